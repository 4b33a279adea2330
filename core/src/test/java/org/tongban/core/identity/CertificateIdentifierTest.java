package org.tongban.core.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

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

class CertificateIdentifierTest {
  private static final String TYPE = "119900000000000943001";
  private static final String ISSUER = "113205990000000277";
  private static final String SERIAL = "TEST2026000000000001";
  private static final String RIGHT = identifier(TYPE, ISSUER, SERIAL) + "7";

  @Test
  void readsTheParts() {
    // When
    CertificateIdentifier identifier = CertificateIdentifier.parse(RIGHT).orElseThrow();

    // Then
    assertThat(identifier.value()).isEqualTo(RIGHT);
    assertThat(identifier.type()).isEqualTo(TYPE);
    assertThat(identifier.authority()).isEqualTo("119900000000000943");
    assertThat(identifier.issuer()).isEqualTo(ISSUER);
    assertThat(identifier.serial()).isEqualTo(SERIAL);
    assertThat(identifier.version()).isEqualTo("001");
    assertThat(identifier.warnings()).isEmpty();
    assertThat(CertificateIdentifier.strictFaults(RIGHT)).isEmpty();
  }

  @Test
  void onlyWarnsOfAWrongCheckUnlessStrict() {
    // Given
    String wrong = identifier(TYPE, ISSUER, SERIAL) + "8";

    // When
    CertificateIdentifier identifier = CertificateIdentifier.parse(wrong).orElseThrow();

    // Then
    assertThat(identifier.warnings()).singleElement().asString().contains("MOD 37,36");
    assertThat(CertificateIdentifier.faults(wrong)).isEmpty();
    assertThat(CertificateIdentifier.strictFaults(wrong)).isEqualTo(identifier.warnings());
  }

  @Test
  void warnsWhereTheCheckCannotBeJudged() {
    // Given
    String lower = identifier(TYPE, "320599", "test-1") + "8";

    // When
    CertificateIdentifier identifier = CertificateIdentifier.parse(lower).orElseThrow();

    // Then
    assertThat(identifier.issuer()).isEqualTo("320599");
    assertThat(identifier.warnings()).singleElement().asString().contains("can't be judged");
  }

  static Stream<Arguments> faulty() {
    return Stream.of(
        argumentSet("both codes", identifier(wrong(TYPE), wrong(ISSUER), "1") + "1", 2),
        argumentSet("other branch", RIGHT.replace("3005.2", "3005.3"), 1),
        argumentSet("no check", identifier(TYPE, ISSUER, SERIAL), 1),
        argumentSet("serial with dot", identifier(TYPE, ISSUER, "A.B") + "1", 1),
        argumentSet("line break", RIGHT + "\n", 1),
        argumentSet("empty", "", 1),
        argumentSet("null", null, 1));
  }

  @ParameterizedTest
  @MethodSource("faulty")
  void namesEveryBrokenRule(String text, int count) {
    // When
    List<String> faults = CertificateIdentifier.faults(text);

    // Then
    assertThat(faults).hasSize(count);
    assertThat(faults).noneMatch(fault -> fault.contains(ISSUER));
    assertThat(CertificateIdentifier.parse(text)).isEmpty();
    assertThat(CertificateIdentifier.strictFaults(text)).containsAll(faults);
  }

  @Property
  void everyIdentifierWithItsCheckPrintsItself(@ForAll("identifiers") String text) {
    assertThat(CertificateIdentifier.strictFaults(text)).isEmpty();
    assertThat(CertificateIdentifier.parse(text).map(CertificateIdentifier::value)).contains(text);
  }

  @Property
  void strictlyEveryChangedCharacterIsNoticed(
      @ForAll("identifiers") String text, @ForAll int place, @ForAll int step) {
    // When
    String changed =
        Numbers.changed(
            text, place & Integer.MAX_VALUE, Iso7064.ALPHABET, step & Integer.MAX_VALUE);

    // Then
    assertThat(changed.equals(text) || !CertificateIdentifier.strictFaults(changed).isEmpty())
        .isTrue();
  }

  @Property
  void theCheckNoticesEveryChangedCharacter(
      @ForAll("serials") String text, @ForAll int place, @ForAll @IntRange(max = 34) int step) {
    // When
    String changed = Numbers.changed(text, place & Integer.MAX_VALUE, Iso7064.ALPHABET, step);

    // Then
    assertThat(Iso7064.check(changed)).isNotEqualTo(Iso7064.check(text));
  }

  @Provide
  Arbitrary<String> serials() {
    return Arbitraries.strings().withChars(Iso7064.ALPHABET).ofMinLength(1).ofMaxLength(64);
  }

  @Provide
  Arbitrary<String> identifiers() {
    return Combinators.combine(
            Numbers.creditCodes(), Numbers.digits(3), Numbers.creditCodes(), serials())
        .as(
            (authority, number, issuer, serial) ->
                identifier(authority + number, issuer, serial)
                    + Iso7064.check(authority + number + issuer + serial + "001"));
  }

  private static String wrong(String code) {
    return "9" + code.substring(1);
  }

  private static String identifier(String type, String issuer, String serial) {
    return CertificateIdentifier.ROOT + String.join(".", type, issuer, serial, "001", "");
  }
}
