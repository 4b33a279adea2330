package org.tongban.node.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.tongban.core.journal.EntryDraft;
import org.tongban.core.journal.EntryFacts;
import org.tongban.core.journal.EntryKind;
import org.tongban.core.journal.MonthsRecord;

/** Changes which parts the journal has, and records it, both or neither. */
final class PartsChange {
  private static final int TRIES = 6;
  private static final long BETWEEN_SECONDS = 10;

  private final DataSource source;
  private final EvidenceVault vault;
  private final Clock clock;

  PartsChange(DataSource source, EvidenceVault vault, Clock clock) {
    this.source = source;
    this.vault = vault;
    this.clock = clock;
  }

  /** A step of the change, in its transaction. */
  interface Step {
    void run(Connection connection) throws SQLException;
  }

  /**
   * Changes them.
   *
   * @param parts that exist and are changed
   * @param before what takes time, while others read and write
   * @param change what takes none, while nobody does
   */
  void run(EntryKind kind, String month, List<Long> parts, Step before, Step change)
      throws SQLException {
    try (var connection = source.getConnection()) {
      connection.setAutoCommit(false);
      boolean done = false;
      try {
        if (!new JournalLocks(connection).parts()) {
          throw new MonthException(MonthException.Why.BUSY, month);
        }
        before.run(connection);
        still(connection, parts);
        change.run(connection);
        record(connection, kind, month);
        connection.commit();
        done = true;
      } finally {
        if (!done) {
          connection.rollback();
        }
      }
    }
  }

  /** Lets the others pass again and again, until nobody reads for long. */
  private static void still(Connection connection, List<Long> parts) throws SQLException {
    var locks = new JournalLocks(connection);
    for (long first : parts) {
      locks.quiet(first);
    }
    for (int tries = 1; ; tries++) {
      var before = connection.setSavepoint();
      try {
        locks.still();
        return;
      } catch (SQLException e) {
        if (!SqlStates.locked(e) || tries == TRIES) {
          throw e;
        }
        connection.rollback(before);
        pause();
      }
    }
  }

  private static void pause() {
    try {
      TimeUnit.SECONDS.sleep(BETWEEN_SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreException("interrupted; nothing was changed", e);
    }
  }

  private void record(Connection connection, EntryKind kind, String month) throws SQLException {
    var record = new MonthsRecord(month, new JournalParts(connection).away());
    var draft = new EntryDraft(EntryFacts.of(kind, clock.instant()), record.bytes());
    new BatchWriter(connection).write(List.of(Waiting.entry(draft, vault)));
  }
}
