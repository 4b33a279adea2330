package org.tongban.core.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A schema must be readable without the code tables, so it lists its codes itself; this holds the
 * two together.
 */
final class CodeLint {
  private final Map<String, Map<String, Title>> tables;
  private final List<String> problems = new ArrayList<>();

  private CodeLint(Map<String, Map<String, Title>> tables) {
    this.tables = tables;
  }

  /** One sentence for each field that differs from its table. */
  static List<String> check(Service service, Map<String, Map<String, Title>> tables) {
    var lint = new CodeLint(tables);
    lint.check("ask", service.ask(), service.askCodes());
    lint.check("answer", service.answer(), service.answerCodes());
    return lint.problems;
  }

  private void check(String side, BodySchema schema, Map<String, String> fields) {
    fields.forEach(
        (field, table) -> {
          var place = "codes/" + side + "/" + field + ": ";
          if (!tables.containsKey(table)) {
            problems.add(place + "there is no table codes/" + table + ".yaml");
          } else {
            compare(place, schema.tree().field(FieldPath.parse(field)), table);
          }
        });
  }

  private void compare(String place, JsonNode schema, String table) {
    var inTable = tables.get(table).keySet();
    var inSchema = values(schema);
    if (!inSchema.equals(inTable)) {
      problems.add(
          place
              + "the schema and codes/"
              + table
              + ".yaml differ in "
              + differing(inSchema, inTable));
    }
  }

  private static Set<String> values(JsonNode schema) {
    var values = new TreeSet<String>();
    schema.path("enum").forEach(value -> values.add(value.asText()));
    if (schema.has("const")) {
      values.add(schema.path("const").asText());
    }
    return values;
  }

  private static Set<String> differing(Set<String> one, Set<String> other) {
    var differing = new TreeSet<String>(one);
    differing.addAll(other);
    differing.removeIf(code -> one.contains(code) && other.contains(code));
    return differing;
  }
}
