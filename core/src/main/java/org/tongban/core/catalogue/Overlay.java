package org.tongban.core.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Completes a condition, which names only what it restricts, by the schema that it restricts: then
 * the two have one shape and can be compared. What fits the result fits the condition.
 */
final class Overlay {
  private Overlay() {}

  static JsonNode of(JsonNode schema, JsonNode condition) {
    if (condition.isBoolean() || !(schema instanceof ObjectNode object)) {
      return condition.isBoolean() ? condition : schema;
    }
    var result = JsonNodeFactory.instance.objectNode();
    result.setAll(object);
    for (var entry : condition.properties()) {
      keyword(entry.getKey(), entry.getValue(), object, result);
    }
    return result;
  }

  private static void keyword(String key, JsonNode value, ObjectNode schema, ObjectNode result) {
    switch (key) {
      case "properties" -> result.set(key, properties(schema, value));
      case "required" -> result.set(key, PlainSchema.union(schema.path(key), value));
      case "items" -> items(schema, value, result);
      case "prefixItems" -> result.set(key, prefix(schema, value));
      case "allOf" -> {
        var all = JsonNodeFactory.instance.arrayNode();
        schema.path(key).forEach(all::add);
        value.forEach(all::add);
        result.set(key, all);
      }
      default -> result.set(key, value);
    }
  }

  private static ObjectNode properties(ObjectNode schema, JsonNode conditions) {
    var result = JsonNodeFactory.instance.objectNode();
    schema.path("properties").properties().forEach(e -> result.set(e.getKey(), e.getValue()));
    for (var entry : conditions.properties()) {
      var known = result.path(entry.getKey());
      if (!known.isMissingNode()) {
        result.set(entry.getKey(), of(known, entry.getValue()));
      } else if (!Disjoint.closed(schema)) {
        result.set(entry.getKey(), entry.getValue());
      }
    }
    return result;
  }

  private static void items(ObjectNode schema, JsonNode condition, ObjectNode result) {
    result.set("items", of(Disjoint.or(schema.path("items")), condition));
  }

  private static ArrayNode prefix(ObjectNode schema, JsonNode conditions) {
    var result = JsonNodeFactory.instance.arrayNode();
    int length = Math.max(conditions.size(), schema.path("prefixItems").size());
    for (int i = 0; i < length; i++) {
      var own = Disjoint.item(schema, i);
      result.add(i < conditions.size() ? of(own, conditions.get(i)) : own);
    }
    return result;
  }
}
