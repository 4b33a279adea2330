package org.tongban.core.journal;

/** What happened. The names are part of the hashed entry, so none may ever be renamed. */
public enum EntryKind {
  /** This node asked; evidence is the ask that it signed. */
  ASK_SENT,
  /** A permitted ask was admitted; evidence is the ask as its issuer signed it. */
  ASK_RECEIVED,
  /** This node answered; evidence is the answer that it signed. */
  ANSWER_SENT,
  /** An answer or a refusal came back and was verified; evidence is what its issuer signed. */
  ANSWER_RECEIVED,
  /** This node said no to a peer; evidence is the refusal that it signed. */
  REFUSAL_SENT,
  /** A message from a peer was turned away; evidence is the bytes as they came. */
  MESSAGE_REJECTED,
  /** This node took an ask in and answers it later; evidence is the receipt that it signed. */
  RECEIPT_SENT(false),
  /** A receipt came back and was verified; evidence is what its issuer signed. */
  RECEIPT_RECEIVED(false),
  /** A local system's wish was turned away before anything was signed; no evidence. */
  LOCAL_REFUSAL,
  /** An ask could never be handed over; evidence is what this node itself signed of it. */
  UNDELIVERED(false),
  /** An ask got no usable answer; evidence is what came back, if anything did. */
  DELIVERY_FAILED,
  /** This node passed a sealed ask on; evidence is the signed statements of its way so far. */
  RELAY_FORWARDED(false),
  /** This node passed a sealed answer back; evidence is the signed statements of its way. */
  RELAY_RETURNED(false),
  /** Who asked about a person was told at the service desk; evidence says by whom and to whom. */
  SUBJECT_TOLD(false),
  /** An auditor read; evidence says who and what. */
  AUDITOR_READ(false),
  /** Evidence was erased by rule; evidence is what was erased, see {@link ErasureRecord}. */
  EVIDENCE_ERASED(false),
  /** A month of the journal was put away into a file; see {@link MonthsRecord}. */
  MONTH_ARCHIVED(false),
  /** A month of the journal was brought back from its file; see {@link MonthsRecord}. */
  MONTH_RESTORED(false);

  private final boolean body;

  EntryKind() {
    this(true);
  }

  EntryKind(boolean body) {
    this.body = body;
  }

  /** Whether the evidence may hold a message's body, which is erased after its retention. */
  public boolean holdsBody() {
    return body;
  }
}
