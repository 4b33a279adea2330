package org.tongban.core.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import io.apicurio.registry.rules.compatibility.jsonschema.JsonSchemaDiffLibrary;
import io.apicurio.registry.rules.compatibility.jsonschema.diff.Difference;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.everit.json.schema.Schema;
import org.everit.json.schema.loader.SchemaLoader;
import org.json.JSONObject;
import org.tongban.core.refusal.Violation;

/**
 * Compares two schemas by Apicurio's library, which knows JSON Schema up to draft-07. It is given
 * only what has the same meaning there and in 2020-12; see {@link SchemaFit}.
 */
final class SchemaDiff {
  private static final int LONGEST_VALUE = 60;
  private static final Comparator<Violation> ORDER =
      Comparator.comparing(Violation::pointer).thenComparing(Violation::message);

  private SchemaDiff() {}

  /** Where the wide schema refuses what the narrow one permits, by the wide one's places. */
  static List<Violation> incompatible(JsonNode narrow, JsonNode wide) {
    return JsonSchemaDiffLibrary.findDifferences(draft7(narrow), draft7(wide))
        .getIncompatibleDifferences()
        .stream()
        .map(SchemaDiff::violation)
        .sorted(ORDER)
        .toList();
  }

  private static Schema draft7(JsonNode schema) {
    return SchemaLoader.builder()
        .draftV7Support()
        .schemaJson(new JSONObject(schema.toString()))
        .build()
        .load()
        .build();
  }

  private static Violation violation(Difference difference) {
    var what = difference.getDiffType().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    var before = difference.getSubSchemaOriginal();
    var after = difference.getSubSchemaUpdated();
    return new Violation(
        difference.getPathUpdated(), what + " (" + brief(before) + " → " + brief(after) + ")");
  }

  private static String brief(String value) {
    if (value == null || value.equals("null")) {
      return "–";
    }
    return value.length() <= LONGEST_VALUE ? value : value.substring(0, LONGEST_VALUE) + "…";
  }
}
