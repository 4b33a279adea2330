package org.tongban.node.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A month that can be put away.
 *
 * @param parts first numbers of its parts
 * @param from time of its first entry
 * @param to time of its last
 * @param bodiesUntil day after which not all of its bodies may be kept; empty where it has none
 * @param covered the checkpoint that is over all of its entries
 * @param stamp the time-stamp that is, where there is one
 */
public record MonthPlan(
    ArchiveManifest manifest,
    List<Long> parts,
    Instant from,
    Instant to,
    Optional<LocalDate> bodiesUntil,
    KeptCheckpoint covered,
    Optional<StampStore.KeptStamp> stamp) {
  public MonthPlan {
    parts = List.copyOf(parts);
  }

  /** How many entries. */
  public long entries() {
    return manifest.last() - manifest.first() + 1;
  }
}
