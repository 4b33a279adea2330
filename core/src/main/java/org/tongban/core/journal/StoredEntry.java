package org.tongban.core.journal;

import java.util.Objects;
import java.util.Optional;

/**
 * An entry with its evidence, as storage gave them back and not yet checked against each other.
 *
 * @param evidence empty where there is none, also where it should be there and was lost, or can't
 *     be read
 * @param erased what is left of evidence that was erased
 */
public record StoredEntry(
    JournalEntry entry, byte[] evidence, State state, Optional<Erased> erased) {
  /** What became of the evidence in storage. */
  public enum State {
    /** It is there as it came, or there is none. */
    THERE,
    /** It was erased by rule. */
    ERASED,
    /** It doesn't open with the data key that it names. */
    ALTERED,
    /** Nobody has the data key that it names. */
    LOCKED
  }

  /**
   * What is left of erased evidence.
   *
   * @param kept header, digest and signature of the message; empty where it was none that was
   *     signed
   * @param by number of the entry that records the erasure
   */
  public record Erased(byte[] kept, long by) {
    public Erased {
      kept = kept.clone();
    }

    /** A copy. */
    @Override
    public byte[] kept() {
      return kept.clone();
    }
  }

  public StoredEntry {
    Objects.requireNonNull(entry, "entry");
    evidence = evidence.clone();
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(erased, "erased");
    if ((state == State.ERASED) != erased.isPresent()) {
      throw new IllegalArgumentException(
          "something is left of what was erased, and of nothing else");
    }
  }

  /** With its evidence, or without any. */
  public StoredEntry(JournalEntry entry, byte[] evidence) {
    this(entry, evidence, State.THERE, Optional.empty());
  }

  /** With evidence that can't be read. */
  public static StoredEntry unread(JournalEntry entry, State why) {
    return new StoredEntry(entry, new byte[0], why, Optional.empty());
  }

  /** With evidence that was erased. */
  public static StoredEntry erased(JournalEntry entry, Erased left) {
    return new StoredEntry(entry, new byte[0], State.ERASED, Optional.of(left));
  }

  /** A copy. */
  @Override
  public byte[] evidence() {
    return evidence.clone();
  }
}
