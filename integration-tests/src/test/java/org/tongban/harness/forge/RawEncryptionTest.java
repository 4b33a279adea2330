package org.tongban.harness.forge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tongban.core.directory.CertifiedKey;
import org.tongban.core.directory.KeyUse;
import org.tongban.core.directory.Suite;
import org.tongban.core.message.MemberCode;
import org.tongban.node.command.TongbanCommand;
import org.tongban.node.demo.CommandRunner;

/** What is written by hand is read by hand, in both suites and at any length. */
class RawEncryptionTest {
  private static final byte[] TEXT = "一二三四五".repeat(500).getBytes(StandardCharsets.UTF_8);

  @TempDir private static Path folder;

  @BeforeAll
  static void makeKeys() {
    CommandRunner commands = TongbanCommand::inThisProcess;
    commands.must("certs", "make", "--force", "--out", folder.toString(), "--member", "320509");
  }

  @ParameterizedTest
  @EnumSource
  void whatWasEncryptedIsDecrypted(Suite suite) throws GeneralSecurityException {
    // Given
    var keys = keys(suite);

    // When
    var wire = RawEncryption.encrypt(TEXT, certified(keys), header -> {});

    // Then
    assertThat(RawEncryption.is(wire)).isTrue();
    assertThat(RawEncryption.decrypt(wire, keys)).isEqualTo(TEXT);
  }

  @ParameterizedTest
  @EnumSource
  void whatWasAlteredIsNot(Suite suite) {
    // Given
    var keys = keys(suite);
    var wire = Attack.flipped(RawEncryption.encrypt(TEXT, certified(keys), header -> {}), 3);

    // When // Then
    assertThatThrownBy(() -> RawEncryption.decrypt(wire, keys))
        .isInstanceOf(GeneralSecurityException.class);
  }

  private static RawKeys keys(Suite suite) {
    var name = suite == Suite.SM2 ? "encrypt.sm2" : "encrypt";
    return RawKeys.read(folder.resolve("320509"), name);
  }

  private static CertifiedKey certified(RawKeys keys) {
    return new CertifiedKey(
        new MemberCode("320509"),
        KeyUse.ENCRYPT,
        keys.suite(),
        keys.certificate(),
        keys.thumbprint(),
        Instant.EPOCH,
        Clock.systemUTC().instant().plusSeconds(60),
        false);
  }
}
