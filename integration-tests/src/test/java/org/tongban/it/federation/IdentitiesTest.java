package org.tongban.it.federation;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the searches for persons find, and what only looks like one. */
class IdentitiesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "310199198001010015",
        "of 31019919800101001X, refused",
        "was 310199800101001.",
        "no such person.310199198001010015"
      })
  void aPersonsNumberIsFound(String text) {
    assertThatThrownBy(() -> Identities.assertNone("text", text))
        .isInstanceOf(AssertionError.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "system_cpu_usage 0.615384615384615",
        "sum 1.23456789012345678",
        "id-310199800101001"
      })
  void aFractionOrAPartOfANameIsNone(String text) {
    assertThatCode(() -> Identities.assertNone("text", text)).doesNotThrowAnyException();
  }
}
