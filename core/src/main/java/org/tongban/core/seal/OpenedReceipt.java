package org.tongban.core.seal;

import java.util.Objects;
import org.tongban.core.message.Digest;
import org.tongban.core.message.Receipt;

/**
 * Proof that a received receipt was verified and is about the very ask that this node sent. Made by
 * {@link Opener} only.
 */
public final class OpenedReceipt implements OpenedReply {
  private final Receipt receipt;
  private final byte[] bytes;
  private final Digest digest;
  private final String thumbprint;
  private final SignedAsk answering;

  OpenedReceipt(
      Receipt receipt, byte[] bytes, Digest digest, String thumbprint, SignedAsk answering) {
    this.receipt = Objects.requireNonNull(receipt, "receipt");
    this.bytes = bytes.clone();
    this.digest = Objects.requireNonNull(digest, "digest");
    this.thumbprint = Objects.requireNonNull(thumbprint, "thumbprint");
    this.answering = Objects.requireNonNull(answering, "answering");
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

  /** {@code x5t#S256} of the certificate that verified the signature. */
  public String thumbprint() {
    return thumbprint;
  }

  /** The ask of this node that it is about. */
  @Override
  public SignedAsk answering() {
    return answering;
  }
}
