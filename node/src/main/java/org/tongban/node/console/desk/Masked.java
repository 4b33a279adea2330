package org.tongban.node.console.desk;

import com.fasterxml.jackson.databind.JsonNode;
import org.tongban.core.message.Ask;

/** Enough to tell one row of a list from the next, and too little to learn who it is. */
final class Masked {
  private static final int TAIL = 4;

  private Masked() {}

  /** The first person that the ask names: first character of the name, last four of the number. */
  static String person(Ask ask) {
    var first = first(ask.body());
    if (first == null) {
      return "";
    }
    var name = first.path("name").asText("");
    var number = first.path("idNumber").asText("");
    var shown = name.isEmpty() ? "" : name.substring(0, name.offsetByCodePoints(0, 1)) + "**";
    return number.length() <= TAIL
        ? shown
        : (shown + " …" + number.substring(number.length() - TAIL)).strip();
  }

  private static JsonNode first(JsonNode node) {
    if (node.isObject() && node.has("idNumber")) {
      return node;
    }
    for (var child : node) {
      var found = child.isContainerNode() ? first(child) : null;
      if (found != null) {
        return found;
      }
    }
    return null;
  }
}
