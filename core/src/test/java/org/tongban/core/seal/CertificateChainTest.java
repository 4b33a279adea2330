package org.tongban.core.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.tongban.core.directory.CertifiedKey;
import org.tongban.core.directory.KeyUse;
import org.tongban.core.directory.Suite;
import org.tongban.core.message.MemberCode;

class CertificateChainTest {
  private static final Instant NOW = Instant.parse("2026-11-22T00:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  private static final MemberCode MEMBER = new MemberCode("310118");
  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(Suite.class)
  void aChainThatEndsInItsRootIsWhole(Suite suite) {
    // Given
    var authority = DemonstrationAuthority.create(CLOCK, 10, suite);
    var own = authority.issue(MEMBER, KeyUse.SIGN);

    // When
    var whole = read(own.certificatePem() + authority.certificatePem());
    var open = read(own.certificatePem());

    // Then
    assertThat(whole.state(NOW)).isEqualTo(CertificateChain.State.WHOLE);
    assertThat(whole.state(NOW.plus(Duration.ofDays(400)))).isEqualTo(CertificateChain.State.WHOLE);
    assertThat(open.state(NOW)).isEqualTo(CertificateChain.State.OPEN);
    assertThat(whole.faults(KeyUse.SIGN, Set.of(suite), NOW)).isEmpty();
    assertThat(whole.own()).isEqualTo(own.certificate());
    assertThat(whole.pem()).isEqualTo(own.certificatePem() + authority.certificatePem());
  }

  @ParameterizedTest
  @EnumSource(Suite.class)
  void aRootOfTheSameNameThatDidNotIssueItBreaksTheChain(Suite suite) {
    // Given
    var own = DemonstrationAuthority.create(CLOCK, 10, suite).issue(MEMBER, KeyUse.SIGN);
    var other = DemonstrationAuthority.create(CLOCK, 10, suite);

    // When
    var chain = read(own.certificatePem() + other.certificatePem());

    // Then
    assertThat(chain.state(NOW)).isEqualTo(CertificateChain.State.BROKEN);
    assertThat(chain.faults(KeyUse.SIGN, Set.of(suite), NOW))
        .containsExactly(CertificateFault.CHAIN_BROKEN);
  }

  @ParameterizedTest
  @EnumSource(Suite.class)
  void aKeyIsThatOfTheOwnCertificateOrIsNot(Suite suite) throws IOException {
    // Given
    var authority = DemonstrationAuthority.create(CLOCK, 10, suite);
    var own = authority.issue(MEMBER, KeyUse.SIGN);
    var mine = Party.write(folder, "mine", own).key();
    var other = Party.write(folder, "other", authority.issue(MEMBER, KeyUse.SIGN)).key();
    var chain = read(own.certificatePem());

    // Then
    assertThat(chain.isOf(mine)).isTrue();
    assertThat(chain.isOf(other)).isFalse();
    assertThat(chain.thumbprint()).isEqualTo(CertifiedKey.thumbprintOf(own.certificate()));
  }

  @Test
  void aChainLeadsToTheAuthorityThatItEndsInOrThatIssuedIt() {
    // Given
    var authority = DemonstrationAuthority.create(CLOCK, 10);
    var other = DemonstrationAuthority.create(CLOCK, 10).certificate();
    var own = authority.issue(MEMBER, KeyUse.SIGN).certificatePem();

    // Then
    for (var chain : List.of(own, own + authority.certificatePem())) {
      assertThat(read(chain).leadsTo(authority.certificate(), NOW)).isTrue();
      assertThat(read(chain).leadsTo(other, NOW)).isFalse();
    }
    assertThat(read(authority.certificatePem()).leadsTo(authority.certificate(), NOW)).isFalse();
  }

  @Test
  void aFileHoldsTenCertificatesAtMost() {
    // Given
    var own = DemonstrationAuthority.create(CLOCK, 10).certificatePem();

    // Then
    assertThat(read(own.repeat(10)).certificates()).hasSize(10);
    assertThatThrownBy(() -> read(own.repeat(11))).isInstanceOf(KeyFileException.class);
  }

  @Test
  void anIssuerThatIsNoAuthorityBreaksTheChain() {
    // Given
    var authority = DemonstrationAuthority.create(CLOCK, 10);
    var own = authority.issue(MEMBER, KeyUse.SIGN).certificatePem();
    var sibling = authority.issue(MEMBER, KeyUse.SIGN).certificatePem();

    // When
    var chain = read(own + sibling + authority.certificatePem());

    // Then
    assertThat(chain.state(NOW)).isEqualTo(CertificateChain.State.BROKEN);
  }

  @ParameterizedTest(name = "{0} as {1}: {2}")
  @CsvSource({
    "SIGN,SIGN,",
    "SIGN,ENCRYPT,KEY_USAGE",
    "SIGN,TLS,",
    "ENCRYPT,SIGN,KEY_USAGE",
    "ENCRYPT,TLS,KEY_USAGE",
    "TLS,SIGN,",
    "TLS,TLS,"
  })
  void theKeyUsageMustAdmitTheUse(KeyUse issued, KeyUse use, CertificateFault fault) {
    // Given
    var chain =
        read(DemonstrationAuthority.create(CLOCK, 10).issue(MEMBER, issued).certificatePem());

    // Then
    var expected = fault == null ? Set.of() : EnumSet.of(fault);
    assertThat(chain.faults(use, Set.of(Suite.ES256), NOW)).isEqualTo(expected);
  }

  @Test
  void aKeyOfAnotherSuiteAnAuthorityAndAWrongTimeAreNamed() {
    // Given
    var authority = DemonstrationAuthority.create(CLOCK, 10, Suite.SM2);
    var sm2 = read(authority.issue(MEMBER, KeyUse.SIGN).certificatePem());
    var root = read(authority.certificatePem());

    // Then
    assertThat(sm2.faults(KeyUse.SIGN, Set.of(Suite.ES256), NOW))
        .containsExactly(CertificateFault.CURVE);
    assertThat(root.faults(KeyUse.ENCRYPT, Set.of(Suite.SM2), NOW))
        .containsExactly(CertificateFault.KEY_USAGE, CertificateFault.AUTHORITY);
    assertThat(sm2.faults(KeyUse.SIGN, Set.of(Suite.SM2), NOW.minus(Duration.ofDays(1))))
        .containsExactly(CertificateFault.NOT_YET_VALID);
    assertThat(sm2.faults(KeyUse.SIGN, Set.of(Suite.SM2), NOW.plus(Duration.ofDays(11))))
        .containsExactly(CertificateFault.EXPIRED);
  }

  @Test
  void aFileOfAnythingElseIsRefused() {
    // Given
    var authority = DemonstrationAuthority.create(CLOCK, 10);
    var own = authority.issue(MEMBER, KeyUse.SIGN);

    // Then
    assertThatThrownBy(() -> read(own.secretKeyPem() + own.certificatePem()))
        .isInstanceOf(KeyFileException.class)
        .hasMessageContaining("something else");
    assertThatThrownBy(() -> read("nothing"))
        .isInstanceOf(KeyFileException.class)
        .hasMessageContaining("holds no certificate");
    assertThatThrownBy(() -> read(own.certificatePem().repeat(11)))
        .isInstanceOf(KeyFileException.class);
    assertThatThrownBy(() -> read(own.certificatePem().replaceFirst("MI", "AA")))
        .isInstanceOf(KeyFileException.class)
        .hasMessageContaining("not an X.509 certificate");
  }

  private CertificateChain read(String pem) {
    try {
      var file = Files.writeString(folder.resolve("chain.pem"), pem, StandardCharsets.US_ASCII);
      return CertificateChain.read(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
