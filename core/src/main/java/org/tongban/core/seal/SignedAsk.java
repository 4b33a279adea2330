package org.tongban.core.seal;

import java.util.Objects;
import org.tongban.core.directory.Suite;
import org.tongban.core.message.Ask;
import org.tongban.core.message.Digest;

/** An ask with this node's signature. */
public final class SignedAsk {
  private final Ask ask;
  private final byte[] bytes;
  private final Digest digest;
  private final Suite suite;

  SignedAsk(Ask ask, byte[] bytes, Digest digest, Suite suite) {
    this.ask = Objects.requireNonNull(ask, "ask");
    this.bytes = bytes.clone();
    this.digest = Objects.requireNonNull(digest, "digest");
    this.suite = Objects.requireNonNull(suite, "suite");
  }

  /** What was asked. */
  public Ask ask() {
    return ask;
  }

  /** The exact signed bytes, a compact JWS in ASCII. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** SHA-256 of {@link #bytes()}. */
  public Digest digest() {
    return digest;
  }

  /** The suite that it is signed in. */
  public Suite suite() {
    return suite;
  }
}
