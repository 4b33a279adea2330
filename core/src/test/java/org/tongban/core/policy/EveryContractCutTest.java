package org.tongban.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.tongban.core.catalogue.Contract;
import org.tongban.core.catalogue.Contract.AnswerFormat;
import org.tongban.core.catalogue.PurposeRule;
import org.tongban.core.message.Outcome;

/**
 * For each contract and each of its purposes: a register that tells everything, and more than the
 * contract knows, can't make a field leave that the purpose doesn't permit; and what leaves is an
 * answer that the asker's node accepts.
 */
class EveryContractCutTest {
  private static final Set<String> FRAME = Set.of("resourceType", "type", "entry[].fullUrl");

  @TestFactory
  List<DynamicTest> nothingLeavesThatThePurposeDoesNotPermit() {
    return each(EveryContractCutTest::nothingElse);
  }

  @TestFactory
  List<DynamicTest> whatIsLeftAnswersToTheContractStill() {
    return each(EveryContractCutTest::stillAnAnswer);
  }

  private static List<DynamicTest> each(Check check) {
    var tests = new ArrayList<DynamicTest>();
    for (var contract : Queries.CATALOGUE.contracts()) {
      contract
          .purposes()
          .forEach(
              (purpose, rule) ->
                  tests.add(
                      DynamicTest.dynamicTest(
                          contract.id() + " " + contract.version() + " for " + purpose,
                          () -> check.check(contract, rule))));
    }
    return tests;
  }

  private static void stillAnAnswer(Contract contract, PurposeRule rule) throws IOException {
    // Given
    var fields = FieldSet.of(rule.fields());
    var fhir = contract.answerFormat() == AnswerFormat.FHIR_R4;
    for (var told : told(contract)) {
      // When
      var cut = fhir ? FhirCut.cut(told, fields) : JsonCut.cut(told, fields);

      // Then
      assertThat(Queries.CATALOGUE.checkAnswer(contract, Outcome.POSITIVE, Optional.of(cut)))
          .isEmpty();
    }
  }

  private static void nothingElse(Contract contract, PurposeRule rule) throws IOException {
    // Given
    var fields = FieldSet.of(rule.fields());
    var fhir = contract.answerFormat() == AnswerFormat.FHIR_R4;
    for (var told : told(contract)) {
      told.put("beyondTheContract", "secret");

      // When
      var cut = fhir ? FhirCut.cut(told, fields) : JsonCut.cut(told, fields);

      // Then
      var left = new TreeSet<String>();
      if (fhir) {
        resources(cut, left);
      } else {
        leaves(cut, "", left);
      }
      assertThat(left).allMatch(path -> permitted(path, rule.fields()));
      assertThat(cut.toString()).doesNotContain("secret");
    }
  }

  /** What must hold of a contract and one of its purposes. */
  private interface Check {
    void check(Contract contract, PurposeRule rule) throws IOException;
  }

  private static List<ObjectNode> told(Contract contract) throws IOException {
    var folder =
        Queries.SCHEMAS
            .resolve(contract.id().value().replace('.', '/'))
            .resolve(contract.version().toString())
            .resolve("examples/valid");
    try (var files = Files.list(folder)) {
      return files
          .sorted()
          .map((Path file) -> Queries.read(file))
          .filter(example -> example.path("kind").asText().equals("answer"))
          .map(example -> example.path("content"))
          .filter(JsonNode::isObject)
          .map(ObjectNode.class::cast)
          .toList();
    }
  }

  private static void resources(JsonNode bundle, Set<String> left) {
    bundle
        .properties()
        .forEach(
            member -> {
              if (!member.getKey().equals("entry")) {
                assertThat(FRAME).contains(member.getKey());
              }
            });
    for (var entry : bundle.path("entry")) {
      var resource = entry.path("resource");
      resource
          .fieldNames()
          .forEachRemaining(
              name -> {
                if (!name.equals("resourceType")) {
                  left.add(resource.path("resourceType").asText() + "." + name);
                }
              });
    }
  }

  private static void leaves(JsonNode node, String path, Set<String> left) {
    if (node.isObject()) {
      for (var member : node.properties()) {
        var name = path.isEmpty() ? member.getKey() : path + "." + member.getKey();
        leaves(member.getValue(), name, left);
      }
    } else if (node.isArray()) {
      node.forEach(element -> leaves(element, path + "[]", left));
    } else {
      left.add(path);
    }
  }

  private static boolean permitted(String path, List<String> fields) {
    return fields.stream()
        .anyMatch(
            field ->
                path.equals(field) || path.startsWith(field + ".") || path.startsWith(field + "["));
  }
}
