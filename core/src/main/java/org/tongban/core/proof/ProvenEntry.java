package org.tongban.core.proof;

import java.util.Objects;
import java.util.Optional;
import org.tongban.core.journal.JournalEntry;
import org.tongban.core.message.InclusionPath;

/**
 * An entry of a journal with its way up to a checkpoint's root.
 *
 * @param path empty where no checkpoint is over it yet
 */
public record ProvenEntry(JournalEntry entry, Optional<InclusionPath> path) {
  public ProvenEntry {
    Objects.requireNonNull(entry, "entry");
    Objects.requireNonNull(path, "path");
  }
}
