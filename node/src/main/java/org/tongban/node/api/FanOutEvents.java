package org.tongban.node.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.tongban.core.message.MemberCode;
import org.tongban.node.fanout.Conclusion;
import org.tongban.node.fanout.Progress;
import org.tongban.node.store.FanOut;
import org.tongban.node.store.FanOut.One;

/** What has happened to a question to several members, as events of CloudEvents 1.0. */
final class FanOutEvents {
  private static final String TYPE = "org.tongban.fan-out.";

  private FanOutEvents() {}

  /**
   * One event.
   *
   * @param id the same whoever tells of it, and however often
   */
  record Event(String id, String type, Instant at, ObjectNode data) {
    /** Its JSON form. */
    ObjectNode json(MemberCode self, FanOut fanOut) {
      var json = JsonNodeFactory.instance.objectNode();
      json.put("specversion", "1.0");
      json.put("id", id);
      json.put("source", "urn:tongban:member:" + self.value());
      json.put("type", type);
      json.put("subject", fanOut.id().toString());
      json.put("time", at.toString());
      json.put("datacontenttype", "application/json");
      json.set("data", data);
      return json;
    }
  }

  /** All that has happened until that time, the first first. */
  static List<Event> of(FanOut fanOut, Instant now) {
    var events = new ArrayList<Event>();
    for (var one : fanOut.members()) {
      one.at().ifPresent(at -> events.add(settled(fanOut, one, at)));
    }
    if (missed(fanOut) && !now.isBefore(fanOut.deadline())) {
      events.add(whole(fanOut, now, "deadline", fanOut.deadline()));
    }
    events.sort(Comparator.comparing(Event::at).thenComparing(Event::id));
    if (ended(fanOut)) {
      var last = events.get(events.size() - 1).at();
      events.add(whole(fanOut, now, "ended", last));
    }
    return events;
  }

  /** Whether somebody was silent at the deadline. */
  private static boolean missed(FanOut fanOut) {
    return fanOut.members().stream()
        .anyMatch(one -> one.at().map(at -> at.isAfter(fanOut.deadline())).orElse(true));
  }

  /** Whether nothing more can come. */
  static boolean ended(FanOut fanOut) {
    return fanOut.members().stream().noneMatch(One::open);
  }

  private static Event settled(FanOut fanOut, One one, Instant at) {
    var type = TYPE + one.state().name().toLowerCase(java.util.Locale.ROOT);
    return new Event(fanOut.id() + "/" + one.member(), type, at, FanOutView.member(fanOut, one));
  }

  private static Event whole(FanOut fanOut, Instant now, String what, Instant at) {
    var data = JsonNodeFactory.instance.objectNode();
    data.put("state", Progress.of(fanOut, now).name());
    data.put("conclusion", Conclusion.of(fanOut.members()).name());
    return new Event(fanOut.id() + "/" + what, TYPE + what, at, data);
  }
}
