package org.tongban.core.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/** Collects what a sender wrote. */
final class Leaves {
  private Leaves() {}

  static void texts(JsonNode node, Set<String> into) {
    if (node.isValueNode()) {
      into.add(node.asText());
    }
    node.forEach(child -> texts(child, into));
  }
}
