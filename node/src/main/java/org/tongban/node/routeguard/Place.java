package org.tongban.node.routeguard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A node of a route file that knows where it stands.
 *
 * @param pointer JSON pointer (RFC 6901) from the top of the file
 * @param node a missing node where the file has nothing there
 */
record Place(RouteFile file, String pointer, JsonNode node, Problems problems) {
  Place get(String field) {
    JsonNode child = node.path(field);
    String below = pointer + "/" + field.replace("~", "~0").replace("/", "~1");
    return new Place(file, below, child, problems);
  }

  List<Place> items() {
    List<Place> items = new ArrayList<>();
    if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        items.add(new Place(file, pointer + "/" + i, node.get(i), problems));
      }
    }
    return items;
  }

  Map<String, Place> fields() {
    Map<String, Place> fields = new LinkedHashMap<>();
    node.fieldNames().forEachRemaining(name -> fields.put(name, get(name)));
    return fields;
  }

  boolean present() {
    return !(node instanceof MissingNode);
  }

  boolean is(String text) {
    return node.isTextual() && node.textValue().equals(text);
  }

  /** The scalar as written, empty for anything that isn't one. */
  String text() {
    return node.isValueNode() ? node.asText() : "";
  }

  void problem(String message) {
    problems.add(file.path(), file.spot(pointer), message);
  }

  void require(boolean good, String message) {
    if (!good) {
      problem(message);
    }
  }

  /** Everything not on the list is a problem: what a new option does, nobody has thought about. */
  void onlyFields(Set<String> allowed, String what) {
    fields()
        .forEach(
            (name, field) ->
                field.require(
                    allowed.contains(name), what + " may not have '" + name + "' in this file"));
  }

  /** An id names a step in logs and metrics; a description says what it is for. */
  void named(String what) {
    require(!get("id").text().isBlank(), what + " needs an id");
    require(!get("description").text().isBlank(), what + " needs a description");
  }
}
