package org.tongban.core.catalogue;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.TreeSet;

/**
 * A schema with its references replaced by what they point at, without titles and descriptions, and
 * with {@code const} written as an {@code enum} of one: two schemas that mean the same are the same
 * tree more often.
 */
final class PlainSchema {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** A schema that refers to itself would have no end; it keeps its reference from here on. */
  private static final int MAX_REFS = 32;

  private static final Set<String> WORDS =
      Set.of("$schema", "$id", "$defs", "$comment", "title", "description", "default", "examples");
  private static final Set<String> NAMED = Set.of("properties", "patternProperties");
  private static final Set<String> LISTED = Set.of("prefixItems", "allOf", "anyOf", "oneOf");
  private static final Set<String> SINGLE =
      Set.of("items", "additionalProperties", "contains", "not", "if", "then", "else");

  private final JsonNode root;

  private PlainSchema(JsonNode root) {
    this.root = root;
  }

  /** An object, or {@code false} where nothing is permitted. */
  static JsonNode of(JsonNode schema) {
    return new PlainSchema(schema).plain(schema, 0);
  }

  private JsonNode plain(JsonNode schema, int refs) {
    if (!schema.isObject()) {
      return schema.isBoolean() && schema.booleanValue() ? NODES.objectNode() : schema;
    }
    var plain = NODES.objectNode();
    for (var entry : schema.properties()) {
      keyword(entry.getKey(), entry.getValue(), plain, refs);
    }
    var ref = schema.path("$ref").asText("");
    if (ref.isEmpty() || refs >= MAX_REFS) {
      return plain;
    }
    plain.remove("$ref");
    var target = plain(root.at(JsonPointer.valueOf(ref.substring(1))), refs + 1);
    return target instanceof ObjectNode object ? both(object, plain) : target;
  }

  private void keyword(String key, JsonNode value, ObjectNode plain, int refs) {
    if (key.equals("const")) {
      plain.putArray("enum").add(value);
    } else if (NAMED.contains(key)) {
      var named = plain.putObject(key);
      value.properties().forEach(e -> named.set(e.getKey(), plain(e.getValue(), refs)));
    } else if (LISTED.contains(key)) {
      var listed = plain.putArray(key);
      value.forEach(member -> listed.add(plain(member, refs)));
    } else if (SINGLE.contains(key)) {
      plain.set(key, plain(value, refs));
    } else if (!WORDS.contains(key)) {
      plain.set(key, value);
    }
  }

  /** What stands beside a reference counts too (JSON Schema 2020-12 core §8.2.3.1). */
  private static ObjectNode both(ObjectNode target, ObjectNode beside) {
    var both = target.deepCopy();
    var further = NODES.objectNode();
    for (var entry : beside.properties()) {
      if (entry.getKey().equals("required")) {
        both.set("required", union(both.path("required"), entry.getValue()));
      } else if (!both.has(entry.getKey())) {
        both.set(entry.getKey(), entry.getValue());
      } else {
        further.set(entry.getKey(), entry.getValue());
      }
    }
    if (!further.isEmpty()) {
      both.withArray("allOf").add(further);
    }
    return both;
  }

  static ArrayNode union(JsonNode one, JsonNode other) {
    var names = new TreeSet<String>();
    one.forEach(name -> names.add(name.asText()));
    other.forEach(name -> names.add(name.asText()));
    var union = NODES.arrayNode();
    names.forEach(union::add);
    return union;
  }
}
