package org.tongban.core.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
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

class IdentityNumberTest {
  private static final String DIGITS = "0123456789";
  private static final String ID = "310199194003050029";

  static Stream<Arguments> numbers() {
    return Stream.of(
        argumentSet("resident card", ID, DocumentKind.RESIDENT_CARD),
        argumentSet("residence permit", "810099198808080015", DocumentKind.RESIDENCE_PERMIT),
        argumentSet("Hong Kong", "H00000001", DocumentKind.TRAVEL_PERMIT),
        argumentSet("Macau, older", "M0000000102", DocumentKind.TRAVEL_PERMIT),
        argumentSet("Taiwan", "00000001", DocumentKind.TRAVEL_PERMIT),
        argumentSet("Taiwan, older", "0000000103B", DocumentKind.TRAVEL_PERMIT),
        argumentSet("foreign, older", "FRA310199000001", DocumentKind.FOREIGN_RESIDENT_CARD),
        argumentSet("disability card", ID + "43", DocumentKind.DISABILITY_CARD),
        argumentSet("disability card, replaced", ID + "11B2", DocumentKind.DISABILITY_CARD));
  }

  @ParameterizedTest
  @MethodSource("numbers")
  void knowsTheKindByTheForm(String text, DocumentKind kind) {
    // When
    Optional<? extends IdentityNumber> number = IdentityNumber.parseAnyKind(text);

    // Then
    assertThat(number.map(IdentityNumber::kind)).contains(kind);
    assertThat(number.map(IdentityNumber::value)).contains(text);
    assertThat(number.map(Object::toString).orElse("")).doesNotContainPattern("[0-9]");
    assertThat(IdentityNumber.faultsOfAnyKind(text)).isEmpty();
  }

  static Stream<Arguments> faulty() {
    return Stream.of(
        argumentSet("wrong check", "310199194003050028", List.of("check character")),
        argumentSet("old 15 digits", "310199400305002", List.of("15-digit")),
        argumentSet("permit, no such address", "810118198808080011", List.of("check", "810000")),
        argumentSet("permit, no such day", "810099198802300019", List.of("birth date", "check")),
        argumentSet("9 digits", "H000000011", List.of("H or M and 8 digits")),
        argumentSet("other letter", "K00000001", List.of("H or M and 8 digits")),
        argumentSet("foreign, wrong check", "931156198808080010", List.of("check character")),
        argumentSet("foreign, no such country", "QQQ310199000001", List.of("country")),
        argumentSet("foreign, too short", "FRA31019900000", List.of("17 digits from 9")),
        argumentSet("no such type", ID + "81", List.of("type of disability")),
        argumentSet(
            "type, grade and check", "31019919400305002105", List.of("check", "type", "gr")),
        argumentSet("replaced no time", ID + "43B0", List.of("B and its count from 1")),
        argumentSet("like nothing", "身份证", List.of("no identity document")),
        argumentSet("line break", ID + "\n", List.of("no identity document")),
        argumentSet("empty", "", List.of("missing")),
        argumentSet("null", null, List.of("missing")));
  }

  @ParameterizedTest
  @MethodSource("faulty")
  void namesEveryBrokenRule(String text, List<String> expected) {
    // When
    List<String> faults = IdentityNumber.faultsOfAnyKind(text);

    // Then
    assertThat(faults).hasSameSizeAs(expected);
    for (int i = 0; i < expected.size(); i++) {
      assertThat(faults.get(i)).contains(expected.get(i));
    }
    assertThat(IdentityNumber.parseAnyKind(text)).isEmpty();
  }

  @Test
  void readsWhatNumbersSay() {
    // When
    ResidencePermit permit = ResidencePermit.parse("810099198808080015").orElseThrow();
    TravelPermit older = TravelPermit.parse("H0000000102").orElseThrow();
    TravelPermit taiwan = TravelPermit.parse("00000001").orElseThrow();
    DisabilityCard card = DisabilityCard.parse(ID + "71B12").orElseThrow();
    ForeignResidentCard foreign = ForeignResidentCard.parse("FRA310199000001").orElseThrow();

    // Then
    assertThat(permit.region()).isEqualTo(Region.HONG_KONG);
    assertThat(permit.synthetic()).isTrue();
    assertThat(permit.citizenId().value()).isEqualTo(permit.value());
    assertThat(permit.citizenId()).isNotEqualTo(permit);
    assertThat(older.lasting()).isEqualTo("H00000001");
    assertThat(older.issue()).isEqualTo(OptionalInt.of(2));
    assertThat(taiwan.region()).isEqualTo(Region.TAIWAN);
    assertThat(taiwan.issue()).isEmpty();
    assertThat(card.holder().value()).isEqualTo(ID);
    assertThat(List.of(card.type(), card.grade(), card.replacements())).containsExactly(7, 1, 12);
    assertThat(foreign.nationality()).isEqualTo("FRA");
    assertThat(foreign.older()).isTrue();
  }

  @Test
  void takesAPassportOnlyWithItsCountry() {
    // Given
    String number = "X0000001";

    // When
    Passport french = Passport.parse("FRA", number).orElseThrow();
    Passport japanese = Passport.parse("JPN", number).orElseThrow();

    // Then
    assertThat(french).isNotEqualTo(japanese);
    assertThat(french.country() + french.number()).isEqualTo("FRA" + number);
    assertThat(Passport.faults("QQQ", "x")).hasSize(2);
    assertThat(Passport.faults(null, "")).hasSize(2);
    assertThat(IdentityNumber.parseAnyKind(number)).isEmpty();
  }

  @Property
  void everyNumberPrintsItself(@ForAll("all") String text) {
    assertThat(IdentityNumber.parseAnyKind(text).map(IdentityNumber::value)).contains(text);
  }

  @Property
  void everyChangedDigitOfACheckedNumberIsNoticed(
      @ForAll("checked") String text,
      @ForAll @IntRange(max = 16) int at,
      @ForAll @IntRange int by) {
    // When
    String changed = Numbers.changed(text, at, DIGITS, by & Integer.MAX_VALUE);

    // Then
    assertThat(changed).isNotEqualTo(text);
    assertThat(IdentityNumber.parseAnyKind(changed)).isEmpty();
    assertThat(IdentityNumber.faultsOfAnyKind(changed)).isNotEmpty();
  }

  @Property
  void whatParsesHasNoFaultAndWhatHasFaultsDoesNotParse(@ForAll("near") String text) {
    assertThat(IdentityNumber.parseAnyKind(text).isEmpty())
        .isEqualTo(!IdentityNumber.faultsOfAnyKind(text).isEmpty());
    assertThat(IdentityNumber.faultsOfAnyKind(text)).noneMatch(fault -> fault.contains(text + "!"));
  }

  @Provide
  Arbitrary<String> all() {
    Arbitrary<String> unchecked =
        Arbitraries.oneOf(
            Numbers.digits(8).map(digits -> "H" + digits),
            Numbers.digits(10).map(digits -> "M" + digits),
            Numbers.digits(8),
            Numbers.digits(10).map(digits -> digits + "A"),
            Numbers.digits(12).map(digits -> "DEU" + digits));
    return Arbitraries.oneOf(checked(), unchecked);
  }

  @Provide
  Arbitrary<String> checked() {
    Arbitrary<String> plain =
        Numbers.citizenIds("310199", "810099", "820099", "830099", "931250", "999156");
    Arbitrary<String> cards =
        Combinators.combine(
                Numbers.citizenIds("310199", "420999"),
                Arbitraries.integers().between(1, 7),
                Arbitraries.integers().between(1, 4),
                Arbitraries.of("", "B1", "B12"))
            .as((id, type, grade, replaced) -> id + type + grade + replaced);
    return Arbitraries.oneOf(plain, cards);
  }

  @Provide
  Arbitrary<String> near() {
    return Arbitraries.strings().withChars("0189HMBX").ofMinLength(1).ofMaxLength(22);
  }
}
