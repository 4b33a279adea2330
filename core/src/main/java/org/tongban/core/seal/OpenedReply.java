package org.tongban.core.seal;

/** Proof that what came back for an ask of this node was verified: an answer, or a receipt. */
public sealed interface OpenedReply permits OpenedAnswer, OpenedReceipt {
  /** The ask of this node that it is about. */
  SignedAsk answering();
}
