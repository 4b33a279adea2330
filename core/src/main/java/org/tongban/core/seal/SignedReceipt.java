package org.tongban.core.seal;

import java.util.Objects;
import org.tongban.core.message.Digest;
import org.tongban.core.message.Receipt;

/** A receipt with this node's signature. */
public final class SignedReceipt {
  private final Receipt receipt;
  private final byte[] bytes;
  private final Digest digest;

  SignedReceipt(Receipt receipt, byte[] bytes, Digest digest) {
    this.receipt = Objects.requireNonNull(receipt, "receipt");
    this.bytes = bytes.clone();
    this.digest = Objects.requireNonNull(digest, "digest");
  }

  /** What was said. */
  public Receipt receipt() {
    return receipt;
  }

  /** The exact signed bytes, a compact JWS in ASCII. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** SHA-256 of {@link #bytes()}. */
  public Digest digest() {
    return digest;
  }
}
