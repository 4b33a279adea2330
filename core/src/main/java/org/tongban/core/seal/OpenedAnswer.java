package org.tongban.core.seal;

import java.util.Objects;
import org.tongban.core.message.Answer;
import org.tongban.core.message.Digest;

/**
 * Proof that a received answer was verified and answers the very ask that this node sent. Made by
 * {@link Opener} only.
 */
public final class OpenedAnswer implements OpenedReply {
  private final Answer answer;
  private final byte[] bytes;
  private final Digest digest;
  private final String thumbprint;
  private final SignedAsk answering;

  OpenedAnswer(Answer answer, byte[] bytes, Digest digest, String thumbprint, SignedAsk answering) {
    this.answer = Objects.requireNonNull(answer, "answer");
    this.bytes = bytes.clone();
    this.digest = Objects.requireNonNull(digest, "digest");
    this.thumbprint = Objects.requireNonNull(thumbprint, "thumbprint");
    this.answering = Objects.requireNonNull(answering, "answering");
  }

  /** What was answered. */
  public Answer answer() {
    return answer;
  }

  /** The exact signed bytes: a compact JWS in ASCII, and the lines of its items. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** SHA-256 of the JWS. */
  public Digest digest() {
    return digest;
  }

  /** {@code x5t#S256} of the certificate that verified the signature. */
  public String thumbprint() {
    return thumbprint;
  }

  /** The ask of this node that is answered. */
  @Override
  public SignedAsk answering() {
    return answering;
  }
}
