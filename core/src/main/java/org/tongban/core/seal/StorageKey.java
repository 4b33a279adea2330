package org.tongban.core.seal;

import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.bouncycastle.util.encoders.Base64;
import org.bouncycastle.util.encoders.DecoderException;
import org.bouncycastle.util.io.pem.PemReader;
import org.tongban.core.message.Digest;

/**
 * The key-encryption key of a node: it encrypts the data keys that evidence at rest is encrypted
 * with, and nothing else. Lies in a file for the node only, outside of the database.
 */
public final class StorageKey {
  private static final byte[] LABEL = "tongban-data-key-1".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] NAME = "tongban-storage-key-1".getBytes(StandardCharsets.US_ASCII);
  private static final String TYPE = " STORAGE KEY";
  private static final int NAME_BYTES = 8;
  private static final int LINE = 64;

  private final CryptoProvider provider;
  private final StorageGcm gcm;
  private final String id;

  private StorageKey(CryptoProvider provider, StorageCipher cipher, byte[] secret) {
    this.provider = provider;
    this.gcm = new StorageGcm(provider, cipher, secret);
    var named = ByteBuffer.allocate(NAME.length + secret.length).put(NAME).put(secret).array();
    var hash = Digest.sha256(named).bytes();
    this.id = HexFormat.of().formatHex(Arrays.copyOf(hash, NAME_BYTES));
  }

  /**
   * Reads the key.
   *
   * @throws KeyFileException when there is none in the file, or others may read it
   */
  public static StorageKey read(CryptoProvider provider, Path file) {
    try {
      KeyFiles.checkOwnerOnly(file);
      return parse(provider, file, Files.readString(file, StandardCharsets.US_ASCII));
    } catch (IOException | DecoderException e) {
      throw new KeyFileException(file, "can't be read", e);
    }
  }

  private static StorageKey parse(CryptoProvider provider, Path file, String text)
      throws IOException {
    try (var reader = new PemReader(new StringReader(text))) {
      var pem = reader.readPemObject();
      var cipher =
          Optional.ofNullable(pem)
              .filter(one -> one.getType().endsWith(TYPE))
              .map(one -> one.getType().substring(0, one.getType().length() - TYPE.length()))
              .flatMap(StorageKey::named)
              .filter(one -> one.keyBytes() == pem.getContent().length)
              .orElseThrow(() -> new KeyFileException(file, "holds no storage key"));
      return new StorageKey(provider, cipher, pem.getContent());
    }
  }

  private static Optional<StorageCipher> named(String label) {
    return Arrays.stream(StorageCipher.values())
        .filter(one -> label(one).equals(label))
        .findFirst();
  }

  /** Without the hyphens, which the library takes for the end of a label. */
  private static String label(StorageCipher cipher) {
    return cipher.code().replace('-', ' ');
  }

  /** A new random key in the form of its file (PEM), which is as secret as itself. */
  public static String newPem(StorageCipher cipher) {
    var lines = Base64.toBase64String(StorageGcm.random(cipher.keyBytes()));
    var type = label(cipher) + TYPE;
    var pem = new StringBuilder("-----BEGIN " + type + "-----\n");
    for (int at = 0; at < lines.length(); at += LINE) {
      pem.append(lines, at, Math.min(lines.length(), at + LINE)).append('\n');
    }
    return pem.append("-----END ").append(type).append("-----\n").toString();
  }

  /** Names the key and says nothing of it: 16 digits of a hash over it. */
  public String id() {
    return id;
  }

  /** What it encrypts with; new data keys are for the same. */
  public StorageCipher cipher() {
    return gcm.cipher();
  }

  /** A new random data key. */
  public EvidenceCipher newDataKey(long number) {
    return dataKey(number, cipher(), StorageGcm.random(cipher().keyBytes()));
  }

  /** The data key encrypted with this one, bound to its number and its cipher. */
  public byte[] wrap(EvidenceCipher key) {
    return gcm.encrypt(header(key.id(), key.cipher()), key.secret());
  }

  /** The data key; empty when these bytes are not what was wrapped under that number. */
  public Optional<EvidenceCipher> unwrap(long number, StorageCipher cipher, byte[] wrapped) {
    return gcm.decrypt(header(number, cipher), wrapped)
        .filter(secret -> secret.length == cipher.keyBytes())
        .map(secret -> dataKey(number, cipher, secret));
  }

  private EvidenceCipher dataKey(long number, StorageCipher cipher, byte[] secret) {
    return new EvidenceCipher(number, new StorageGcm(provider, cipher, secret), secret);
  }

  private static byte[] header(long number, StorageCipher cipher) {
    var code = cipher.code().getBytes(StandardCharsets.US_ASCII);
    return ByteBuffer.allocate(LABEL.length + Long.BYTES + code.length)
        .put(LABEL)
        .putLong(number)
        .put(code)
        .array();
  }

  @Override
  public String toString() {
    return "storage key " + id;
  }
}
