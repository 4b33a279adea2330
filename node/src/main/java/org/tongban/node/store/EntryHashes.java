package org.tongban.node.store;

import java.sql.Connection;
import java.sql.SQLException;
import org.tongban.core.journal.AwayMonth;
import org.tongban.core.message.Digest;

/** The hashes of the chain in their order, of entries that are there and of months that are not. */
final class EntryHashes {
  private static final int ROWS_AT_ONCE = 1_024;
  private static final String ENTRIES =
      "SELECT seq, hash FROM journal_entry WHERE seq >= ? AND seq <= ? ORDER BY seq";

  private final Connection connection;

  /**
   * @param connection in a transaction, or all rows come at once
   */
  EntryHashes(Connection connection) {
    this.connection = connection;
  }

  /** Takes the hash of an entry. */
  interface Taker {
    void take(long seq, Digest hash) throws SQLException;
  }

  /** Gives those there are of these numbers. */
  void each(long from, long to, Taker taker) throws SQLException {
    long at = from;
    for (AwayMonth month : new JournalParts(connection).away()) {
      if (month.touches(at, to)) {
        entries(at, month.first() - 1, taker);
        at = Math.max(at, month.first());
        kept(at, Math.min(month.last(), to), taker);
        at = month.last() + 1;
      }
    }
    entries(at, to, taker);
  }

  private void entries(long from, long to, Taker taker) throws SQLException {
    if (from > to) {
      return;
    }
    try (var select = connection.prepareStatement(ENTRIES)) {
      select.setFetchSize(ROWS_AT_ONCE);
      select.setLong(1, from);
      select.setLong(2, to);
      try (var row = select.executeQuery()) {
        while (row.next()) {
          taker.take(row.getLong(1), Digest.raw(row.getBytes(2)));
        }
      }
    }
  }

  private void kept(long from, long to, Taker taker) throws SQLException {
    try (var hashes = new KeptHashes(connection, from, to)) {
      for (long seq = from; seq <= to; seq++) {
        var hash = hashes.next();
        if (hash.isEmpty()) {
          return;
        }
        taker.take(seq, hash.get());
      }
    }
  }
}
