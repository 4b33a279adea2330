package org.tongban.core.seal;

import java.util.Objects;

/** A signed ask in the form that goes over the wire. */
public final class SealedAsk {
  private final SignedAsk signed;
  private final byte[] wire;
  private final boolean encrypted;

  SealedAsk(SignedAsk signed, byte[] wire, boolean encrypted) {
    this.signed = Objects.requireNonNull(signed, "signed");
    this.wire = wire.clone();
    this.encrypted = encrypted;
  }

  /** The signed message inside. */
  public SignedAsk signed() {
    return signed;
  }

  /** What goes over the wire: the signed bytes, or the JWE around them. */
  public byte[] wire() {
    return wire.clone();
  }

  /** Whether the wire form is encrypted end to end. */
  public boolean encrypted() {
    return encrypted;
  }
}
