package org.tongban.core.proof;

/** Why a check failed or was not made. The names are part of the report's form. */
public enum ProofReason {
  /** Nothing is wrong. */
  NONE,
  /** It can only be made after another one that didn't succeed. */
  NEEDS_ANOTHER_CHECK,
  /** The anchors hold no certificate for it. */
  NO_ANCHOR,
  /** The journal had no checkpoint over the entries yet when the proof was made. */
  NO_CHECKPOINT_YET,
  /** The checkpoint had no time-stamp yet when the proof was made. */
  NO_STAMP_YET,
  /** The exchange had no answer yet when the proof was made. */
  NO_ANSWER_YET,
  /** The asking member states itself that it could never hand the ask over. */
  NEVER_HANDED_OVER,
  /** It is a refusal of somebody who could not open the ask, and names it by the wire's bytes. */
  WIRE_NOT_KEPT,
  /** The node had no signed release of the catalogue. */
  NO_RELEASE,
  /** The node didn't have the contract of the ask's version any more. */
  NO_CONTRACT,
  NOT_A_CONTAINER,
  TOO_LARGE,
  MANIFEST_MALFORMED,
  STATEMENT_MALFORMED,
  MEMBER_MISSING,
  MEMBER_ALTERED,
  MEMBER_ADDED,
  SIGNATURE_MALFORMED,
  SIGNATURE_INVALID,
  SIGNER_UNKNOWN,
  SIGNER_NOT_THE_ISSUER,
  KEY_NOT_IN_FORCE,
  NOT_THE_OPERATORS,
  MESSAGE_MALFORMED,
  ANOTHER_EXCHANGE,
  ANOTHER_ASK,
  SUITES_DIFFER,
  NO_PATH_TO_ANCHOR,
  CERTIFICATE_MISSING,
  REVOKED,
  REVOCATION_UNREADABLE,
  CONTRACT_NOT_RELEASED,
  CONTRACT_ALTERED,
  ENTRIES_MALFORMED,
  ENTRY_MISSING,
  ENTRY_ALTERED,
  EVIDENCE_DIFFERS,
  NOT_IN_THE_TREE,
  CHECKPOINT_MALFORMED,
  CHECKPOINT_NOT_SIGNED,
  STAMP_MALFORMED,
  STAMP_OF_SOMETHING_ELSE,
  STAMP_NOT_BY_THE_AUTHORITY,
  STAMP_EARLIER_THAN_ENTRIES,
  /** The time-stamp's certificate or algorithm has ended, and nobody renewed it before. */
  STAMP_ENDED,
  RECORD_MALFORMED,
  RECORD_OF_SOMETHING_ELSE,
  RENEWED_TOO_LATE
}
