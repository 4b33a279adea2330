package org.tongban.core.catalogue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Holds the permitted fields of a FHIR answer, {@code ResourceType.element}, against its schema. An
 * entry of which nothing is permitted leaves the Bundle; so a Bundle that is cut must still fit.
 */
final class FhirFieldLint {
  /** Always permitted: without it an element would belong to nothing. */
  private static final Set<String> FRAME = Set.of("resourceType");

  private FhirFieldLint() {}

  static List<String> check(SchemaTree answer, PurposeRule rule) {
    var problems = new ArrayList<String>();
    var resources = answer.resources();
    for (var field : rule.fields()) {
      int dot = field.indexOf('.');
      var resource = resources.get(dot < 0 ? field : field.substring(0, dot));
      boolean known =
          dot > 0 && resource != null && resource.path("properties").has(field.substring(dot + 1));
      if (!known) {
        problems.add("the answer schema has no " + field);
      }
    }
    int needed = answer.property(answer.root(), "entry").path("minItems").asInt();
    int place = 0;
    for (var type : resources.keySet()) {
      problems.addAll(required(type, answer, rule, place < needed));
      place++;
    }
    return problems;
  }

  private static List<String> required(
      String type, SchemaTree answer, PurposeRule rule, boolean entryNeeded) {
    var problems = new ArrayList<String>();
    boolean stays = rule.fields().stream().anyMatch(field -> field.startsWith(type + "."));
    if (!stays && entryNeeded) {
      problems.add("the answer schema requires " + type + ", of which nothing is permitted");
    }
    if (stays) {
      var fields = new HashSet<>(rule.fields());
      for (var element : answer.resources().get(type).path("required")) {
        var field = type + "." + element.asText();
        if (!FRAME.contains(element.asText()) && !fields.contains(field)) {
          problems.add("the answer schema requires " + field + ", which is not permitted");
        }
      }
    }
    return problems;
  }
}
