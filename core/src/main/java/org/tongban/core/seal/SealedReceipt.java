package org.tongban.core.seal;

import java.util.Objects;

/** A signed receipt in the form that goes over the wire. */
public final class SealedReceipt implements SealedReply {
  private final SignedReceipt signed;
  private final byte[] wire;
  private final boolean encrypted;

  SealedReceipt(SignedReceipt signed, byte[] wire, boolean encrypted) {
    this.signed = Objects.requireNonNull(signed, "signed");
    this.wire = wire.clone();
    this.encrypted = encrypted;
  }

  /** The signed message inside. */
  public SignedReceipt signed() {
    return signed;
  }

  @Override
  public byte[] wire() {
    return wire.clone();
  }

  /** Whether the wire form is encrypted end to end. */
  public boolean encrypted() {
    return encrypted;
  }
}
