package org.tongban.core.journal;

/** What can be wrong with a link of the chain. */
public enum ChainFault {
  GAP("an entry is missing here"),
  LINK("the entry is not linked to the one before"),
  HASH("the entry was altered: its content doesn't have its hash"),
  EVIDENCE_MISSING("the evidence of the entry is missing"),
  EVIDENCE_ALTERED("the evidence was altered: it doesn't have the digest that the entry states"),
  EVIDENCE_LOCKED("the evidence can't be decrypted: its data key is lost or unknown"),
  ERASURE_UNRECORDED("the evidence was erased, and no entry of the journal says so"),
  ERASURE_ALTERED("what was kept of the erased messages isn't what the entry states"),
  KEPT_SIGNATURE("what was kept of the erased message isn't what its signer signed"),
  UNREADABLE("the entry was altered: a column holds what no entry can hold"),
  TAIL_MISSING("the head says that the chain is longer: the last entries are missing"),
  BEYOND_HEAD("the head says that the chain is shorter: the entry was added past it"),
  HEAD_ALTERED("the head doesn't state the hash of the last entry"),
  HEAD_MISSING("the head of the chain is missing"),
  MONTH_UNRECORDED("what the database says of months that are away isn't what the journal says"),
  KEPT_HASHES("the hashes kept of a month that is away are missing or were altered"),
  FILE_ALTERED("the month's file isn't the one that was written, or can't be read on from here"),
  TREE_ALTERED("the stored tree is not the one over these entries"),
  TREE_MISSING("a part of the stored tree is missing"),
  TREE_BEYOND("the stored tree is of more entries than there are"),
  CHECKPOINT_ALTERED("the checkpoint of this size states another root, or was altered"),
  CHECKPOINT_BEYOND("a checkpoint was signed of more entries than there are");

  private final String text;

  ChainFault(String text) {
    this.text = text;
  }

  /** One clause for a person. */
  public String text() {
    return text;
  }
}
