package org.tongban.harness.forge;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tongban.core.directory.KeyUse;
import org.tongban.core.directory.Suite;
import org.tongban.core.message.MemberCode;
import org.tongban.core.seal.DemonstrationAuthority;
import org.tongban.core.seal.OcspQuestion;
import org.tongban.harness.forge.RawRevocation.Word;

/** What lists and answers of responders say, read by other eyes than a node's. */
class RawRevocationTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  private static final Duration DAY = Duration.ofDays(1);
  private static final MemberCode MEMBER = new MemberCode("330402");

  private static DemonstrationAuthority authority(Suite suite) {
    return DemonstrationAuthority.create(CLOCK, 30, suite);
  }

  private static Word said(
      String name, byte[] file, X509Certificate of, DemonstrationAuthority by, Instant at) {
    return RawRevocation.of(name, file, of, List.of(by.certificate()), at);
  }

  @ParameterizedTest
  @EnumSource
  void aListSaysWhoIsRevoked(Suite suite) {
    // Given
    var authority = authority(suite);
    var certificate = authority.issue(MEMBER, KeyUse.SIGN).certificate();
    var none = authority.revocationList(1, NOW, NOW.plus(DAY), List.of());
    var one = authority.revocationList(2, NOW, NOW.plus(DAY), List.of(certificate));

    // Then
    assertThat(said("1.crl", none, certificate, authority, NOW)).isEqualTo(Word.GOOD);
    assertThat(said("2.crl", one, certificate, authority, NOW)).isEqualTo(Word.REVOKED);
    assertThat(said("1.crl", none, certificate, authority, NOW.plus(DAY).plusSeconds(1)))
        .as("ended")
        .isEqualTo(Word.NOTHING);
    assertThat(said("1.crl", none, certificate, authority(suite), NOW))
        .as("of an authority that is not believed")
        .isEqualTo(Word.NOTHING);
    assertThat(said("1.crl", new byte[] {'0', 1}, certificate, authority, NOW))
        .isEqualTo(Word.NOTHING);
  }

  @ParameterizedTest
  @EnumSource
  void aResponderSaysWhoIsRevoked(Suite suite) {
    // Given
    var authority = authority(suite);
    var certificate = authority.issue(MEMBER, KeyUse.SIGN).certificate();
    var other = authority.issue(MEMBER, KeyUse.SIGN).certificate();
    var responder = authority.responder(CLOCK, DAY);
    responder.revoke(other);
    var good = responder.answer(about(certificate, authority));
    var bad = responder.answer(about(other, authority));

    // Then
    assertThat(said("1.ocsp", good, certificate, authority, NOW)).isEqualTo(Word.GOOD);
    assertThat(said("1.ocsp", bad, other, authority, NOW)).isEqualTo(Word.REVOKED);
    assertThat(said("1.ocsp", good, other, authority, NOW))
        .as("about another certificate")
        .isEqualTo(Word.NOTHING);
    assertThat(said("1.ocsp", good, certificate, authority(suite), NOW))
        .as("of an authority that is not believed")
        .isEqualTo(Word.NOTHING);
  }

  private static byte[] about(X509Certificate certificate, DemonstrationAuthority authority) {
    return OcspQuestion.about(certificate, authority.certificate()).encoded();
  }
}
