package org.tongban.node.settings;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What evidence at rest is encrypted with.
 *
 * @param key file of the key-encryption key (PEM, made by {@code tongban journal key}); it says the
 *     cipher, AES-256-GCM or SM4-GCM
 * @param previous the key before it, which need not be there
 * @param storeBodiesUnencryptedOnDisk whether bodies lie in the database as they are
 */
public record EncryptionSettings(Path key, Path previous, Boolean storeBodiesUnencryptedOnDisk) {
  public EncryptionSettings {
    new Check()
        .given("key", key)
        .given("previous", previous)
        .given("storeBodiesUnencryptedOnDisk", storeBodiesUnencryptedOnDisk)
        .rule("previous", key == null || !key.equals(previous), "must not be the file of the key")
        .done();
  }

  /** The key before, while there is one. */
  public Optional<Path> previousIfThere() {
    return Optional.of(previous).filter(Files::exists);
  }

  /** The key; empty where it is neither there nor needed. */
  public Optional<Path> keyIfNeeded() {
    return Optional.of(key).filter(file -> !storeBodiesUnencryptedOnDisk || Files.exists(file));
  }
}
