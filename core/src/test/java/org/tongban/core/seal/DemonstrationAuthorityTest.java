package org.tongban.core.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tongban.core.directory.KeyUse;
import org.tongban.core.message.MemberCode;

class DemonstrationAuthorityTest {
  private static final Instant NOW = Instant.parse("2026-11-22T02:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneId.of("Asia/Shanghai"));
  private static final MemberCode MEMBER = new MemberCode("310118");
  private final DemonstrationAuthority authority = DemonstrationAuthority.create(CLOCK, 90);

  @Test
  void everyCertificateIsSignedByTheAuthorityAndMarkedAsDemonstration() throws Exception {
    for (var use : KeyUse.values()) {
      // When
      var certificate = authority.issue(MEMBER, use).certificate();

      // Then
      certificate.verify(authority.certificate().getPublicKey());
      assertThat(certificate.getSubjectX500Principal().getName())
          .contains("O=Tongban demonstration authority")
          .contains("310118");
      assertThat(certificate.getBasicConstraints()).isEqualTo(-1);
      assertThat(certificate.getNotBefore().toInstant()).isEqualTo("2026-11-22T01:55:00Z");
      assertThat(certificate.getNotAfter().toInstant()).isEqualTo("2027-02-20T02:00:00Z");
    }
  }

  @Test
  void aConnectionCertificateServesAndCallsOnThisMachineOnly() throws Exception {
    // When
    var certificate = authority.issue(MEMBER, KeyUse.TLS).certificate();

    // Then
    assertThat(certificate.getSubjectAlternativeNames())
        .containsExactlyInAnyOrder(List.of(2, "localhost"), List.of(7, "127.0.0.1"));
    assertThat(certificate.getExtendedKeyUsage())
        .containsExactly("1.3.6.1.5.5.7.3.1", "1.3.6.1.5.5.7.3.2");
  }

  @Test
  void anEncryptionCertificateCanNotSign() {
    // When
    var usage = authority.issue(MEMBER, KeyUse.ENCRYPT).certificate().getKeyUsage();

    // Then
    assertThat(usage[0]).isFalse();
    assertThat(usage[4]).isTrue();
  }

  @Test
  void writesPemThatEveryToolReads() {
    // When
    var key = authority.issueOperator();

    // Then
    assertThat(key.secretKeyPem()).startsWith("-----BEGIN PRIVATE KEY-----");
    assertThat(key.certificatePem()).startsWith("-----BEGIN CERTIFICATE-----");
  }

  @Test
  void refusesACertificateOfNoDays() {
    // When // Then
    assertThatThrownBy(() -> DemonstrationAuthority.create(CLOCK, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
