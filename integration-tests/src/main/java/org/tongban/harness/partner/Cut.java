package org.tongban.harness.partner;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;

/** Leaves of a JSON answer what lies at a permitted path, {@code parties[].name}, or below it. */
final class Cut {
  private Cut() {}

  static JsonNode to(JsonNode body, List<String> permitted) {
    return cut(body, "", permitted);
  }

  private static JsonNode cut(JsonNode node, String path, List<String> permitted) {
    if (permitted.contains(path)) {
      return node;
    }
    if (node.isArray()) {
      var kept = JsonNodeFactory.instance.arrayNode();
      node.forEach(element -> kept.add(cut(element, path + "[]", permitted)));
      return kept;
    }
    var kept = JsonNodeFactory.instance.objectNode();
    node.properties()
        .forEach(
            member -> {
              var below = path.isEmpty() ? member.getKey() : path + "." + member.getKey();
              if (permitted.stream().anyMatch(one -> reaches(one, below))) {
                kept.set(member.getKey(), cut(member.getValue(), below, permitted));
              }
            });
    return kept;
  }

  private static boolean reaches(String permitted, String path) {
    return permitted.equals(path)
        || permitted.startsWith(path + ".")
        || permitted.startsWith(path + "[]");
  }
}
