package org.tongban.core.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DivisionsTest {
  private static final Path SHIPPED = Path.of("..", "schemas", "codes", "divisions.csv");

  @TempDir Path folder;

  static Stream<Arguments> retiredCodes() {
    return Stream.of(
        argumentSet("city that became a district", "320584", List.of("320509")),
        argumentSet("one of three merged", "320503", List.of("320508")),
        argumentSet("county that became a district", "310229", List.of("310118")),
        argumentSet("town under a retired city", "320584100000", List.of("320509")),
        argumentSet("split over two districts", "330104", List.of("330102", "330114")));
  }

  @ParameterizedTest
  @MethodSource("retiredCodes")
  void leadsFromARetiredCodeToThoseThatStand(String code, List<String> expected) {
    // Given
    Divisions divisions = Divisions.load(SHIPPED);

    // When
    List<String> successors = divisions.successors(code);

    // Then
    assertThat(successors).containsExactlyElementsOf(expected);
    assertThat(divisions.retired(code, LocalDate.of(2026, 11, 22))).isTrue();
  }

  @Test
  void aCodeIsRetiredFromItsLastDayOn() {
    // Given
    Divisions divisions = Divisions.load(SHIPPED);

    // When
    LocalDate end = divisions.find("320584").flatMap(Division::validTo).orElseThrow();

    // Then
    assertThat(divisions.retired("320584", end.minusDays(1))).isFalse();
    assertThat(divisions.retired("320584", end)).isTrue();
  }

  @Test
  void aStandingAndAnUnknownCodeHaveNoSuccessors() {
    // Given
    Divisions divisions = Divisions.load(SHIPPED);

    // When
    List<String> standing = divisions.successors("310118");
    List<String> unknown = divisions.successors("999999");

    // Then
    assertThat(standing).isEmpty();
    assertThat(unknown).isEmpty();
    assertThat(divisions.find("310118")).map(Division::name).contains("青浦区");
    assertThat(divisions.find("999999")).isEmpty();
    assertThat(divisions.retired("999999", LocalDate.of(2026, 11, 22))).isFalse();
  }

  @Test
  void followsSeveralChanges() throws IOException {
    // Given
    Path table =
        table(
            "110001,甲,,2000-01-01,110002,C",
            "110002,乙,,2010-01-01,110003|110004,C",
            "110003,丙,2010-01-01,,,C",
            "110004,丁,2010-01-01,,,C");

    // When
    List<String> successors = Divisions.load(table).successors("110001");

    // Then
    assertThat(successors).containsExactly("110003", "110004");
  }

  @Test
  void listsEveryBrokenLineAtOnce() throws IOException {
    // Given
    Path table =
        table(
            "11,甲,,,,C",
            "110002,,,,,C",
            "110003,丙,,,,X",
            "110004,丁,2010-13-01,,,C",
            "110005,戊,,2010-01-01,,C",
            "110006,己,,2010-01-01,119999,C",
            "110007,庚",
            "110003,丙,,,,C",
            "110008,辛,,2010-01-01,110008,C");

    // When
    DivisionsException broken =
        catchThrowableOfType(DivisionsException.class, () -> Divisions.load(table));

    // Then
    assertThat(broken.problems())
        .containsExactlyInAnyOrder(
            "line 2: a code is six digits",
            "line 3: the name is missing",
            "line 4: confidence is C, L or U",
            "line 5: a day is written YYYY-MM-DD",
            "line 6: validTo and successors go together",
            "line 8: needs 6 columns, has 2",
            "line 9: code 110003 is listed twice",
            "successor 119999 of 110006 is not in the table",
            "code 110008 is a successor of its own successor");
  }

  private Path table(String... lines) throws IOException {
    Path file = folder.resolve("divisions.csv");
    String text = DivisionTable.HEADER + "\n" + String.join("\n", lines) + "\n";
    return Files.writeString(file, text, StandardCharsets.UTF_8);
  }
}
