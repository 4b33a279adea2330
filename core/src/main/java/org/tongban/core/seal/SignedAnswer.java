package org.tongban.core.seal;

import java.util.Objects;
import org.tongban.core.message.Answer;
import org.tongban.core.message.Digest;

/** An answer with this node's signature. */
public final class SignedAnswer {
  private final Answer answer;
  private final byte[] bytes;
  private final Digest digest;

  SignedAnswer(Answer answer, byte[] bytes, Digest digest) {
    this.answer = Objects.requireNonNull(answer, "answer");
    this.bytes = bytes.clone();
    this.digest = Objects.requireNonNull(digest, "digest");
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
}
