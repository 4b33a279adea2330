package org.tongban.core.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.tongban.core.message.Outcome;
import org.tongban.core.message.Purpose;
import org.tongban.core.message.ServiceId;

class PermittedFieldsTest {
  @TestFactory
  List<DynamicTest> anAnswerCutToThePermittedFieldsStillFits() {
    var tests = new ArrayList<DynamicTest>();
    Examples.all(true)
        .filter(of -> !of.example().ask() && of.example().content().isPresent())
        .forEach(
            example ->
                example
                    .contract()
                    .purposes()
                    .forEach(
                        (purpose, rule) ->
                            tests.add(
                                DynamicTest.dynamicTest(
                                    example + " for " + purpose, () -> fits(example, rule)))));
    return tests;
  }

  private static void fits(Examples.Of example, PurposeRule rule) {
    // Given
    boolean fhir = example.contract().answerFormat() == Contract.AnswerFormat.FHIR_R4;
    JsonNode body = example.example().content().orElseThrow().deepCopy();

    // When
    if (fhir) {
      cutBundle((ArrayNode) body.path("entry"), rule.fields());
    } else {
      cut(body, FieldPath.BODY, rule.fields().stream().map(FieldPath::parse).toList());
    }

    // Then
    var contract = example.contract();
    assertThat(Examples.CATALOGUE.checkAnswer(contract, Outcome.POSITIVE, Optional.of(body)))
        .isEmpty();
  }

  private static void cutBundle(ArrayNode entries, List<String> fields) {
    for (var entries2 = entries.iterator(); entries2.hasNext(); ) {
      var resource = (ObjectNode) entries2.next().path("resource");
      var type = resource.path("resourceType").asText();
      resource.properties().removeIf(e -> !keeps(type, e.getKey(), fields));
      if (resource.size() == 1) {
        entries2.remove();
      }
    }
  }

  private static boolean keeps(String type, String element, List<String> fields) {
    return element.equals("resourceType") || fields.contains(type + "." + element);
  }

  private static void cut(JsonNode node, FieldPath path, List<FieldPath> fields) {
    if (fields.stream().anyMatch(field -> field.covers(path))) {
      return;
    }
    if (node.isArray()) {
      node.forEach(member -> cut(member, path.then(FieldPath.EACH), fields));
    }
    if (node instanceof ObjectNode object) {
      object.properties().removeIf(e -> fields.stream().noneMatch(f -> near(f, path, e.getKey())));
      object.properties().forEach(e -> cut(e.getValue(), path.then(e.getKey()), fields));
    }
  }

  private static boolean near(FieldPath field, FieldPath path, String name) {
    var below = path.then(name);
    return field.covers(below) || below.covers(field);
  }

  @Test
  void admissionSeesNoScoresAndRecognitionSeesThemAll() {
    // Given
    var contract = Examples.CATALOGUE.newest(new ServiceId("eldercare.assessment")).orElseThrow();

    // When
    var admission = contract.purposes().get(new Purpose("CARE_ADMISSION")).fields();
    var recognition = contract.purposes().get(new Purpose("CARE_RECOGNITION")).fields();

    // Then
    assertThat(admission)
        .doesNotContain("Observation.component")
        .noneMatch(field -> field.startsWith("QuestionnaireResponse."));
    assertThat(recognition)
        .containsAll(admission)
        .contains("Observation.component", "QuestionnaireResponse.item");
  }

  @Test
  void amountsAreForTheSearchForDuplicateBenefitsOnly() {
    // Given
    var contract = Examples.CATALOGUE.newest(new ServiceId("assistance.status")).orElseThrow();

    // Then
    contract
        .purposes()
        .forEach(
            (purpose, rule) ->
                assertThat(rule.fields().contains("amountBand"))
                    .isEqualTo(purpose.code().equals("DUPLICATE_BENEFIT_CHECK")));
  }

  @Test
  void aFieldPathIsTakenApartAndPutTogether() {
    for (var text : List.of("status", "parties[].name", "a.b[][].c", "parties")) {
      assertThat(FieldPath.parse(text)).hasToString(text);
    }
    assertThat(FieldPath.parse("a[].b").steps()).containsExactly("a", "[]", "b");
    assertThat(FieldPath.parse("a").covers(FieldPath.parse("a[].b"))).isTrue();
    assertThat(FieldPath.parse("a[].b").covers(FieldPath.parse("a"))).isFalse();
  }
}
