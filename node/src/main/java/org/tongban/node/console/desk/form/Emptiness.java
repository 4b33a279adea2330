package org.tongban.node.console.desk.form;

import com.fasterxml.jackson.databind.JsonNode;

/** Whether nobody has filled anything in. */
final class Emptiness {
  private Emptiness() {}

  static boolean of(JsonNode node) {
    if (node.isContainerNode()) {
      for (var child : node) {
        if (!of(child)) {
          return false;
        }
      }
      return true;
    }
    return node.isTextual() && node.textValue().isEmpty();
  }
}
