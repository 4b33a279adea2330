package org.tongban.core.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tongban.core.directory.ExampleDirectory.NOW;

import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tongban.core.directory.CertifiedKey;
import org.tongban.core.directory.KeyUse;
import org.tongban.core.directory.Suite;
import org.tongban.core.seal.KeptSignature.Verdict;

class KeptSignatureTest {
  private static final Function<String, Optional<X509Certificate>> NOBODY = any -> Optional.empty();

  private static byte[] signed(Suite suite) {
    return new Sealer(Federation.CRYPTO, Federation.ASKER::keys)
        .sign(Unproven.ask(NOW), suite)
        .bytes();
  }

  private static Function<String, Optional<X509Certificate>> known(Party party, Suite suite) {
    var certificate = party.held(KeyUse.SIGN, suite).certificate();
    return thumbprint ->
        Optional.of(certificate).filter(one -> CertifiedKey.thumbprintOf(one).equals(thumbprint));
  }

  private static String text(byte[] kept) {
    return new String(kept, StandardCharsets.US_ASCII);
  }

  private static byte[] bytes(String kept) {
    return kept.getBytes(StandardCharsets.US_ASCII);
  }

  @ParameterizedTest
  @EnumSource(Suite.class)
  void whatIsKeptVerifiesAndHoldsNoBody(Suite suite) {
    // Given
    var signed = signed(suite);
    var certificates = known(Federation.ASKER, suite);

    // When
    var kept = KeptSignature.of(signed, certificates);

    // Then
    var whole = text(signed).split("\\.", -1);
    assertThat(text(kept).split("\\.", -1))
        .hasSize(3)
        .startsWith(whole[0])
        .endsWith(whole[2])
        .doesNotContain(whole[1]);
    assertThat(KeptSignature.verdict(kept, certificates)).isEqualTo(Verdict.VERIFIED);
    assertThat(KeptSignature.verdict(kept, NOBODY)).isEqualTo(Verdict.NOT_CHECKED);
  }

  @ParameterizedTest
  @EnumSource(Suite.class)
  void noByteOfItMayBeAnother(Suite suite) {
    // Given
    var certificates = known(Federation.ASKER, suite);
    var kept = text(KeptSignature.of(signed(suite), certificates)).split("\\.", -1);

    for (int part = 1; part <= 2; part++) {
      var raw = Base64.getUrlDecoder().decode(kept[part]);
      for (int at = 0; at < raw.length; at++) {
        // When
        var altered = raw.clone();
        altered[at] ^= 1;
        var parts = kept.clone();
        parts[part] = Base64.getUrlEncoder().withoutPadding().encodeToString(altered);

        // Then
        assertThat(KeptSignature.verdict(bytes(String.join(".", parts)), certificates))
            .isEqualTo(Verdict.FAILED);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Suite.class)
  void anotherCertificateOrAlgorithmIsANo(Suite suite) {
    // Given
    var kept = KeptSignature.of(signed(suite), known(Federation.ASKER, suite));
    var other = suite == Suite.SM2 ? Suite.ES256 : Suite.SM2;

    // Then
    for (var certificate :
        new X509Certificate[] {
          Federation.STRANGER.held(KeyUse.SIGN, suite).certificate(),
          Federation.ASKER.held(KeyUse.SIGN, other).certificate()
        }) {
      assertThat(KeptSignature.verdict(kept, thumbprint -> Optional.of(certificate)))
          .isEqualTo(Verdict.FAILED);
    }
  }

  @ParameterizedTest
  @EnumSource(Suite.class)
  void withoutTheCertificateOnlyTheDigestOfSm2IsMissing(Suite suite) {
    // When
    var kept = KeptSignature.of(signed(suite), NOBODY);

    // Then
    assertThat(text(kept).contains("..")).isEqualTo(suite == Suite.SM2);
    assertThat(KeptSignature.verdict(kept, known(Federation.ASKER, suite)))
        .isEqualTo(suite == Suite.SM2 ? Verdict.NOT_CHECKED : Verdict.VERIFIED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "a.b.c", "no message", "e30.e30", "e30.e30.AA", "~"})
  void nothingStaysOfWhatIsNoMessage(String bytes) {
    assertThat(KeptSignature.of(bytes(bytes), NOBODY)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {".", "..", "a.b.c", "e30.AA.AA", "e30", "eyJhbGciOiJFUzI1NiJ9.AA.AA", "\u007f"})
  void whatWasPutThereInsteadIsANo(String bytes) {
    assertThat(KeptSignature.verdict(bytes(bytes), NOBODY)).isEqualTo(Verdict.FAILED);
  }
}
