package org.tongban.harness.conformance;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tongban.core.message.StrictJson;
import org.tongban.harness.forge.RawLines;
import org.tongban.harness.forge.ReadMessage;

/**
 * What came back for many asks, believed or not.
 *
 * @param head the signed part, where it can be read
 * @param lines as they came
 * @param items what they say; empty objects where that can't be read
 */
record ManyAnswers(Optional<ReadMessage> head, List<byte[]> lines, List<ObjectNode> items) {
  static ManyAnswers of(Subject node, byte[] wire) throws IOException {
    return of(node.post(wire).reply().bytes());
  }

  static ManyAnswers of(byte[] reply) {
    var parts = RawLines.of(reply);
    var items = parts.lines().stream().map(ManyAnswers::item).toList();
    return new ManyAnswers(ReadMessage.of(parts.head()), parts.lines(), items);
  }

  private static ObjectNode item(byte[] line) {
    try {
      return (ObjectNode) StrictJson.parse(line);
    } catch (IllegalArgumentException | ClassCastException e) {
      // no object
      return JsonNodeFactory.instance.objectNode();
    }
  }

  String claim(String name) {
    return head.map(message -> message.text(name)).orElse("");
  }

  String outcome(int at) {
    return at < items.size() ? items.get(at).path("outcome").asText() : "";
  }

  String reason(int at) {
    return at < items.size() ? items.get(at).path("reason").asText() : "";
  }

  List<String> outcomes() {
    return items.stream().map(item -> item.path("outcome").asText()).toList();
  }

  /** Refused as a whole, for one of these reasons. */
  boolean refused(String... reasons) {
    return claim("outcome").equals("REFUSED")
        && lines.isEmpty()
        && List.of(reasons).contains(claim("reason"));
  }

  /** What it was, in codes; nothing else of a message gets into a report. */
  String told() {
    if (head.isEmpty()) {
      return "unreadable";
    }
    var each =
        items.isEmpty() ? "" : outcomes().stream().limit(9).collect(Collectors.joining(", "));
    var text =
        (claim("outcome") + " " + claim("reason")).strip() + (each.isEmpty() ? "" : ": " + each);
    return text.matches("[A-Za-z_:, -]{1,200}") ? text : "?";
  }
}
