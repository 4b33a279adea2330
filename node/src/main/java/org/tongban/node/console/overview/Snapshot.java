package org.tongban.node.console.overview;

import java.util.List;
import java.util.Map;

/**
 * What the overview shows at one moment.
 *
 * @param outcomes answers that came back today, by outcome
 * @param failures of today, by hop
 * @param gauges what is measured, by the key of its text; one that can't be had is not there
 */
public record Snapshot(
    List<Peer> peers,
    long asked,
    long answered,
    Map<String, Long> outcomes,
    Map<String, Long> failures,
    Map<String, Long> gauges,
    List<JournalCounts.Entry> last) {
  public Snapshot {
    peers = List.copyOf(peers);
    last = List.copyOf(last);
  }
}
