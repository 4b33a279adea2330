package org.tongban.node.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.tongban.node.fanout.Conclusion;
import org.tongban.node.fanout.Progress;
import org.tongban.node.store.FanOut;
import org.tongban.node.store.FanOut.One;
import org.tongban.node.store.FanOut.State;

/** What a local system reads of a question to several members: who said what, and who nothing. */
final class FanOutView {
  private FanOutView() {}

  static String address(FanOut fanOut) {
    return FanOutController.PATH + "/" + fanOut.id();
  }

  static ObjectNode json(FanOut fanOut, Instant now) {
    var json = JsonNodeFactory.instance.objectNode();
    json.put("fanOut", fanOut.id().toString());
    json.put("service", fanOut.service().value());
    json.put("state", Progress.of(fanOut, now).name());
    json.put("conclusion", Conclusion.of(fanOut.members()).name());
    json.put("createdAt", fanOut.createdAt().toString());
    json.put("deadline", fanOut.deadline().toString());
    json.put("due", fanOut.due().toString());
    json.put("asked", fanOut.members().size());
    var answered = json.putArray("answered");
    var refused = json.putArray("refused");
    var silent = json.putArray("silent");
    for (var one : fanOut.members()) {
      list(one, answered, refused, silent).add(member(fanOut, one));
    }
    var links = json.putObject("links");
    links.put("self", address(fanOut));
    links.put("events", address(fanOut) + "/events");
    return json;
  }

  private static ArrayNode list(One one, ArrayNode answered, ArrayNode refused, ArrayNode silent) {
    return switch (one.state()) {
      case ANSWERED -> answered;
      case REFUSED -> refused;
      case OPEN, WAITING, SILENT -> silent;
    };
  }

  /** What is said of one member. */
  static ObjectNode member(FanOut fanOut, One one) {
    var json = JsonNodeFactory.instance.objectNode();
    json.put("member", one.member().value());
    var exchange = one.by().orElse(one.exchange());
    if (one.asked()) {
      json.put("exchange", exchange.toString());
    }
    one.outcome().ifPresent(outcome -> json.put("outcome", outcome.name()));
    one.reason().ifPresent(reason -> json.put("reason", reason));
    if (one.state() == State.ANSWERED || one.state() == State.REFUSED) {
      var at = one.at().orElseThrow();
      json.put("at", at.toString());
      json.put("late", at.isAfter(fanOut.deadline()));
    } else {
      json.put("since", fanOut.createdAt().toString());
      json.put("awaited", one.open());
    }
    if (one.state() == State.ANSWERED) {
      json.putObject("links").put("result", LaterView.address(exchange));
    }
    return json;
  }
}
