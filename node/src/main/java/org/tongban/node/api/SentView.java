package org.tongban.node.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.tongban.node.store.Sent;
import org.tongban.node.store.Sent.State;

/** What a local system reads of an event that it gave us to send. */
final class SentView {
  private SentView() {}

  static String address(Sent sent) {
    return SentController.PATH + "/sent/" + sent.id();
  }

  static ObjectNode json(Sent sent) {
    var json = JsonNodeFactory.instance.objectNode();
    json.put("id", sent.id().toString());
    json.put("eventId", sent.eventId().toString());
    json.put("to", sent.member().value());
    json.put("service", sent.service().value());
    json.put("state", sent.state().name());
    json.put("accepted", sent.acceptedAt().toString());
    json.put("due", sent.due().toString());
    json.put("tries", sent.tries());
    sent.reason().ifPresent(reason -> json.put("reason", reason));
    var links = json.putObject("links");
    links.put("self", address(sent));
    if (sent.state() == State.TAKEN) {
      json.put("exchange", sent.exchange().toString());
      links.put("result", LaterView.address(sent.exchange()));
    }
    return json;
  }
}
