package org.tongban.core.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CatalogueLoadTest {
  private static final String CONTRACT = "assistance/status/1.0/contract.yaml";
  private static final String ASK = "assistance/status/1.0/ask.schema.json";
  private static final String ANSWER = "assistance/status/1.0/answer.schema.json";
  private static final String FHIR = "eldercare/assessment/1.0/contract.yaml";

  @TempDir Path folder;

  private static List<String> problems(SchemaFolder schemas) {
    return catchThrowableOfType(CatalogueException.class, schemas::load).problems();
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        mistake(
            "unknown key",
            CONTRACT,
            "retentionDays:",
            "retentionDay:",
            "/retentionDay is not known to the contract; the nearest member is retentionDays"),
        mistake(
            "unknown sharing class",
            CONTRACT,
            "sharing: conditional",
            "sharing: none",
            "/sharing must be one of unconditional, conditional"),
        mistake(
            "no basis", CONTRACT, "basis: [STATUTE]", "basis: []", "must have at least 1 member"),
        mistake(
            "purpose without a code",
            CONTRACT,
            "EMERGENCY_AID:",
            "EMERGENCY_HELP:",
            "codes/purposes.yaml has no EMERGENCY_HELP"),
        mistake(
            "document without a code",
            CONTRACT,
            "CHECK_AUTHORIZATION",
            "CHECK_LETTER",
            "codes/documents.yaml has no CHECK_LETTER"),
        mistake(
            "evidence for a strange purpose",
            CONTRACT,
            "- purpose: ASSISTANCE_REVIEW",
            "- purpose: CARE_SUBSIDY",
            "the contract has no purpose CARE_SUBSIDY"),
        mistake(
            "evidence that ends before it begins",
            CONTRACT,
            "from: \"2014-05-01\"",
            "from: \"2014-05-01\"\n    to: \"2014-04-30\"",
            "ends on or after its first day"),
        mistake(
            "field that the answer lacks",
            CONTRACT,
            "- householdRole",
            "- householdRank",
            "the answer schema has no householdRank"),
        mistake(
            "required field that is not permitted",
            CONTRACT,
            "fields: [status, category]",
            "fields: [status]",
            "requires category, which is not permitted"),
        mistake(
            "subject that the ask lacks",
            CONTRACT,
            "/subject/idNumber",
            "/person/idNumber",
            "the ask schema has no /person/idNumber"),
        mistake(
            "key twice",
            CONTRACT,
            "interaction: sync",
            "interaction: sync\ninteraction: sync",
            "Duplicate field 'interaction'"),
        mistake("not YAML", CONTRACT, "interaction: sync", "interaction: [sync", "line "),
        mistake(
            "FHIR element that the answer lacks",
            FHIR,
            "- Patient.birthDate",
            "- Patient.address",
            "the answer schema has no Patient.address"),
        mistake(
            "required FHIR element that is not permitted",
            FHIR,
            "      - Observation.valueCodeableConcept\n",
            "",
            "requires Observation.valueCodeableConcept, which is not permitted"),
        mistake(
            "sum of a place that the answer lacks",
            FHIR,
            "component/4/",
            "component/44/",
            "the answer schema has no /entry/1/resource/component/44/valueInteger"),
        mistake(
            "open object",
            ASK,
            "\"additionalProperties\": false,\n  \"required\": [\"subject\"]",
            "\"required\": [\"subject\"]",
            "must set additionalProperties"),
        mistake("unbounded text", ASK, "\"maxLength\": 100,", "", "must set maxLength"),
        mistake(
            "older dialect",
            ASK,
            "draft/2020-12/schema",
            "draft/2019-09/schema",
            "$schema must be https://json-schema.org/draft/2020-12/schema"),
        mistake(
            "not a schema",
            ASK,
            "\"maxLength\": 100",
            "\"maxLength\": \"100\"",
            "/maxLength must be of type integer"),
        mistake(
            "pattern that is none",
            ASK,
            "^\\\\S(.*\\\\S)?$",
            "^(",
            "/pattern must have the format regex"),
        mistake("not JSON", ASK, "\"title\"", "title", "line 3"),
        mistake(
            "reference to nowhere", ANSWER, "#/$defs/authority\"}", "#/$defs/nobody\"}", "$ref"));
  }

  private static Arguments mistake(
      String name, String file, String from, String to, String problem) {
    return Arguments.argumentSet(name, file, from, to, problem);
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void aMistakeIsNamedWithItsFile(String file, String from, String to, String problem)
      throws IOException {
    // Given
    var schemas = SchemaFolder.copy(folder).edit(file, from, to);

    // When
    var problems = problems(schemas);

    // Then
    assertThat(problems).anyMatch(text -> text.startsWith(file + ": ") && text.contains(problem));
  }

  @Test
  void theProblemsOfAllFilesAreToldTogether() throws IOException {
    // Given
    var schemas =
        SchemaFolder.copy(folder)
            .edit(CONTRACT, "sharing: conditional", "sharing: none")
            .edit(FHIR, "retentionDays: 30", "retentionDays: 0")
            .write("codes/broken.yaml", "title: {zh: 一}\n");
    Files.createDirectories(folder.resolve("certificate/divorce/one"));

    // When
    var problems = problems(schemas);

    // Then
    assertThat(problems)
        .anyMatch(text -> text.startsWith(CONTRACT))
        .anyMatch(text -> text.startsWith(FHIR))
        .anyMatch(text -> text.startsWith("codes/broken.yaml: /title/en must be present"))
        .anyMatch(text -> text.startsWith("certificate/divorce/one: a version is major.minor"));
  }

  @Test
  void aMissingFileIsNamed() throws IOException {
    // Given
    var schemas = SchemaFolder.copy(folder);
    Files.delete(folder.resolve(ANSWER));

    // Then
    assertThat(problems(schemas)).containsExactly(ANSWER + ": can't be read");
  }

  @Test
  void aFolderThatIsNotThereOrHoldsNothingIsNoCatalogue() {
    // When
    var absent =
        catchThrowableOfType(
            CatalogueException.class, () -> Catalogue.load(folder.resolve("absent")));
    var empty = catchThrowableOfType(CatalogueException.class, () -> Catalogue.load(folder));

    // Then
    assertThat(absent.problems()).hasSize(1);
    assertThat(empty.problems()).hasSize(1);
  }

  @Test
  void nothingIsFetchedFromOutside() throws IOException {
    // Given
    try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      server.setSoTimeout(300);
      var address = "http://127.0.0.1:" + server.getLocalPort() + "/person.json";
      var schemas = SchemaFolder.copy(folder).edit(ASK, "#/$defs/person", address);

      // When
      var problems = problems(schemas);

      // Then
      assertThat(problems).anyMatch(text -> text.contains("must point inside the file"));
      assertThat(catchThrowableOfType(SocketTimeoutException.class, server::accept)).isNotNull();
    }
  }
}
