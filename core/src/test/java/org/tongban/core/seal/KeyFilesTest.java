package org.tongban.core.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;
import static org.tongban.core.directory.ExampleDirectory.CLOCK;
import static org.tongban.core.directory.ExampleDirectory.QINGPU;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tongban.core.directory.CertifiedKey;
import org.tongban.core.directory.KeyUse;
import org.tongban.core.directory.Suite;

/** Key files that a node must not start with; each message names the file and the rule. */
class KeyFilesTest {
  private static final DemonstrationAuthority AUTHORITY = DemonstrationAuthority.create(CLOCK, 30);
  private static final DemonstrationKey KEY = AUTHORITY.issue(QINGPU, KeyUse.SIGN);
  @TempDir Path folder;
  private KeyPairFiles files;

  @BeforeEach
  void write() throws IOException {
    files = Party.write(folder, "sign", KEY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rw-rw-rw-", "rwx--x---"})
  void aKeyThatOthersMayTouchIsRefused(String mode) throws IOException {
    // Given
    Files.setPosixFilePermissions(files.key(), PosixFilePermissions.fromString(mode));

    // When // Then
    refused("set its mode to 0600");
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-------", "r--------", "rwx------"})
  void aKeyForItsOwnerOnlyIsTaken(String mode) throws IOException {
    // Given
    Files.setPosixFilePermissions(files.key(), PosixFilePermissions.fromString(mode));

    // When
    var keys = NodeKeys.load(files, files, files);

    // Then
    assertThat(keys.signingThumbprint(Suite.ES256))
        .contains(CertifiedKey.thumbprintOf(KEY.certificate()));
    assertThat(keys.tls().keyManagers()).hasSize(1);
  }

  @Test
  void theKeyOfAnotherCertificateIsRefused() throws IOException {
    // Given
    Files.writeString(files.key(), AUTHORITY.issue(QINGPU, KeyUse.SIGN).secretKeyPem());

    // When // Then
    refused("is not the key of");
  }

  @Test
  void aMissingFileIsRefused() throws IOException {
    // Given
    Files.delete(files.key());

    // When // Then
    refused("can't be read");
  }

  @Test
  void aMissingCertificateIsRefused() throws IOException {
    // Given
    Files.delete(files.certificate());

    // When // Then
    refused("can't be read");
  }

  static Stream<Arguments> damages() {
    var pem = KEY.secretKeyPem();
    return Stream.of(
        argumentSet("empty", ""),
        argumentSet("no PEM", "secret"),
        argumentSet("certificate in place of the key", KEY.certificatePem()),
        argumentSet("no end", pem.substring(0, 80)),
        argumentSet("damaged letters", pem.replaceFirst("M", "*")),
        argumentSet("damaged content", pem.replaceFirst("\nM", "\nN")),
        argumentSet("beyond ASCII", pem + "\u00e4"),
        argumentSet("encrypted", pem.replace("PRIVATE KEY", "ENCRYPTED PRIVATE KEY")));
  }

  @ParameterizedTest
  @MethodSource("damages")
  void aDamagedKeyIsRefusedWithoutShowingIt(String content) throws IOException {
    // Given
    Files.writeString(files.key(), content);

    // When // Then
    refused(files.key().toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no certificate",
        "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n",
        "-----BEGIN CERTIFICATE-----\n*\n"
      })
  void aDamagedCertificateIsRefused(String content) throws IOException {
    // Given
    Files.writeString(files.certificate(), content);

    // When // Then
    refused("is not an X.509 certificate");
  }

  @Test
  void aHeldKeyShowsItsCertificateOnly() {
    // When // Then
    assertThat(HeldKey.load(files))
        .hasToString("HeldKey[" + HeldKey.load(files).thumbprint() + "]");
  }

  private void refused(String rule) {
    assertThatThrownBy(() -> NodeKeys.load(files, files, files))
        .isInstanceOf(KeyFileException.class)
        .hasMessageContaining(rule)
        .hasMessageContaining(folder.toString());
  }
}
