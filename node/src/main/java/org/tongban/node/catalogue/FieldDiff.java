package org.tongban.node.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What one schema says otherwise than another, field by field. */
final class FieldDiff {
  private final String side;
  private final Words words;
  private final List<String> sentences = new ArrayList<>();

  private FieldDiff(String side, Words words) {
    this.side = words.text("diff." + side);
    this.words = words;
  }

  static List<String> of(String side, JsonNode before, JsonNode after, Words words) {
    var diff = new FieldDiff(side, words);
    diff.fields(byPath(before, words), byPath(after, words));
    if (diff.sentences.isEmpty() && !bare(before).equals(bare(after))) {
      diff.tell("diff.conditions");
    }
    return diff.sentences;
  }

  private static Map<String, Field> byPath(JsonNode schema, Words words) {
    var fields = new LinkedHashMap<String, Field>();
    Fields.of(schema, words).forEach(field -> fields.put(field.path(), field));
    return fields;
  }

  private void fields(Map<String, Field> before, Map<String, Field> after) {
    after.forEach(
        (path, field) -> {
          if (!before.containsKey(path)) {
            tell("diff.field.added", path, field.form());
          } else {
            changed(before.get(path), field);
          }
        });
    before.keySet().stream()
        .filter(path -> !after.containsKey(path))
        .forEach(path -> tell("diff.field.removed", path));
  }

  private void changed(Field from, Field to) {
    if (!from.form().equals(to.form())) {
      tell("diff.field.changed", to.path(), from.form(), to.form());
    }
    if (from.required() != to.required()) {
      tell(to.required() ? "diff.field.required" : "diff.field.optional", to.path());
    }
  }

  /** Without what only explains. */
  private static JsonNode bare(JsonNode schema) {
    var bare = schema.deepCopy();
    bare.findParents("description")
        .forEach(
            node -> {
              if (node instanceof ObjectNode object && object.path("description").isTextual()) {
                object.remove("description");
              }
            });
    return bare;
  }

  private void tell(String key, String... values) {
    var all = new ArrayList<Object>(List.of(side));
    all.addAll(List.of(values));
    sentences.add(words.text(key, all.toArray()));
  }
}
