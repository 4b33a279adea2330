package org.tongban.node.store;

import java.util.Optional;
import org.tongban.core.journal.JournalEntry;
import org.tongban.core.journal.StoredEntry;

/**
 * An entry with its evidence as it is stored: encrypted still, where it is.
 *
 * @param locked empty where there is no evidence
 * @param erased what is left of evidence that was erased
 */
record RawEntry(
    JournalEntry entry,
    Optional<EvidenceVault.Locked> locked,
    Optional<StoredEntry.Erased> erased) {
  /** With its evidence readable, as far as the data keys are there. */
  StoredEntry stored(EvidenceVault vault) {
    return erased
        .map(left -> StoredEntry.erased(entry, left))
        .or(() -> locked.map(bytes -> vault.unlock(entry, bytes)))
        .orElseGet(() -> new StoredEntry(entry, new byte[0]));
  }
}
