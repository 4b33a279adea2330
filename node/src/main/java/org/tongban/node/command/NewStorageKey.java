package org.tongban.node.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.tongban.core.seal.CryptoProvider;
import org.tongban.core.seal.StorageCipher;
import org.tongban.core.seal.StorageKey;
import org.tongban.node.settings.EncryptionSettings;

/**
 * Puts a new key-encryption key in place of the one that is there, which becomes the previous one.
 * Whenever it breaks off, there is a key, and doing the same again goes on.
 */
final class NewStorageKey {
  private final EncryptionSettings settings;
  private final Messages messages;

  NewStorageKey(EncryptionSettings settings, Messages messages) {
    this.settings = settings;
    this.messages = messages;
  }

  void make(StorageCipher cipher) {
    try {
      if (Files.exists(settings.previous())) {
        goOn();
      } else {
        NewFiles.secret(
            settings.previous(), Files.readString(settings.key(), StandardCharsets.US_ASCII));
      }
      exchange(cipher);
    } catch (IOException e) {
      throw new CommandFailedException(
          ExitCodes.NEGATIVE,
          messages.text("file.unwritable", settings.key(), e.getClass().getSimpleName()));
    }
  }

  /** A copy of the key is what a try before left there; another key is still in use. */
  private void goOn() {
    var provider = CryptoProvider.bouncyCastle();
    var same =
        StorageKey.read(provider, settings.previous())
            .id()
            .equals(StorageKey.read(provider, settings.key()).id());
    if (!same) {
      throw new CommandFailedException(
          ExitCodes.CONFLICT, messages.text("journal.rekey.previous", settings.previous()));
    }
  }

  private void exchange(StorageCipher cipher) throws IOException {
    Path half = settings.key().resolveSibling("." + settings.key().getFileName() + ".part");
    Files.deleteIfExists(half);
    NewFiles.secret(half, StorageKey.newPem(cipher));
    Files.move(
        half, settings.key(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
