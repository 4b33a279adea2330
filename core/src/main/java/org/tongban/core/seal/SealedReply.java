package org.tongban.core.seal;

/** What this node says to an ask, signed and in the form that goes over the wire. */
public sealed interface SealedReply permits SealedAnswer, SealedReceipt {
  /** The signed bytes, the JWE around them, or that with its way. */
  byte[] wire();
}
