package org.tongban.core.message;

import java.util.Optional;

/** What an answer says. None of these is ever turned into another on the way to the clerk. */
public enum Outcome {
  /** The authority states that the fact is so. */
  POSITIVE,
  /** The authority states that the fact is not so. */
  NEGATIVE,
  /** No record. Registers are incomplete, so this proves nothing. */
  NOT_FOUND,
  /** Several records fit. */
  AMBIGUOUS,
  /** Some of what was asked, with the missing parts listed. */
  PARTIAL,
  /** The authority says no, with a reason code. */
  REFUSED,
  /** Accepted; the answer follows. */
  PENDING,
  /** The number is known under another name; the right name is never told. */
  IDENTITY_MISMATCH,
  /** The register could not be read. */
  ERROR;

  /** Whether it comes with a reason; no other outcome does. */
  boolean needsReason() {
    return this == REFUSED || this == ERROR;
  }

  void checkReason(Optional<String> reason) {
    if (reason.isPresent() != needsReason()) {
      throw new IllegalArgumentException("a refusal or an error has a reason, nothing else has");
    }
  }
}
