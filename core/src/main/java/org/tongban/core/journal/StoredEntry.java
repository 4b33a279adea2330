package org.tongban.core.journal;

import java.util.Objects;

/**
 * An entry with its evidence, as storage gave them back and not yet checked against each other.
 *
 * @param evidence empty where there is none, also where it should be there and was lost
 */
public record StoredEntry(JournalEntry entry, byte[] evidence) {
  public StoredEntry {
    Objects.requireNonNull(entry, "entry");
    evidence = evidence.clone();
  }

  /** A copy. */
  @Override
  public byte[] evidence() {
    return evidence.clone();
  }
}
