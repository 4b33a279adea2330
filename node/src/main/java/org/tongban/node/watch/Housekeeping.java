package org.tongban.node.watch;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.tongban.core.refusal.RefusedException;
import org.tongban.node.keeper.AccessKeeper;
import org.tongban.node.keeper.ApiCertificateKeeper;
import org.tongban.node.keeper.CallersKeeper;
import org.tongban.node.keeper.CatalogueKeeper;
import org.tongban.node.keeper.DirectoryKeeper;
import org.tongban.node.keeper.KeyKeeper;
import org.tongban.node.keeper.SubjectKeeper;
import org.tongban.node.store.EvidenceVault;
import org.tongban.node.store.IdempotencyStore;
import org.tongban.node.store.PostgresJournalStore;
import org.tongban.node.store.StoreException;

/** What a node does by itself at intervals: takes over what is newer, forgets what may go. */
public final class Housekeeping {
  private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);

  private final DirectoryKeeper directory;
  private final CatalogueKeeper catalogue;
  private final AccessKeeper access;
  private final CallersKeeper callers;
  private final ApiCertificateKeeper apiCertificate;
  private final KeyKeeper ownKeys;
  private final SubjectKeeper subjects;
  private final PostgresJournalStore journal;
  private final IdempotencyStore keys;
  private final EvidenceVault vault;
  private final Duration margin;

  /**
   * @param margin by which an admitted id outlives its ask; longer than any clock skew
   */
  public Housekeeping(
      DirectoryKeeper directory,
      CatalogueKeeper catalogue,
      AccessKeeper access,
      CallersKeeper callers,
      ApiCertificateKeeper apiCertificate,
      KeyKeeper ownKeys,
      SubjectKeeper subjects,
      PostgresJournalStore journal,
      IdempotencyStore keys,
      EvidenceVault vault,
      Duration margin) {
    this.directory = directory;
    this.catalogue = catalogue;
    this.access = access;
    this.callers = callers;
    this.apiCertificate = apiCertificate;
    this.ownKeys = ownKeys;
    this.subjects = subjects;
    this.journal = journal;
    this.keys = keys;
    this.vault = vault;
    this.margin = margin;
  }

  /** Looks for a newer directory, catalogue, access rules, callers, certificates and keys. */
  @Scheduled(fixedDelayString = "PT2S")
  public void refresh() {
    directory.refresh();
    catalogue.refresh();
    access.refresh();
    callers.refresh();
    apiCertificate.refresh();
    ownKeys.refresh();
    subjects.refresh();
  }

  /** Looks whether the operator has published a newer directory or catalogue. */
  @Scheduled(fixedDelayString = "${tongban.pull-every}")
  public void pull() {
    directory.pull();
    catalogue.pull();
  }

  /** Looks whether a data key for evidence was made elsewhere, or the month has turned. */
  @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT1M")
  public void dataKeys() {
    try {
      vault.refresh();
    } catch (StoreException e) {
      LOG.warn("No look at the journal's data keys now: {}", e.getMessage());
    }
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
