package org.tongban.core.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * Cuts a JSON body to the permitted fields. Everything is left out that no path names; a container
 * of which nothing is left goes too, so that not even its presence is told. A list that was empty
 * before stays, where its elements might be told: that there is none is then the answer.
 */
final class JsonCut {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private JsonCut() {}

  /** A copy; the body itself stays as it is. */
  static ObjectNode cut(JsonNode body, FieldSet fields) {
    return keep(body, FieldTree.of(fields))
        .filter(JsonNode::isObject)
        .map(kept -> (ObjectNode) kept)
        .orElseGet(NODES::objectNode);
  }

  private static Optional<JsonNode> keep(JsonNode node, FieldTree permitted) {
    if (permitted == null) {
      return Optional.empty();
    }
    if (permitted.whole()) {
      return Optional.of(node.deepCopy());
    }
    var kept = node.isArray() ? elements(node, permitted) : members(node, permitted);
    return kept.isEmpty() && !emptyList(node, permitted) ? Optional.empty() : Optional.of(kept);
  }

  private static boolean emptyList(JsonNode node, FieldTree permitted) {
    return node.isArray() && node.isEmpty() && permitted.at(FieldPath.EACH) != null;
  }

  private static JsonNode elements(JsonNode array, FieldTree permitted) {
    var kept = NODES.arrayNode();
    var each = permitted.at(FieldPath.EACH);
    array.forEach(element -> keep(element, each).ifPresent(kept::add));
    return kept;
  }

  // a scalar has no members: nothing of it is kept; a member called [] is no element of a list
  private static JsonNode members(JsonNode object, FieldTree permitted) {
    var kept = NODES.objectNode();
    object.properties().stream()
        .filter(member -> !FieldPath.EACH.equals(member.getKey()))
        .forEach(
            member ->
                keep(member.getValue(), permitted.at(member.getKey()))
                    .ifPresent(value -> kept.set(member.getKey(), value)));
    return kept;
  }
}
