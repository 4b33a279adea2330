package org.tongban.node.keeper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tongban.core.directory.CertifiedKey;
import org.tongban.core.directory.KeyUse;
import org.tongban.core.directory.Suite;
import org.tongban.core.message.MemberCode;
import org.tongban.core.seal.KeyFileException;

/** Keys that are exchanged while the node runs. */
class KeyKeeperTest {
  private static final List<String> ALL =
      List.of("sign", "tls", "encrypt", "sign.sm2", "encrypt.sm2");

  @TempDir Path folder;

  private TwoAuthorities federation;
  private Path keys;
  private KeyKeeper keeper;
  private String own;

  @BeforeEach
  void start() throws IOException {
    federation = new TwoAuthorities(folder);
    federation.publish(1);
    keys = Files.createDirectories(folder.resolve("data/keys"));
    for (var name : ALL) {
      bring("310118", name, keys);
    }
    var directory = federation.start();
    directory.pull();
    keeper = new KeyKeeper(federation.settings(), directory, federation.clock());
    own = CertifiedKey.thumbprintOf(federation.certificate("310118/sign"));
  }

  @AfterEach
  void stop() {
    federation.close();
  }

  private void bring(String member, String name, Path into) throws IOException {
    for (var file : List.of(name + ".key.pem", name + ".crt.pem")) {
      Files.copy(
          folder.resolve("certs").resolve(member).resolve(file),
          into.resolve(file),
          StandardCopyOption.REPLACE_EXISTING,
          StandardCopyOption.COPY_ATTRIBUTES);
    }
  }

  private Path next() throws IOException {
    return Files.createDirectories(keys.resolve("next"));
  }

  private void bringNext(KeyUse use, Suite suite, String name) throws IOException {
    var pair = federation.authority(suite).issue(new MemberCode("310118"), use);
    var key = next().resolve(name + ".key.pem");
    Files.writeString(key, pair.secretKeyPem());
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
    Files.writeString(next().resolve(name + ".crt.pem"), pair.certificatePem());
  }

  private void look(int times) {
    for (int i = 0; i < times; i++) {
      keeper.refresh();
    }
  }

  private List<String> held(KeyUse use, Suite suite) {
    return keeper.get().thumbprints(use, suite);
  }

  @Test
  void theNextKeysAreTakenOverWhenTwoLooksSeeThemAlike() throws IOException {
    // Given
    bringNext(KeyUse.SIGN, Suite.ES256, "sign");
    bringNext(KeyUse.TLS, Suite.ES256, "tls");
    bringNext(KeyUse.ENCRYPT, Suite.SM2, "encrypt.sm2");

    // When // Then
    look(1);
    assertThat(held(KeyUse.SIGN, Suite.ES256)).containsExactly(own);
    look(1);
    assertThat(held(KeyUse.SIGN, Suite.ES256)).hasSize(2).startsWith(own);
    assertThat(held(KeyUse.TLS, Suite.ES256)).hasSize(2);
    assertThat(held(KeyUse.ENCRYPT, Suite.SM2)).hasSize(2);
    assertThat(held(KeyUse.ENCRYPT, Suite.ES256)).hasSize(1);
    assertThat(keeper.problem()).isEmpty();
  }

  @Test
  void whatTheDirectoryDoesNotHaveYetIsNotUsed() throws IOException {
    // Given
    bringNext(KeyUse.SIGN, Suite.ES256, "sign");
    bringNext(KeyUse.TLS, Suite.ES256, "tls");

    // When
    look(2);

    // Then
    assertThat(keeper.get().signingThumbprint(Suite.ES256)).contains(own);
    assertThat(keeper.get().tls().thumbprint())
        .isEqualTo(CertifiedKey.thumbprintOf(federation.certificate("310118/tls")));
  }

  @Test
  void aKeyWhoseCertificateHasNotComeWaits() throws IOException {
    // Given
    bringNext(KeyUse.SIGN, Suite.ES256, "sign");
    Files.delete(next().resolve("sign.crt.pem"));

    // When
    look(2);

    // Then
    assertThat(held(KeyUse.SIGN, Suite.ES256)).containsExactly(own);
    assertThat(keeper.problem()).isEmpty();
  }

  @Test
  void aPairThatIsNoneLeavesTheOldKeysInForce() throws IOException {
    // Given
    bringNext(KeyUse.SIGN, Suite.ES256, "sign");
    bringNext(KeyUse.ENCRYPT, Suite.ES256, "encrypt");
    Files.copy(
        next().resolve("sign.crt.pem"),
        next().resolve("encrypt.crt.pem"),
        StandardCopyOption.REPLACE_EXISTING);

    // When
    look(2);

    // Then
    assertThat(held(KeyUse.SIGN, Suite.ES256)).containsExactly(own);
    assertThat(keeper.problem().orElseThrow()).contains("encrypt.key.pem", "is not the key of");
  }

  @Test
  void connectionsDoNotChangeTheirSuiteWhileTheNodeRuns() throws IOException {
    // Given
    bringNext(KeyUse.TLS, Suite.SM2, "tls");

    // When
    look(2);

    // Then
    assertThat(held(KeyUse.TLS, Suite.SM2)).isEmpty();
    assertThat(keeper.problem().orElseThrow()).contains("is of another suite than connections");
  }

  @Test
  void keysOfNobodyInTheDirectoryAreNotTakenInPlaceOfOnesOwn() throws IOException {
    // Given
    bringNext(KeyUse.SIGN, Suite.ES256, "sign");
    for (var file : List.of("sign.key.pem", "sign.crt.pem")) {
      Files.move(next().resolve(file), keys.resolve(file), StandardCopyOption.REPLACE_EXISTING);
    }

    // When
    look(2);

    // Then
    assertThat(keeper.get().signingThumbprint(Suite.ES256)).contains(own);
    assertThat(keeper.problem())
        .contains("keys.sign: the directory gives this certificate to no key of 310118");
  }

  @Test
  void keysOfAnotherMemberAreNotTakenInPlaceOfOnesOwn() throws IOException {
    // Given
    bring("330421", "tls", keys);

    // When
    look(2);

    // Then
    assertThat(keeper.problem())
        .contains("keys.tls: the directory gives this certificate to no key of 310118");
  }

  @Test
  void aKeyThatItsAuthorityRevokedIsNotSignedWith() throws IOException {
    // Given
    federation.publish(2, "310118/sign");

    // When
    var directory = federation.start();
    directory.pull();
    var fresh = new KeyKeeper(federation.settings(), directory, federation.clock());

    // Then
    assertThat(fresh.get().signingThumbprint(Suite.ES256)).isEmpty();
    assertThat(fresh.get().signingThumbprint(Suite.SM2)).isNotEmpty();
  }

  @Test
  void aNodeWithABadPairBesideItsOwnDoesNotStart() throws IOException {
    // Given
    Files.writeString(next().resolve("tls.key.pem"), "");
    Files.writeString(next().resolve("tls.crt.pem"), "");

    // When // Then
    assertThatThrownBy(
            () -> new KeyKeeper(federation.settings(), federation.start(), federation.clock()))
        .isInstanceOf(KeyFileException.class);
  }
}
