package org.tongban.node.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tongban.core.message.AnswerItem;
import org.tongban.core.message.Missing;

/** What a local system reads of the answer to one of many asks, and of any. */
final class AnswerItemView {
  private AnswerItemView() {}

  static void write(ObjectNode json, AnswerItem item) {
    json.put("outcome", item.outcome().name());
    item.reason().ifPresent(reason -> json.put("reason", reason));
    facts(json, item.asOf(), item.missing(), item.body());
  }

  static void facts(
      ObjectNode json, Optional<Instant> asOf, List<Missing> missing, Optional<JsonNode> body) {
    asOf.ifPresent(time -> json.put("asOf", time.toString()));
    var parts = json.putArray("missing");
    for (var part : missing) {
      parts.addObject().put("field", part.field()).put("reason", part.reason());
    }
    body.ifPresent(content -> json.set("body", content));
  }
}
