package org.tongban.node.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.tongban.core.journal.StoredEntry;
import org.tongban.core.message.MessageId;

/** Reads the entries of an exchange, with their evidence decrypted. */
public final class JournalReader {
  private static final String OF_EXCHANGE =
      EntryRows.SELECT + "WHERE e.exchange = ? ORDER BY e.seq";

  private final DataSource source;
  private final EvidenceVault vault;

  /** A reader of the node's migrated database. */
  public JournalReader(DataSource source, EvidenceVault vault) {
    this.source = source;
    this.vault = vault;
  }

  /**
   * The entries in the order of the chain; empty when there is none.
   *
   * @throws StoreException when the database fails, or evidence can't be decrypted
   */
  public List<StoredEntry> entriesOf(MessageId exchange) {
    try (var connection = source.getConnection();
        var select = connection.prepareStatement(OF_EXCHANGE)) {
      select.setObject(1, exchange.value());
      var entries = new ArrayList<StoredEntry>();
      try (var row = select.executeQuery()) {
        while (row.next()) {
          entries.add(readable(EntryRows.read(row, vault)));
        }
      }
      return entries;
    } catch (SQLException | IllegalArgumentException e) {
      throw new StoreException("the journal can't be read", e);
    }
  }

  /** Nothing is told of an exchange whose evidence was altered, or is locked for good. */
  static StoredEntry readable(StoredEntry stored) {
    if (stored.state() == StoredEntry.State.ALTERED || stored.state() == StoredEntry.State.LOCKED) {
      throw new StoreException(
          "the evidence of entry " + stored.entry().seq() + " can't be decrypted");
    }
    return stored;
  }
}
