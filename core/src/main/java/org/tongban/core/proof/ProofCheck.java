package org.tongban.core.proof;

/** What a verifier looks at, in this order. The names are part of the report's form. */
public enum ProofCheck {
  /** The file is a container of the one form that is written here. */
  CONTAINER,
  /** Every member of the container is as its manifest says, none is missing, none was added. */
  CONTENT,
  /** The directory is signed by the operator that the anchors name. */
  DIRECTORY,
  /** A member of the federation signed the container, and it is its journal that is quoted. */
  SEAL,
  /** The ask is signed with a key that the directory gave to its issuer at that time. */
  ASK,
  /** The same of the answer. */
  ANSWER,
  /** The answer is one to this ask. */
  MATCH,
  /** The signers' certificates lead to the authority that the anchors name, and were in force. */
  CERTIFICATES,
  /** None of them was revoked, by what the container holds of it. */
  REVOCATION,
  /** The contract is the one of the catalogue's release, and the release is the operator's. */
  CATALOGUE,
  /** Ask and answer stand in the member's journal, under the checkpoint. */
  RECORDED,
  /** The member signed the checkpoint. */
  CHECKPOINT,
  /** A time-stamp authority that the anchors name saw the checkpoint. */
  TIME,
  /** The time-stamp can be relied on today, by itself or by renewals that were made in time. */
  LASTING
}
