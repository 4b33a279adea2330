package org.tongban.core.journal;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.tongban.core.message.Digest;

/**
 * The digest over what one erasure has kept: SHA-256 over, for each entry in the order of the
 * chain, its number (8 bytes), the length of what was kept (4 bytes), both big endian, and that
 * itself.
 */
public final class KeptDigest {
  private final MessageDigest hash;

  public KeptDigest() {
    try {
      this.hash = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** The next entry. */
  public void add(long seq, byte[] kept) {
    hash.update(
        ByteBuffer.allocate(Long.BYTES + Integer.BYTES).putLong(seq).putInt(kept.length).array());
    hash.update(kept);
  }

  /** After the last. */
  public Digest digest() {
    return Digest.raw(hash.digest());
  }
}
