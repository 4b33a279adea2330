package org.tongban.node.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.Optional;
import javax.sql.DataSource;
import org.tongban.core.seal.CryptoProvider;
import org.tongban.core.seal.StorageCipher;
import org.tongban.core.seal.StorageKey;

/** Vaults over storage keys that are thrown away. */
final class Vaults {
  static final StorageKey KEY = key(StorageCipher.AES_256_GCM);

  private Vaults() {}

  static EvidenceVault open(Database database) {
    return open(database.dataSource(), keys(KEY), Samples.CLOCK);
  }

  static EvidenceVault open(DataSource source, StorageKeys keys, Clock clock) {
    return EvidenceVault.open(source, () -> keys, clock);
  }

  static StorageKeys keys(StorageKey key) {
    return new StorageKeys(Optional.of(key), Optional.empty(), true);
  }

  static StorageKeys keys(StorageKey key, StorageKey previous) {
    return new StorageKeys(Optional.of(key), Optional.of(previous), true);
  }

  static StorageKey key(StorageCipher cipher) {
    try {
      Path file = Files.createTempFile("storage", ".key.pem");
      file.toFile().deleteOnExit();
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
      Files.writeString(file, StorageKey.newPem(cipher));
      return StorageKey.read(CryptoProvider.choose(), file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static JournalWalker walker(Database database) {
    var source = database.dataSource();
    return new JournalWalker(source, EvidenceVault.reading(source, () -> keys(KEY)));
  }
}
