package org.tongban.core.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * The rules of a {@link PlainSchema} that depend on what else a message says: they restrict what
 * the rest of the schema permits, and the library that compares schemas can't look into them.
 */
final class Conditions {
  private static final List<List<String>> GROUPS =
      List.of(
          List.of("if", "then", "else"),
          List.of("anyOf"),
          List.of("oneOf"),
          List.of("not"),
          List.of("contains", "minContains", "maxContains"),
          List.of("dependentRequired"),
          List.of("dependentSchemas"),
          List.of("patternProperties"),
          List.of("propertyNames"),
          List.of("unevaluatedProperties"),
          List.of("unevaluatedItems"));

  private Conditions() {}

  /** Each condition of one place as a schema of its own; members of {@code allOf} singly. */
  static List<JsonNode> of(JsonNode schema) {
    var found = new ArrayList<JsonNode>();
    schema.path("allOf").forEach(found::add);
    for (var group : GROUPS) {
      var condition = JsonNodeFactory.instance.objectNode();
      for (var keyword : group) {
        if (schema.has(keyword)) {
          condition.set(keyword, schema.get(keyword));
        }
      }
      if (!condition.isEmpty()) {
        found.add(condition);
      }
    }
    return found;
  }

  /** The same place without its conditions; what lies below keeps its own. */
  static JsonNode without(JsonNode schema) {
    if (!(schema instanceof ObjectNode object)) {
      return schema;
    }
    var rest = JsonNodeFactory.instance.objectNode();
    rest.setAll(object);
    rest.remove("allOf");
    GROUPS.forEach(rest::remove);
    return rest;
  }

  /** Whether a schema is nothing but {@code if}, {@code then}, {@code else}. */
  static boolean choice(JsonNode condition) {
    return condition.has("if") && single(condition);
  }

  /** Whether a schema is nothing but one condition that can't be taken apart. */
  static boolean opaque(JsonNode condition) {
    return !condition.has("if") && !condition.has("allOf") && single(condition);
  }

  private static boolean single(JsonNode condition) {
    return without(condition).isEmpty() && of(condition).size() == 1;
  }
}
