package org.tongban.core.journal;

import java.util.List;
import java.util.Objects;
import org.tongban.core.seal.SubjectMark;

/**
 * An entry that is not yet in the chain.
 *
 * @param evidence the exact bytes that were signed or received; may be empty
 * @param subjects whom it is about, for the index beside the journal; no part of the chain
 */
public record EntryDraft(EntryFacts facts, byte[] evidence, List<SubjectMark> subjects) {
  public EntryDraft {
    Objects.requireNonNull(facts, "facts");
    evidence = evidence.clone();
    subjects = List.copyOf(subjects);
  }

  /** An entry that is about nobody, or not said about whom. */
  public EntryDraft(EntryFacts facts, byte[] evidence) {
    this(facts, evidence, List.of());
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
