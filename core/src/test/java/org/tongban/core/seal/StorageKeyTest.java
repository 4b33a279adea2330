package org.tongban.core.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tongban.core.message.Digest;

class StorageKeyTest {
  private static final byte[] EVIDENCE = "signed bytes".getBytes(StandardCharsets.US_ASCII);
  private static final Digest DIGEST = Digest.sha256(EVIDENCE);
  @TempDir private Path folder;

  private StorageKey key(StorageCipher cipher) throws IOException {
    return key(StorageKey.newPem(cipher), "rw-------");
  }

  private StorageKey key(String pem, String mode) throws IOException {
    Path file = Files.createTempFile(folder, "storage", ".key.pem");
    Files.writeString(file, pem);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    return StorageKey.read(CryptoProvider.choose(), file);
  }

  @ParameterizedTest
  @EnumSource(StorageCipher.class)
  void opensWhatItEncrypted(StorageCipher cipher) throws IOException {
    // Given
    var key = key(cipher);
    var made = key.newDataKey(7);

    // When
    var stored = made.encrypt(EVIDENCE, DIGEST);
    var again = key.unwrap(7, cipher, key.wrap(made)).orElseThrow();

    // Then
    assertThat(again.decrypt(stored, DIGEST)).contains(EVIDENCE);
    assertThat(stored).hasSize(EVIDENCE.length + 12 + 16);
    assertThat(made.encrypt(EVIDENCE, DIGEST)).isNotEqualTo(stored);
    assertThat(new String(stored, StandardCharsets.ISO_8859_1)).doesNotContain("signed");
  }

  @ParameterizedTest
  @EnumSource(StorageCipher.class)
  void noBitOfTheStoredFormMayBeAnother(StorageCipher cipher) throws IOException {
    // Given
    var made = key(cipher).newDataKey(7);
    var stored = made.encrypt(EVIDENCE, DIGEST);

    for (int bit = 0; bit < stored.length * Byte.SIZE; bit++) {
      // When
      var flipped = stored.clone();
      flipped[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);

      // Then
      assertThat(made.decrypt(flipped, DIGEST)).isEmpty();
    }
    assertThat(made.decrypt(new byte[27], DIGEST)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(StorageCipher.class)
  void opensForItsEntryAndItsKeyOnly(StorageCipher cipher) throws IOException {
    // Given
    var key = key(cipher);
    var made = key.newDataKey(7);
    var wrapped = key.wrap(made);
    var stored = made.encrypt(EVIDENCE, DIGEST);

    // Then
    assertThat(made.decrypt(stored, Digest.sha256(new byte[] {1}))).isEmpty();
    assertThat(key.newDataKey(7).decrypt(stored, DIGEST)).isEmpty();
    assertThat(key.unwrap(8, cipher, wrapped)).isEmpty();
    assertThat(key(cipher).unwrap(7, cipher, wrapped)).isEmpty();
    for (var other : StorageCipher.values()) {
      assertThat(key.unwrap(7, other, wrapped).isPresent()).isEqualTo(other == cipher);
    }
  }

  @Test
  void namesItselfAndTellsNothing() throws IOException {
    // Given
    var pem = StorageKey.newPem(StorageCipher.AES_256_GCM);

    // Then
    assertThat(key(pem, "rw-------").id()).isEqualTo(key(pem, "rw-------").id()).hasSize(16);
    assertThat(key(StorageCipher.AES_256_GCM).id()).isNotEqualTo(key(pem, "rw-------").id());
    assertThat(pem.lines().toList().get(1)).doesNotContain(key(pem, "rw-------").id());
  }

  @Test
  void refusesFilesThatHoldNone() {
    var good = StorageKey.newPem(StorageCipher.SM4_GCM);
    assertThatThrownBy(() -> key(good, "rw-r--r--"))
        .isInstanceOf(KeyFileException.class)
        .hasMessageContaining("may be read by others");
    for (var bad :
        new String[] {"", "x", good.replace("SM4", "AES 256"), good.replace("SM4 GCM", "RC4")}) {
      assertThatThrownBy(() -> key(bad, "rw-------"))
          .isInstanceOf(KeyFileException.class)
          .hasMessageContaining("holds no storage key");
    }
  }
}
