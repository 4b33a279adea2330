package org.tongban.core.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CitizenIdTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "310199194003050029",
        "320599199106150037",
        "330499199010110029",
        "330499194809120049",
        "37149919650817004X",
        "320699197809300069",
        "420999201204060081"
      })
  void acceptsNumbersWithARightCheckCharacter(String text) {
    // When
    List<String> faults = CitizenId.faults(text);

    // Then
    assertThat(faults).isEmpty();
    assertThat(CitizenId.parse(text)).map(CitizenId::value).contains(text);
  }

  @Test
  void readsWhatTheNumberSays() {
    // When
    CitizenId id = CitizenId.parse("310199194003050029").orElseThrow();

    // Then
    assertThat(id.birthDate()).isEqualTo(LocalDate.of(1940, 3, 5));
    assertThat(id.addressCode()).isEqualTo("310199");
    assertThat(id.female()).isTrue();
  }

  @Test
  void keepsALowerCaseXAsUpperCase() {
    // When
    CitizenId id = CitizenId.parse("37149919650817004x").orElseThrow();

    // Then
    assertThat(id.value()).isEqualTo("37149919650817004X");
    assertThat(id).isEqualTo(CitizenId.parse("37149919650817004X").orElseThrow());
  }

  static Stream<Arguments> faultyNumbers() {
    return Stream.of(
        argumentSet("wrong check", "310199194003050028", List.of("check character")),
        argumentSet("29 February of a common year", "330499199002290015", List.of("birth date")),
        argumentSet("both at once", "330499199002290016", List.of("birth date", "check character")),
        argumentSet("month 13", "310199194013050021", List.of("birth date", "check character")),
        argumentSet("15-digit form", "310199400305002", List.of("15-digit form")),
        argumentSet("17 digits", "31019919400305002", List.of("17 digits and a check")),
        argumentSet("a letter inside", "3101991940030500A9", List.of("17 digits and a check")),
        argumentSet("wide digits", "３１０１９９１９４００３０５００２９", List.of("17 digits and a check")),
        argumentSet("a space after", "310199194003050029 ", List.of("17 digits and a check")),
        argumentSet("empty", "", List.of("missing")),
        argumentSet("null", null, List.of("missing")));
  }

  @ParameterizedTest
  @MethodSource("faultyNumbers")
  void namesEveryBrokenRule(String text, List<String> expected) {
    // When
    List<String> faults = CitizenId.faults(text);

    // Then
    assertThat(faults).hasSameSizeAs(expected);
    for (int i = 0; i < expected.size(); i++) {
      assertThat(faults.get(i)).contains(expected.get(i));
    }
    assertThat(CitizenId.parse(text)).isEmpty();
  }

  @Test
  void neverPrintsItself() {
    // Given
    String text = "310199194003050029";

    // When
    CitizenId id = CitizenId.parse(text).orElseThrow();

    // Then
    assertThat(id.toString()).doesNotContainPattern("[0-9]");
  }

  @Property
  void everyNumberWithItsCheckIsAccepted(@ForAll("numbers") String id) {
    assertThat(CitizenId.faults(id)).isEmpty();
  }

  @Property
  void everyChangedCharacterIsNoticed(
      @ForAll("numbers") String id, @ForAll @IntRange(max = 16) int place, @ForAll char digit) {
    // Given
    char other = (char) ('0' + digit % 10);
    String changed = id.substring(0, place) + other + id.substring(place + 1);

    // When
    List<String> faults = CitizenId.faults(changed);

    // Then
    assertThat(faults.isEmpty()).isEqualTo(changed.equals(id));
  }

  @Property
  void everySwapOfNeighboursIsNoticed(
      @ForAll("numbers") String id, @ForAll @IntRange(min = 14, max = 15) int place) {
    // Given
    String swapped =
        id.substring(0, place) + id.charAt(place + 1) + id.charAt(place) + id.substring(place + 2);

    // When
    List<String> faults = CitizenId.faults(swapped);

    // Then
    assertThat(faults.isEmpty()).isEqualTo(swapped.equals(id));
  }

  @Property
  void noSentenceHoldsTheValue(@ForAll String text) {
    assertThat(CitizenId.faults("\u0001" + text))
        .allSatisfy(fault -> assertThat(fault).doesNotContain("\u0001"));
  }

  @Provide
  Arbitrary<String> numbers() {
    return Combinators.combine(
            Arbitraries.of("310199", "320599", "330499", "371499", "420999"),
            Arbitraries.integers().between(0, 45_000),
            Arbitraries.integers().between(0, 999))
        .as(CitizenIdTest::number);
  }

  private static String number(String division, int day, int sequence) {
    LocalDate birth = LocalDate.of(1900, 1, 1).plusDays(day);
    String digits =
        division
            + String.format(
                "%04d%02d%02d", birth.getYear(), birth.getMonthValue(), birth.getDayOfMonth())
            + String.format("%03d", sequence);
    return digits + CitizenId.check(digits);
  }
}
