package org.tongban.core.journal;

import java.util.Objects;

/**
 * An entry that is not yet in the chain.
 *
 * @param evidence the exact bytes that were signed or received; may be empty
 */
public record EntryDraft(EntryFacts facts, byte[] evidence) {
  public EntryDraft {
    Objects.requireNonNull(facts, "facts");
    evidence = evidence.clone();
  }

  /** An entry that states facts only. */
  public static EntryDraft withoutEvidence(EntryFacts facts) {
    return new EntryDraft(facts, new byte[0]);
  }

  /** A copy. */
  @Override
  public byte[] evidence() {
    return evidence.clone();
  }
}
