package org.tongban.core.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/**
 * Whether nothing that one {@link PlainSchema} permits can meet a condition. "No" means "not
 * known".
 */
final class Disjoint {
  private static final JsonNode ANYTHING = JsonNodeFactory.instance.objectNode();

  private Disjoint() {}

  static boolean proven(JsonNode schema, JsonNode condition) {
    if (schema.isBoolean() || condition.isBoolean()) {
      return true; // of the two boolean schemas, a plain one can only be false
    }
    return values(schema, condition)
        || members(schema, condition)
        || items(schema, condition)
        || any(schema, condition.path("allOf"));
  }

  private static boolean any(JsonNode schema, JsonNode all) {
    for (var each : all) {
      if (proven(schema, each)) {
        return true;
      }
    }
    return false;
  }

  private static boolean values(JsonNode schema, JsonNode condition) {
    if (!schema.has("enum") || !condition.has("enum")) {
      return false;
    }
    for (var value : schema.get("enum")) {
      if (has(condition.get("enum"), value)) {
        return false;
      }
    }
    return true;
  }

  private static boolean members(JsonNode schema, JsonNode condition) {
    if (!schema.path("type").asText().equals("object")) {
      return false; // what is no object meets every rule about members
    }
    for (var name : PlainSchema.union(schema.path("required"), condition.path("required"))) {
      var here = schema.path("properties").path(name.asText());
      var there = condition.path("properties").path(name.asText());
      boolean demanded = has(condition.path("required"), name);
      if (here.isMissingNode() ? demanded && closed(schema) : proven(here, or(there))) {
        return true;
      }
    }
    return false;
  }

  private static boolean items(JsonNode schema, JsonNode condition) {
    if (!schema.path("type").asText().equals("array")) {
      return false;
    }
    int least = Math.max(schema.path("minItems").asInt(), condition.path("minItems").asInt());
    int most =
        Math.min(
            schema.path("maxItems").asInt(Integer.MAX_VALUE),
            condition.path("maxItems").asInt(Integer.MAX_VALUE));
    if (least > most) {
      return true;
    }
    for (int i = 0; i < least; i++) {
      if (proven(item(schema, i), item(condition, i))) {
        return true;
      }
    }
    return false;
  }

  /** The schema of one member of an array; what permits anything where none is given. */
  static JsonNode item(JsonNode array, int index) {
    var own = array.path("prefixItems").path(index);
    return or(own.isMissingNode() ? array.path("items") : own);
  }

  static boolean closed(JsonNode schema) {
    var additional = schema.path("additionalProperties");
    return additional.isBoolean() && !additional.booleanValue();
  }

  static JsonNode or(JsonNode schema) {
    return schema.isMissingNode() ? ANYTHING : schema;
  }

  private static boolean has(JsonNode array, JsonNode value) {
    for (var each : array) {
      if (each.equals(value)) {
        return true;
      }
    }
    return false;
  }
}
