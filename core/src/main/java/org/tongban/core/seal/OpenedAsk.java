package org.tongban.core.seal;

import java.util.Objects;
import java.util.Optional;
import org.tongban.core.directory.Suite;
import org.tongban.core.message.Ask;
import org.tongban.core.message.Digest;

/**
 * Proof that a received ask was decrypted where needed, verified over the received bytes against a
 * certificate that the directory gives to its issuer, addressed to this node and within its
 * validity. Made by {@link Opener} only.
 */
public final class OpenedAsk {
  private final Ask ask;
  private final byte[] bytes;
  private final Digest digest;
  private final String thumbprint;
  private final Suite suite;
  private final boolean encrypted;
  private final Optional<Trail> trail;

  OpenedAsk(
      Ask ask, byte[] bytes, Digest digest, String thumbprint, Suite suite, boolean encrypted) {
    this(ask, bytes, digest, thumbprint, suite, encrypted, Optional.empty());
  }

  OpenedAsk(
      Ask ask,
      byte[] bytes,
      Digest digest,
      String thumbprint,
      Suite suite,
      boolean encrypted,
      Optional<Trail> trail) {
    this.ask = Objects.requireNonNull(ask, "ask");
    this.bytes = bytes.clone();
    this.digest = Objects.requireNonNull(digest, "digest");
    this.thumbprint = Objects.requireNonNull(thumbprint, "thumbprint");
    this.suite = Objects.requireNonNull(suite, "suite");
    this.encrypted = encrypted;
    this.trail = Objects.requireNonNull(trail, "trail");
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

  /** {@code x5t#S256} of the certificate that verified the signature. */
  public String thumbprint() {
    return thumbprint;
  }

  /** The suite in which it was asked, and must be answered. */
  public Suite suite() {
    return suite;
  }

  /** Whether the wire form is encrypted end to end. */
  public boolean encrypted() {
    return encrypted;
  }

  /** The way on which it came, and on which the answer goes back; empty where it came directly. */
  Optional<Trail> trail() {
    return trail;
  }
}
