package org.tongban.node.catalogue;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Every field of a schema that has passed the catalogue's own checks, in the schema's order. */
final class Fields {
  /** Deeper than any contract; a schema that refers to itself would have no end. */
  private static final int MAX_DEPTH = 40;

  private final JsonNode root;
  private final FormText forms;
  private final List<Field> found = new ArrayList<>();

  private Fields(JsonNode root, FormText forms) {
    this.root = root;
    this.forms = forms;
  }

  static List<Field> of(JsonNode schema, Words words) {
    var fields = new Fields(schema, new FormText(words));
    fields.visit(schema, "", 0);
    return List.copyOf(fields.found);
  }

  /** Whether what a field may hold depends on other fields, somewhere in the schema. */
  static boolean conditional(JsonNode schema) {
    return !schema.findParents("if").isEmpty() || !schema.findParents("allOf").isEmpty();
  }

  private void visit(JsonNode schema, String path, int depth) {
    var here = resolved(schema);
    if (depth > MAX_DEPTH) {
      return;
    }
    for (var entry : here.path("properties").properties()) {
      var below = path.isEmpty() ? entry.getKey() : path + "." + entry.getKey();
      boolean required = contains(here.path("required"), entry.getKey());
      field(entry.getValue(), below, required, depth);
    }
    var prefix = here.path("prefixItems");
    for (int i = 0; i < prefix.size(); i++) {
      boolean required = i < here.path("minItems").asInt();
      field(prefix.get(i), path + "[" + i + "]", required, depth);
    }
    var items = here.path("items");
    if (items.isObject()) {
      boolean plain = !resolved(items).has("properties") && prefix.isEmpty();
      if (plain) {
        field(items, path + "[]", true, depth);
      } else {
        visit(items, path + "[]", depth + 1);
      }
    }
  }

  private void field(JsonNode schema, String path, boolean required, int depth) {
    if (schema.isBoolean()) {
      return;
    }
    var here = resolved(schema);
    var own = schema.path("description").asText("");
    var description = own.isEmpty() ? here.path("description").asText("") : own;
    found.add(new Field(path, forms.of(here), required, description));
    visit(here, path, depth + 1);
  }

  private JsonNode resolved(JsonNode schema) {
    var here = schema;
    for (int i = 0; i < MAX_DEPTH && here.path("$ref").isTextual(); i++) {
      here = root.at(JsonPointer.valueOf(here.path("$ref").asText().substring(1)));
    }
    return here;
  }

  private static boolean contains(JsonNode names, String name) {
    for (var each : names) {
      if (each.asText().equals(name)) {
        return true;
      }
    }
    return false;
  }
}
