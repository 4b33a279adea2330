package org.tongban.core.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * House rules for schemas: an object says all its members, a text and an array say how long they
 * may be, and nothing is looked up outside the file.
 */
final class SchemaLint {
  private final List<String> problems = new ArrayList<>();

  private final JsonNode root;

  private SchemaLint(JsonNode root) {
    this.root = root;
  }

  static List<String> check(JsonNode schema) {
    var lint = new SchemaLint(schema);
    if (!schema.path("$schema").asText().equals(SchemaCompiler.DIALECT)) {
      lint.problems.add("$schema must be " + SchemaCompiler.DIALECT);
    }
    lint.references(schema, "");
    lint.visit(schema, "");
    return lint.problems;
  }

  private void references(JsonNode node, String pointer) {
    var ref = node.path("$ref").asText("#");
    if (!ref.equals("#") && !ref.startsWith("#/")) {
      problems.add(pointer + "/$ref must point inside the file, #/…");
    } else if (root.at(ref.substring(1)).isMissingNode()) {
      problems.add(pointer + "/$ref must point at a schema of the file");
    }
    if (node.has("$dynamicRef")) {
      problems.add(pointer + "/$dynamicRef is not used here");
    }
    node.properties().forEach(e -> references(e.getValue(), pointer + "/" + e.getKey()));
    if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        references(node.get(i), pointer + "/" + i);
      }
    }
  }

  /** Follows only what describes values; conditions ({@code if}, {@code not} …) may stay open. */
  private void visit(JsonNode schema, String pointer) {
    if (schema.has("properties") || schema.path("type").asText().equals("object")) {
      closed(schema, pointer);
    }
    if (schema.path("type").asText().equals("string")) {
      bounded(schema, pointer, "maxLength");
    }
    if (schema.path("type").asText().equals("array")) {
      bounded(schema, pointer, "maxItems");
    }
    for (var keyword : List.of("properties", "$defs")) {
      schema
          .path(keyword)
          .properties()
          .forEach(e -> visit(e.getValue(), pointer + "/" + keyword + "/" + e.getKey()));
    }
    for (int i = 0; i < schema.path("prefixItems").size(); i++) {
      visit(schema.path("prefixItems").get(i), pointer + "/prefixItems/" + i);
    }
    if (schema.has("items")) {
      visit(schema.path("items"), pointer + "/items");
    }
  }

  private void closed(JsonNode schema, String pointer) {
    boolean shut =
        isFalse(schema.path("additionalProperties"))
            || isFalse(schema.path("unevaluatedProperties"));
    if (!shut) {
      problems.add(pointer + " must set additionalProperties or unevaluatedProperties to false");
    }
  }

  private void bounded(JsonNode schema, String pointer, String limit) {
    if (!schema.has(limit) && !schema.has("enum") && !schema.has("const")) {
      problems.add(pointer + " must set " + limit);
    }
  }

  private static boolean isFalse(JsonNode node) {
    return node.isBoolean() && !node.booleanValue();
  }
}
