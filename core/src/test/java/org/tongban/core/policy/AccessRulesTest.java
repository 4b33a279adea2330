package org.tongban.core.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tongban.core.directory.Directory;
import org.tongban.core.directory.ExampleDirectory;

class AccessRulesTest {
  private static final String GOOD =
      """
      answers:
        - id: one
          description: an office
          from: 2025-05-10
          to: 2030-12-31
          members: [320509, "330421"]
          services: [certificate.marriage]
          purposes: [MARRIAGE_REGISTRATION]
          basis: [STATUTE]
          fields: [status, 'parties[].name']
      asks:
        - id: two
          description: our office
          systems: [clerk]
          units: anyUnit
          members: anyMember
          services: [certificate.marriage]
          purposes: [MARRIAGE_REGISTRATION]
      """;

  @Test
  void readsGoodRules() {
    // When
    var rules = Queries.rules(GOOD);

    // Then
    assertThat(rules.ruleIds()).containsExactly("one", "two");
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        argumentSet(
            "misspelt key",
            "purposes: [M",
            "purpose: [M",
            "line 2: answers[0] has no 'purposes'",
            "did you mean 'purposes'"),
        argumentSet(
            "key twice",
            "basis: [STATUTE]",
            "basis: [STATUTE]\n    basis: []",
            "line 10: answers[0] has the key 'basis' twice",
            ""),
        argumentSet(
            "members that is a word",
            "members: [320509, \"330421\"]",
            "members: everybody",
            "line 6: answers[0].members must be a list, or the word anyMember",
            ""),
        argumentSet(
            "a star for all",
            "members: [320509, \"330421\"]",
            "members: ['*']",
            "line 6: answers[0].members[0] must be six digits",
            ""),
        argumentSet(
            "neither members nor agreement",
            "    members: [320509, \"330421\"]\n",
            "",
            "needs either 'members' or 'agreement'",
            ""),
        argumentSet(
            "both members and agreement",
            "members: [3",
            "agreement: x\n    members: [3",
            "needs either 'members' or 'agreement'",
            ""),
        argumentSet(
            "member twice",
            "[320509, \"330421\"]",
            "[320509, 320509]",
            "line 6: answers[0].members[1] stands twice",
            ""),
        argumentSet(
            "service",
            "services: [certificate.marriage]\n    purposes: [MARRIAGE_REGISTRATION]\n    basis",
            "services: [Marriage]\n    purposes: [MARRIAGE_REGISTRATION]\n    basis",
            "line 7: answers[0].services[0] must be a service",
            ""),
        argumentSet(
            "services as one word",
            "services: [certificate.marriage]",
            "services: certificate.marriage",
            "line 7: answers[0].services must be a list",
            ""),
        argumentSet(
            "basis",
            "[STATUTE]",
            "[LAW]",
            "line 9: answers[0].basis[0] must be STATUTE or AUTHORIZATION",
            ""),
        argumentSet(
            "fields as another word",
            "fields: [status, 'parties[].name']",
            "fields: all",
            "line 10: answers[0].fields must be a list, or the word contract",
            ""),
        argumentSet(
            "field that is no path",
            "fields: [status,",
            "fields: ['status..x',",
            "line 10: answers[0].fields[0] must be a path",
            ""),
        argumentSet(
            "field with an index",
            "fields: [status,",
            "fields: ['parties[0]',",
            "line 10: answers[0].fields[0] must be a path",
            ""),
        argumentSet(
            "impossible day",
            "2030-12-31",
            "2030-02-31",
            "line 5: answers[0].to must be a date",
            ""),
        argumentSet(
            "to before from",
            "2030-12-31",
            "2020-12-31",
            "line 5: answers[0].to is earlier than 'from'",
            ""),
        argumentSet(
            "id twice over both lists",
            "id: two",
            "id: one",
            "line 12: asks[0].id 'one' stands already in line 2",
            ""),
        argumentSet(
            "id with a space", "id: two", "id: two words", "line 12: asks[0].id must be", ""),
        argumentSet(
            "no description",
            "    description: our office\n",
            "",
            "line 12: asks[0] has no 'description'",
            ""),
        argumentSet(
            "blank description",
            "description: our office",
            "description: ' '",
            "line 13: asks[0].description must say",
            ""),
        argumentSet(
            "system with a space",
            "systems: [clerk]",
            "systems: ['the clerk']",
            "line 14: asks[0].systems[0] must be",
            ""),
        argumentSet(
            "unknown list",
            "asks:",
            "ask:",
            "unknown key 'ask'; did you mean 'asks'?",
            "has no 'asks'"),
        argumentSet(
            "a rule that is a word",
            "answers:\n",
            "answers:\n  - everybody\n",
            "line 2: answers[0] must be a mapping",
            ""));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void namesTheMistakeAndItsLine(String from, String to, String message, String other) {
    // Given
    assertThat(GOOD).contains(from);
    var at = GOOD.indexOf(from);
    var yaml = GOOD.substring(0, at) + to + GOOD.substring(at + from.length());

    // When
    var problems = problems(yaml);

    // Then
    assertThat(problems).anySatisfy(problem -> assertThat(problem).contains(message));
    assertThat(problems).anySatisfy(problem -> assertThat(problem).contains(other));
  }

  @Test
  void namesAllMistakesAtOnceInTheOrderOfLines() {
    // Given
    var yaml =
        GOOD.replace("[STATUTE]", "[LAW]")
            .replace("id: two", "id: Two")
            .replace("2025-05-10", "soon")
            .replace("anyUnit", "any");

    // When
    var problems = problems(yaml);

    // Then
    assertThat(problems)
        .extracting(problem -> problem.substring(0, problem.indexOf(':')))
        .containsExactly("line 4", "line 9", "line 12", "line 15");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "# nothing\n",
        "answers: [\n",
        "a: &x [*x]\n",
        "--- {}\n--- {}\n",
        "[]",
        "text"
      })
  void refusesWhatIsNoRuleFile(String yaml) {
    // When
    var problems = problems(yaml);

    // Then
    assertThat(problems).isNotEmpty();
  }

  @Test
  void aFileThatGrowsByItsAliasesIsRefused() {
    // Given
    var yaml = new StringBuilder("answers: []\nasks: []\na0: &a0 [x, x]\n");
    for (int i = 1; i < 100; i++) {
      yaml.append("a%d: &a%d [*a%d, *a%d]%n".formatted(i, i, i - 1, i - 1));
    }

    // When
    var problems = problems(yaml.toString());

    // Then
    assertThat(problems).singleElement().asString().contains("aliases");
  }

  @ParameterizedTest
  @ValueSource(strings = {"310118", "320509", "330421", "320500"})
  void theShippedRulesSpeakOfWhatExists(String member) throws IOException {
    // Given
    var rules = AccessRules.load(Files.readAllBytes(shipped(member)));

    // When
    var problems = rules.problems(Queries.CATALOGUE, directory());

    // Then
    assertThat(problems).isEmpty();
  }

  @Test
  void namesEveryRuleThatSpeaksOfWhatDoesNotExist() {
    // Given
    var rules =
        Queries.rules(
            GOOD.replace("320509", "320505")
                .replaceFirst("certificate.marriage", "certificate.mariage")
                .replaceFirst("MARRIAGE_REGISTRATION]\n  ", "MARRIAGE]\n  ")
                .replace("anyMember", "['310119']"));

    // When
    var problems = rules.problems(Queries.CATALOGUE, directory());

    // Then
    assertThat(problems)
        .extracting(AccessProblem::toString)
        .contains(
            "line 2: rule 'one' names the unknown service 'certificate.mariage';"
                + " did you mean 'certificate.marriage'?",
            "line 2: rule 'one' names the unknown member '320505'; did you mean '320509'?",
            "line 12: rule 'two' names the unknown member '310119'; did you mean '310118'?");
  }

  @Test
  void readsRulesForRelays() {
    // Given
    var relays =
        GOOD
            + """
            relays:
              - id: three
                description: our districts
                askers: anyMember
                targets: [310119]
            """;

    // When
    var rules = Queries.rules(relays);

    // Then
    assertThat(rules.ruleIds()).containsExactly("one", "two", "three");
    assertThat(rules.problems(Queries.CATALOGUE, directory()))
        .extracting(AccessProblem::message)
        .containsExactly("rule 'three' names the unknown member '310119'; did you mean '310118'?");
    assertThat(problems(relays.replace("    targets: [310119]\n", "")))
        .anySatisfy(problem -> assertThat(problem).contains("relays[0] has no 'targets'"));
  }

  @Test
  void namesAFieldABasisAndAnAgreementThatDoNotExist() {
    // Given
    var rules =
        Queries.rules(
            GOOD.replace("[status,", "[statis, parties,")
                .replace("[STATUTE]", "[STATUTE, AUTHORIZATION]")
                .replace("members: [320509, \"330421\"]", "agreement: care"));

    // When
    var problems = rules.problems(Queries.CATALOGUE, directory());

    // Then
    assertThat(problems)
        .extracting(AccessProblem::message)
        .containsExactlyInAnyOrder(
            "rule 'one' names the unknown agreement 'care'",
            "rule 'one' names the unknown basis 'AUTHORIZATION'",
            "rule 'one' names the unknown field 'statis'; did you mean 'status'?",
            "rule 'one' names the unknown field 'parties'");
  }

  static Path shipped(String member) {
    return Path.of("../node-config", member, "access.yaml");
  }

  /** The example members with the agreements of the shipped directory. */
  static Directory directory() {
    return Directory.parse(tree().toString().getBytes(StandardCharsets.UTF_8));
  }

  static ObjectNode tree() {
    var tree = ExampleDirectory.tree();
    for (var member : tree.get("members")) {
      var services = ((ArrayNode) member.get("services"));
      for (var service : List.of("certificate.marriage", "assistance.status")) {
        services.addObject().put("id", service).putArray("versions").add("1.0");
      }
    }
    var agreement = ((ArrayNode) tree.get("agreements")).addObject();
    agreement.put("id", "qp-js-care-2025");
    agreement.putArray("parties").add("310118").add("330421");
    agreement.putArray("services").add("eldercare.assessment");
    var purposes = agreement.putArray("purposes");
    purposes.add("CARE_ADMISSION").add("CARE_RECOGNITION").add("CARE_SUBSIDY");
    agreement.put("from", "2025-01-01").put("to", "2030-12-31");
    addMonitoring((ArrayNode) tree.get("agreements"));
    return tree;
  }

  private static void addMonitoring(ArrayNode agreements) {
    var agreement = agreements.addObject().put("id", "yrd-monitoring-2026");
    agreement.putArray("parties").add("310118").add("320509").add("330421");
    agreement.putArray("services").add("monitoring.change").add("monitoring.subscription");
    agreement.putArray("purposes").add("DYNAMIC_MONITORING").add("ASSISTANCE_REVIEW");
    agreement.put("from", "2026-01-01").put("to", "2030-12-31");
  }

  private static List<String> problems(String yaml) {
    var thrown = catchThrowableOfType(AccessRulesException.class, () -> Queries.rules(yaml));
    assertThat(thrown).as("the rules were accepted").isNotNull();
    return thrown.problems().stream().map(AccessProblem::toString).toList();
  }
}
