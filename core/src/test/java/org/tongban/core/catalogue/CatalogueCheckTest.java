package org.tongban.core.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CatalogueCheckTest {
  private static final String OLD = "assistance/status/1.0/";
  private static final String NEW = "assistance/status/1.1/";
  private static final String ASK = NEW + "ask.schema.json";
  private static final String ANSWER = NEW + "answer.schema.json";
  private static final String CONTRACT = NEW + "contract.yaml";
  private static final Instant ISSUED = Instant.parse("2026-11-22T00:00:00Z");
  private static final Instant EXPIRES = Instant.parse("2027-11-22T00:00:00Z");

  @TempDir Path folder;
  private SchemaFolder schemas;

  @BeforeEach
  void copy() throws IOException {
    schemas = SchemaFolder.copyWithExamples(folder);
  }

  private List<String> faults(Optional<Release> released) {
    return CatalogueCheck.of(folder, released).faults();
  }

  private List<String> faults() {
    return faults(Optional.empty());
  }

  private Release release() {
    return Release.of(folder, "demo", 1, ISSUED, EXPIRES);
  }

  private void nextVersion() throws IOException {
    schemas.copyFolder(OLD, NEW);
  }

  @Test
  void aCalendarThatCanNotBeReadIsNamed() throws IOException {
    // Given
    var file = Files.createDirectories(folder.resolve("calendar")).resolve("working-days-2027.csv");
    Files.writeString(file, "day,kind\n");

    // Then
    assertThat(faults()).singleElement().asString().contains("working-days-2027.csv:1: must be ");
  }

  @Test
  void theShippedCatalogueIsGood() {
    // When
    var report = CatalogueCheck.of(Examples.SCHEMAS, Optional.empty());

    // Then
    assertThat(report.faults()).isEmpty();
    assertThat(report.contracts()).isGreaterThan(20);
    assertThat(report.invalid()).isGreaterThan(report.valid());
  }

  @Test
  void aMinorVersionThatIsACopyIsGood() throws IOException {
    // Given
    nextVersion();

    // Then
    assertThat(faults()).isEmpty();
  }

  static Stream<Arguments> breaks() {
    return Stream.of(
        change(
            "a required answer field is gone",
            ANSWER,
            "\"required\": [\"status\", \"category\"]",
            "\"required\": [\"category\"]",
            "no longer requires status"),
        change(
            "a new required ask field",
            ASK,
            "\"required\": [\"subject\"],\n  \"properties\": {",
            "\"required\": [\"subject\", \"asOf\"],\n  \"properties\": {\"asOf\": {\"enum\": [\"NOW\"]}, ",
            "newly requires asOf"),
        change(
            "an answer field is gone",
            ANSWER,
            "\"uscc\": {\"type\": \"string\", \"format\": \"credit-code\", \"maxLength\": 18,"
                + " \"description\": \"统一社会信用代码 (GB 32100)\"},",
            "",
            "lacks uscc"),
        change(
            "a new required answer field",
            ANSWER,
            "\"required\": [\"name\", \"division\"]",
            "\"required\": [\"name\", \"division\", \"uscc\"]",
            "newly requires uscc"),
        change(
            "a code more in the answer",
            ANSWER,
            "[\"HEAD\", \"MEMBER\", \"SINGLE\"]",
            "[\"HEAD\", \"MEMBER\", \"SINGLE\", \"GUEST\"]",
            "so that an answer says what is new there"),
        change(
            "a new check of a number",
            ANSWER,
            "\"maxLength\": 12,",
            "\"maxLength\": 12, \"format\": \"credit-code\",",
            "has another format than before"),
        change(
            "a condition on what was free",
            ANSWER,
            "\"$defs\": {\n",
            "\"if\": {\"properties\": {\"status\": {\"const\": \"APPROVED\"}}},"
                + " \"then\": {\"required\": [\"effectiveFrom\"]}, \"$defs\": {\n",
            "has a new condition"),
        change(
            "a shorter text in the ask",
            ASK,
            "\"maxLength\": 100",
            "\"maxLength\": 50",
            "max length decreased (100 → 50)"),
        change(
            "a longer text in the answer",
            ANSWER,
            "\"maxLength\": 100",
            "\"maxLength\": 200",
            "so that an answer says what is new there"),
        change(
            "a purpose is gone",
            CONTRACT,
            "  EMERGENCY_AID:",
            "  ILLNESS_HARDSHIP:",
            "purposes lacks EMERGENCY_AID"),
        change(
            "another interaction",
            CONTRACT,
            "interaction: sync",
            "interaction: async",
            "interaction is another"));
  }

  private static Arguments change(String name, String file, String from, String to, String fault) {
    return Arguments.argumentSet(name, file, from, to, fault);
  }

  @ParameterizedTest
  @MethodSource("breaks")
  void aBreakingMinorVersionIsNamedInOneLine(String file, String from, String to, String fault)
      throws IOException {
    // Given
    nextVersion();
    schemas.edit(file, from, to);

    // When
    var breaks = faults().stream().filter(text -> text.contains(" breaks: ")).toList();

    // Then
    assertThat(breaks).hasSize(1);
    assertThat(breaks.get(0)).startsWith(file + ": 1.0 breaks: ").contains(fault);
  }

  @Test
  void widenedAnswersNeedAMemberByWhichTheAskerSaysThatItReadsThem() throws IOException {
    // Given
    schemas.edit("eldercare/assessment/1.1/contract.yaml", "widenedBy: [/schemes]\n", "");

    // Then
    assertThat(faults())
        .isNotEmpty()
        .allMatch(
            text -> text.startsWith("eldercare/assessment/1.1/answer.schema.json: 1.0 breaks"));
  }

  @Test
  void theAskOfTheVersionBeforeCannotWiden() throws IOException {
    // Given
    schemas.edit(
        "eldercare/assessment/1.1/contract.yaml",
        "widenedBy: [/schemes]",
        "widenedBy: [/subject/name]");

    // Then
    assertThat(faults())
        .anyMatch(text -> text.contains("the asks of that version have /subject/name already"));
  }

  @Test
  void whatWasReleasedMayNotBeEdited() throws IOException {
    // Given
    var released = release();
    schemas
        .edit(OLD + "contract.yaml", "retentionDays: ", "retentionDays: 1")
        .write(OLD + "examples/NOTES.txt", "more");
    Files.delete(folder.resolve("certificate/marriage/1.0/ask.schema.json"));

    // When
    var faults = faults(Optional.of(released));

    // Then
    assertThat(faults)
        .anyMatch(text -> text.startsWith(OLD + "contract.yaml: was edited, but its version was"))
        .anyMatch(text -> text.startsWith(OLD + "examples/NOTES.txt: was added"))
        .anyMatch(text -> text.startsWith("certificate/marriage/1.0/ask.schema.json: is missing"));
  }

  @Test
  void newVersionsTablesAndTextsMayFollowARelease() throws IOException {
    // Given
    var released = release();
    nextVersion();
    schemas.write("README.md", "another text").write(".editor", "hidden");

    // Then
    assertThat(faults(Optional.of(released))).isEmpty();
  }

  @Test
  void anInvalidExampleThatPassesIsAFault() throws IOException {
    // Given
    var good = Files.readString(folder.resolve(OLD + "examples/valid/ask-elder.json"));
    schemas.write(
        OLD + "examples/invalid/ask-good.json",
        good.replaceFirst("\\{", "{\"failsAt\": [\"/subject\"],"));

    // Then
    assertThat(faults())
        .containsExactly(
            OLD + "examples/invalid/ask-good.json: must fail at [/subject], but fails at []");
  }

  @Test
  void tooFewExamplesAreAFault() throws IOException {
    // Given
    for (int i = 0; i < 4; i++) {
      Files.delete(folder.resolve(OLD + "examples/valid").resolve(first(OLD + "examples/valid")));
    }

    // Then
    assertThat(faults()).containsExactly(OLD + "examples/valid: has 2, at least 3 needed");
  }

  private String first(String in) throws IOException {
    try (var files = Files.list(folder.resolve(in))) {
      return files.sorted().findFirst().orElseThrow().getFileName().toString();
    }
  }

  @Test
  void whatIsNoExampleIsAFault() throws IOException {
    // Given
    schemas.write(OLD + "examples/valid/ask-odd.json", "{\"kind\": \"question\"}");

    // Then
    assertThat(faults())
        .containsExactly(
            OLD + "examples/valid/ask-odd.json: must be an ask with content, or an answer");
  }

  @Test
  void aPurposeThatPermitsAFieldTheSchemaLacksIsAFault() throws IOException {
    // Given
    schemas.edit(OLD + "contract.yaml", "- householdRole", "- householdRank");

    // Then
    assertThat(faults())
        .singleElement()
        .asString()
        .startsWith(OLD + "contract.yaml: ")
        .contains("the answer schema has no householdRank");
  }
}
