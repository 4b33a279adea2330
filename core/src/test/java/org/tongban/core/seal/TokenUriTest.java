package org.tongban.core.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenUriTest {
  private static final String GOOD =
      "pkcs11:slot-id=7;object=sign%20key+1?module-path=/usr/lib/token.so&pin-source=file:/run/pin";

  @Test
  void theFourAttributesAreRead() {
    // When
    var uri = TokenUri.parse(GOOD + "\n");

    // Then
    assertThat(uri)
        .isEqualTo(
            new TokenUri(7, "sign key+1", Path.of("/usr/lib/token.so"), Path.of("/run/pin")));
    assertThat(TokenUri.is(GOOD)).isTrue();
    assertThat(TokenUri.is("-----BEGIN PRIVATE KEY-----")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pkcs11:",
        "pkcs11:slot-id=7;object=k?module-path=/m",
        "pkcs11:slot-id=7;slot-id=8;object=k?module-path=/m&pin-source=/p",
        "pkcs11:slot-id=7;object=?module-path=/m&pin-source=/p",
        "pkcs11:slot-id=7;object?module-path=/m&pin-source=/p",
        "pkcs11:slot-id=x;object=k?module-path=/m&pin-source=/p",
        "pkcs11:slot-id=7;object=k?module-path=m.so&pin-source=/p",
        "pkcs11:slot-id=7;object=k?module-path=/m&pin-source=pin",
        "pkcs11:slot-id=7;object=k?module-path=/m&pin-source=/a%00b",
        "pkcs11:slot-id=7;object=k?module-path=/m&pin-source=/p&pin-value=1234"
      })
  void anotherFormIsRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> TokenUri.parse(text));
  }
}
