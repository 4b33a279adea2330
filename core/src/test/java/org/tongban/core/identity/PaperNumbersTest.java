package org.tongban.core.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers of certificates without a check character. */
class PaperNumbersTest {
  @Test
  void readsAMarriageCertificatesNumber() {
    // When
    MarriageNumber number = MarriageNumber.parse("BL330421-2025-000002").orElseThrow();

    // Then
    assertThat(number.kind()).contains(MarriageNumber.Kind.DIVORCE);
    assertThat(number.reissued()).isTrue();
    assertThat(number.divisionCode()).contains("330421");
    assertThat(number.year()).contains(2025);
    assertThat(number.toString()).doesNotContain("330421");
  }

  @ParameterizedTest
  @ValueSource(strings = {"(95)青离字第0042号", "沪青结字〔1987〕第12号", "0042", "L某字1号"})
  void keepsOlderNumbersAsTheyStand(String text) {
    // When
    MarriageNumber number = MarriageNumber.parse(text).orElseThrow();

    // Then
    assertThat(number.value()).isEqualTo(text);
    assertThat(number.kind()).isEmpty();
    assertThat(number.reissued()).isFalse();
    assertThat(MarriageNumber.marriageFaults(text)).isEmpty();
    assertThat(MarriageNumber.divorceFaults(text)).isEmpty();
  }

  static Stream<Arguments> faultyMarriages() {
    return Stream.of(
        argumentSet("serial too short", "J310118-2026-00001", "6 digits of the division"),
        argumentSet("no hyphens", "J3101182026000001", "6 digits of the division"),
        argumentSet("41 characters", "字".repeat(41), "40 characters"),
        argumentSet("41 rare characters", "𠮷".repeat(41), "40 characters"),
        argumentSet("line break", "J310118-2026-000001\n", "only letters"),
        argumentSet("script", "J310118<script>", "only letters"),
        argumentSet("divorce", "L310118-2026-000001", "divorce certificate"),
        argumentSet("empty", "", "missing"),
        argumentSet("null", null, "missing"));
  }

  @ParameterizedTest
  @MethodSource("faultyMarriages")
  void namesTheBrokenRuleOfAMarriageNumber(String text, String expected) {
    // When
    List<String> faults = MarriageNumber.marriageFaults(text);

    // Then
    assertThat(faults).singleElement().asString().contains(expected);
  }

  @Test
  void countsRareCharactersOnce() {
    assertThat(MarriageNumber.faults("𠮷".repeat(40))).isEmpty();
  }

  @Test
  void readsACareWorkersNumber() {
    // When
    CaregiverNumber number = CaregiverNumber.parse("S000031000001263000001").orElseThrow();
    CaregiverNumber older = CaregiverNumber.parse("1931000000300001").orElseThrow();

    // Then
    assertThat(number.level()).isEqualTo(OptionalInt.of(3));
    assertThat(number.province()).contains("31");
    assertThat(number.byEmployer()).isFalse();
    assertThat(older.older()).isTrue();
    assertThat(older.level()).isEmpty();
    assertThat(older.province()).isEmpty();
  }

  static Stream<Arguments> faultyCaregivers() {
    return Stream.of(
        argumentSet("level six", "S000031000001266000001", "1 to 5"),
        argumentSet("other letter", "T000031000001263000001", "Y or S"),
        argumentSet("21 characters", "S00003100000126300000", "Y or S"),
        argumentSet("line break", "S000031000001263000001\n", "Y or S"),
        argumentSet("empty", "", "missing"),
        argumentSet("null", null, "missing"));
  }

  @ParameterizedTest
  @MethodSource("faultyCaregivers")
  void namesTheBrokenRuleOfACareWorkersNumber(String text, String expected) {
    // When
    List<String> faults = CaregiverNumber.faults(text);

    // Then
    assertThat(faults).singleElement().asString().contains(expected);
    assertThat(CaregiverNumber.parse(text)).isEmpty();
  }

  @Property
  void everyMarriageNumberPrintsItself(@ForAll("marriages") String text) {
    assertThat(MarriageNumber.parse(text).map(MarriageNumber::value)).contains(text);
  }

  @Property
  void everyCareWorkersNumberPrintsItself(@ForAll("caregivers") String text) {
    assertThat(CaregiverNumber.parse(text).map(CaregiverNumber::value)).contains(text);
  }

  @Property
  void onePaperIsNeverBothMarriageAndDivorce(@ForAll("marriages") String text) {
    assertThat(MarriageNumber.marriageFaults(text).isEmpty())
        .isNotEqualTo(MarriageNumber.divorceFaults(text).isEmpty());
  }

  @Provide
  Arbitrary<String> marriages() {
    return Combinators.combine(
            Arbitraries.of("J", "L", "BJ", "BL"),
            Numbers.digits(5),
            Arbitraries.integers().between(1950, 2099),
            Numbers.digits(6))
        .as((kind, place, year, serial) -> kind + "3" + place + "-" + year + "-" + serial);
  }

  @Provide
  Arbitrary<String> caregivers() {
    return Arbitraries.oneOf(
        Numbers.digits(16),
        Combinators.combine(
                Arbitraries.of("Y", "S"),
                Numbers.digits(14),
                Arbitraries.integers().between(1, 5),
                Numbers.digits(6))
            .as((issuer, place, level, serial) -> issuer + place + level + serial));
  }
}
