package org.tongban.node.console.overview;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.TreeMap;

/** The node's own metrics that the overview shows. */
final class Gauges {
  private final MeterRegistry meters;

  Gauges(MeterRegistry meters) {
    this.meters = meters;
  }

  /** By the key of the text. What is not measured, or can't be told now, is not there. */
  Map<String, Long> now() {
    var found = new TreeMap<String, Long>();
    put(found, "waiting.asking", "tongban.later.waiting", "side", "asking");
    put(found, "waiting.answering", "tongban.later.waiting", "side", "answering");
    put(found, "overdue.asking", "tongban.later.overdue", "side", "asking");
    put(found, "overdue.answering", "tongban.later.overdue", "side", "answering");
    put(found, "events.waiting", "tongban.events.sent", "state", "WAITING");
    put(found, "unstamped", "tongban.journal.unstamped.age");
    return found;
  }

  private void put(Map<String, Long> found, String key, String name, String... tags) {
    var gauge = meters.find(name).tags(tags).gauge();
    double value = gauge == null ? Double.NaN : gauge.value();
    if (Double.isFinite(value)) {
      found.put(key, Math.round(value));
    }
  }
}
