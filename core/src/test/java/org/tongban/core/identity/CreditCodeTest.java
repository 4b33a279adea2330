package org.tongban.core.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CreditCodeTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "52310199MJ0000018W",
        "11310199000000019K",
        "113205990000000277",
        "113304990000000351",
        "11371499000000043Q",
        "11320699000000051W",
        "1142099900000006XT",
        "51330499MJ0000026J",
        "91320599MA0000015T"
      })
  void acceptsCodesWithBothChecksRight(String text) {
    // When
    List<String> faults = CreditCode.faults(text);

    // Then
    assertThat(faults).isEmpty();
    assertThat(CreditCode.parse(text)).map(CreditCode::value).contains(text);
    assertThat(CreditCode.parse(text)).map(CreditCode::divisionCode).contains(text.substring(2, 8));
  }

  static Stream<Arguments> faultyCodes() {
    return Stream.of(
        argumentSet("wrong last check", "52310199MJ0000018X", List.of("GB 32100")),
        argumentSet("wrong inner check", "52310199MJ0000017W", List.of("GB 11714", "GB 32100")),
        argumentSet("letter I", "52310199MI0000018W", List.of("18 digits and capital letters")),
        argumentSet("small letters", "52310199mj0000018w", List.of("18 digits and capital")),
        argumentSet("too short", "52310199MJ000001", List.of("18 digits and capital letters")),
        argumentSet("empty", "", List.of("missing")),
        argumentSet("null", null, List.of("missing")));
  }

  @ParameterizedTest
  @MethodSource("faultyCodes")
  void namesEveryBrokenRule(String text, List<String> expected) {
    // When
    List<String> faults = CreditCode.faults(text);

    // Then
    assertThat(faults).hasSameSizeAs(expected);
    for (int i = 0; i < expected.size(); i++) {
      assertThat(faults.get(i)).contains(expected.get(i));
    }
    assertThat(CreditCode.parse(text)).isEmpty();
  }

  @Test
  void makesUpACodeFromItsFirstSixteenCharacters() {
    // When
    CreditCode code = CreditCode.beginningWith("52310199MJ000001");
    Throwable letterO = catchThrowable(() -> CreditCode.beginningWith("5231O199MJ000001"));

    // Then
    assertThat(code.value()).isEqualTo("52310199MJ0000018W");
    assertThat(letterO).isInstanceOf(IllegalArgumentException.class);
  }

  @Property
  void everyChangedDigitIsNoticed(
      @ForAll @StringLength(8) @CharRange(from = '0', to = '9') String serial,
      @ForAll @IntRange(min = 2, max = 15) int place,
      @ForAll @IntRange(max = 9) int digit) {
    // Given
    String body = "52310199" + serial + CreditCode.organisationCheck(serial);
    String code = body + CreditCode.check(body);
    String changed = code.substring(0, place) + digit + code.substring(place + 1);

    // When
    List<String> faults = CreditCode.faults(changed);

    // Then
    assertThat(faults.isEmpty()).isEqualTo(changed.equals(code));
  }
}
