package org.tongban.node.watch;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.tongban.core.refusal.RefusedException;
import org.tongban.node.peer.DirectoryKeeper;
import org.tongban.node.store.IdempotencyStore;
import org.tongban.node.store.PostgresJournalStore;

/** What a node does by itself at intervals: takes a newer directory over, forgets what may go. */
public final class Housekeeping {
  private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);

  private final DirectoryKeeper directory;
  private final PostgresJournalStore journal;
  private final IdempotencyStore keys;
  private final Duration margin;

  /**
   * @param margin by which an admitted id outlives its ask; longer than any clock skew
   */
  public Housekeeping(
      DirectoryKeeper directory,
      PostgresJournalStore journal,
      IdempotencyStore keys,
      Duration margin) {
    this.directory = directory;
    this.journal = journal;
    this.keys = keys;
    this.margin = margin;
  }

  /** Looks for a newer directory. */
  @Scheduled(fixedDelayString = "PT2S")
  public void refreshDirectory() {
    directory.refresh();
  }

  /** Forgets admitted ids and idempotency keys whose time is over. */
  @Scheduled(fixedDelayString = "PT10M", initialDelayString = "PT1M")
  public void purge() {
    try {
      journal.purgeAdmissions(margin);
      keys.purge();
    } catch (RefusedException e) {
      LOG.warn("Nothing could be purged now: {}", e.getMessage());
    }
  }
}
