package org.tongban.node.inbox;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.tongban.core.message.MemberCode;
import org.tongban.node.store.MatterEvent;

/**
 * What happened to a matter that is answered later, in the form of CloudEvents 1.0: the fact, and
 * where what came of it is read by who may.
 */
final class MatterView {
  private MatterView() {}

  static ObjectNode json(MatterEvent happened, MemberCode self) {
    var json = JsonNodeFactory.instance.objectNode();
    json.put("specversion", "1.0");
    json.put("id", happened.id().toString());
    json.put("source", "urn:tongban:member:" + self.value());
    json.put("type", "org.tongban.matter." + happened.kind().name());
    var subject = happened.ticket().or(() -> happened.exchange().map(Object::toString));
    json.put("subject", subject.orElseThrow());
    json.put("time", happened.at().toString());
    json.put("datacontenttype", "application/json");
    json.put("sequence", String.valueOf(happened.seq()));
    json.put("due", happened.due().toString());
    json.set("data", data(happened));
    return json;
  }

  private static ObjectNode data(MatterEvent happened) {
    var data = JsonNodeFactory.instance.objectNode();
    data.put("member", happened.member().value());
    data.put("service", happened.service().value());
    happened
        .exchange()
        .ifPresent(
            id -> {
              data.put("exchange", id.toString());
              data.put("result", "/api/v1/exchanges/" + id + "/result");
            });
    happened.ticket().ifPresent(ticket -> data.put("ticket", ticket));
    if (happened.over() > 0) {
      data.put("over", happened.over());
    }
    happened.owes().ifPresent(member -> data.put("owes", member.value()));
    happened.reason().ifPresent(reason -> data.put("reason", reason));
    return data;
  }
}
