package org.tongban.node.store;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.tongban.core.seal.CryptoProvider;
import org.tongban.core.seal.EvidenceCipher;
import org.tongban.core.seal.KeyFileException;
import org.tongban.core.seal.StorageCipher;
import org.tongban.core.seal.StorageKey;
import org.tongban.node.settings.EncryptionSettings;

/**
 * The key-encryption keys that a node has.
 *
 * @param key wraps new data keys; empty where evidence is not encrypted and never was
 * @param previous may open older ones
 * @param encrypting whether new evidence is encrypted
 */
public record StorageKeys(
    Optional<StorageKey> key, Optional<StorageKey> previous, boolean encrypting) {
  public StorageKeys {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(previous, "previous");
    if (encrypting && key.isEmpty()) {
      throw new IllegalArgumentException("nothing to encrypt with");
    }
  }

  /**
   * Reads the files that the settings name.
   *
   * @throws StoreException naming the setting whose file can't be used
   */
  public static StorageKeys read(EncryptionSettings settings, CryptoProvider provider) {
    return new StorageKeys(
        settings.keyIfNeeded().map(file -> read(provider, file, "journal.encryption.key")),
        settings.previousIfThere().map(file -> read(provider, file, "journal.encryption.previous")),
        !settings.storeBodiesUnencryptedOnDisk());
  }

  /** None, for evidence that is not encrypted. */
  public static StorageKeys none() {
    return new StorageKeys(Optional.empty(), Optional.empty(), false);
  }

  private static StorageKey read(CryptoProvider provider, Path file, String setting) {
    try {
      return StorageKey.read(provider, file);
    } catch (KeyFileException e) {
      throw new StoreException(setting + ": " + e.getMessage(), e);
    }
  }

  /** The data key, by whichever of the keys has wrapped it. */
  Optional<EvidenceCipher> open(long id, StorageCipher cipher, byte[] wrapped) {
    return all().stream().flatMap(one -> one.unwrap(id, cipher, wrapped).stream()).findFirst();
  }

  private List<StorageKey> all() {
    return Stream.concat(key.stream(), previous.stream()).toList();
  }
}
