package org.tongban.node.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/** Type and limits of a field in a person's words. */
final class FormText {
  private final Words words;

  FormText(Words words) {
    this.words = words;
  }

  String of(JsonNode schema) {
    if (schema.has("const")) {
      return Markdown.code(schema.get("const").asText());
    }
    if (schema.has("enum")) {
      var values = StreamSupport.stream(schema.get("enum").spliterator(), false);
      return words.text("form.enum", words.list(values.map(v -> Markdown.code(v.asText()))));
    }
    var parts = new ArrayList<String>(List.of(type(schema)));
    range(schema, "minLength", "maxLength", "form.characters", parts);
    range(schema, "minItems", "maxItems", "form.members", parts);
    range(schema, "minimum", "maximum", "form.number", parts);
    range(schema, "minProperties", "maxProperties", "form.members", parts);
    one(schema, "exclusiveMinimum", parts);
    one(schema, "exclusiveMaximum", parts);
    one(schema, "multipleOf", parts);
    if (schema.path("uniqueItems").asBoolean()) {
      parts.add(words.text("form.unique"));
    }
    if (schema.has("pattern")) {
      parts.add(words.text("form.pattern", Markdown.code(schema.get("pattern").asText())));
    }
    return words.list(parts.stream());
  }

  private String type(JsonNode schema) {
    var format = schema.path("format").asText("");
    if (!format.isEmpty()) {
      return words.text("form.format", Markdown.code(format));
    }
    var type = schema.path("type");
    return switch (type.asText("")) {
      case "string", "integer", "number", "boolean", "array", "object", "null" ->
          words.text("form.type." + type.asText());
      default -> words.text("form.type.any");
    };
  }

  private void range(JsonNode schema, String least, String most, String key, List<String> parts) {
    boolean from = schema.has(least);
    boolean to = schema.has(most);
    if (from && to) {
      boolean same = schema.get(least).equals(schema.get(most));
      var number = schema.get(most).asText();
      parts.add(words.text(key, same ? number : schema.get(least).asText() + "–" + number));
    } else if (to) {
      parts.add(words.text(key, "≤ " + schema.get(most).asText()));
    } else if (from) {
      parts.add(words.text(key, "≥ " + schema.get(least).asText()));
    }
  }

  private void one(JsonNode schema, String keyword, List<String> parts) {
    if (schema.has(keyword)) {
      parts.add(words.text("form." + keyword, schema.get(keyword).asText()));
    }
  }
}
