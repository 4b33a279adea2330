package org.tongban.node.command;

import java.time.Clock;
import org.tongban.core.catalogue.Catalogue;
import org.tongban.core.seal.CryptoProvider;
import org.tongban.node.keeper.CataloguePlace;
import org.tongban.node.retention.ContractRetention;
import org.tongban.node.settings.Settings;
import org.tongban.node.store.EvidenceVault;
import org.tongban.node.store.MonthArchive;
import org.tongban.node.store.MonthException;
import org.tongban.node.store.MonthRestore;
import org.tongban.node.store.StorageKeys;

/** What the commands over months of a journal share. */
final class JournalMonth {
  private final Settings settings;
  private final NodeDatabase database;
  private final Clock clock;

  JournalMonth(Settings settings, NodeDatabase database, Clock clock) {
    this.settings = settings;
    this.database = database;
    this.clock = clock;
  }

  /** As of a node that only looks. */
  MonthArchive plans() {
    return archive(reading());
  }

  MonthArchive archive() {
    return archive(recording());
  }

  private MonthArchive archive(EvidenceVault vault) {
    var catalogue = Catalogue.load(CataloguePlace.inForce(settings).folder());
    return new MonthArchive(
        database.source(),
        vault,
        new ContractRetention(catalogue, settings.journal().erasure()),
        settings.journal().stamps().isPresent(),
        clock);
  }

  MonthRestore restore() {
    return new MonthRestore(database.source(), recording(), clock);
  }

  private EvidenceVault recording() {
    return EvidenceVault.open(database.source(), this::keys, clock);
  }

  private EvidenceVault reading() {
    return EvidenceVault.reading(database.source(), this::keys);
  }

  private StorageKeys keys() {
    return StorageKeys.read(settings.journal().encryption(), CryptoProvider.choose());
  }

  /** The sentence for the person at the keyboard. */
  static CommandFailedException failed(MonthException e, Messages messages) {
    int code =
        switch (e.why()) {
          case UNKNOWN -> ExitCodes.NOT_FOUND;
          case OPEN, AWAY, THERE, NOT_SIGNED, NOT_STAMPED, BUSY -> ExitCodes.CONFLICT;
          case OTHER_FILE, BROKEN, FILE -> ExitCodes.NEGATIVE;
        };
    return new CommandFailedException(
        code, messages.text("journal.month." + e.why().name(), e.getMessage()));
  }
}
