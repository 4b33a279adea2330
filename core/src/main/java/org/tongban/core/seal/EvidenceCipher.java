package org.tongban.core.seal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import org.tongban.core.message.Digest;

/**
 * A data key: encrypts evidence for storage and opens it again. What it encrypts is bound to the
 * key and to the digest that the entry states, so that it opens for no other entry. Made by {@link
 * StorageKey} only.
 */
public final class EvidenceCipher {
  private static final byte[] LABEL = "tongban-evidence-1".getBytes(StandardCharsets.US_ASCII);

  private final long id;
  private final StorageGcm gcm;
  private final byte[] secret;

  EvidenceCipher(long id, StorageGcm gcm, byte[] secret) {
    this.id = id;
    this.gcm = Objects.requireNonNull(gcm, "gcm");
    this.secret = secret.clone();
  }

  /** Number of the data key. */
  public long id() {
    return id;
  }

  /** What it encrypts with. */
  public StorageCipher cipher() {
    return gcm.cipher();
  }

  /** Only for {@link StorageKey}, which wraps it. */
  byte[] secret() {
    return secret.clone();
  }

  /**
   * Encrypts evidence.
   *
   * @param digest of the evidence, as its entry will state it
   */
  public byte[] encrypt(byte[] evidence, Digest digest) {
    return gcm.encrypt(header(digest), evidence);
  }

  /**
   * The evidence; empty when these bytes are not what was encrypted for an entry of that digest.
   */
  public Optional<byte[]> decrypt(byte[] stored, Digest digest) {
    return gcm.decrypt(header(digest), stored);
  }

  private byte[] header(Digest digest) {
    var hash = digest.bytes();
    return ByteBuffer.allocate(LABEL.length + Long.BYTES + hash.length)
        .put(LABEL)
        .putLong(id)
        .put(hash)
        .array();
  }

  @Override
  public String toString() {
    return "data key " + id;
  }
}
