package org.tongban.node.store;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Locks of the journal's tables, until the end of a transaction. Whoever takes several takes the
 * tables first and the head row last, so that nobody waits for somebody who waits for him.
 */
final class JournalLocks {
  private static final String WRITE =
      "LOCK TABLE ONLY journal_entry, ONLY journal_evidence IN ROW EXCLUSIVE MODE";
  private static final String STILL =
      "LOCK TABLE ONLY journal_entry, ONLY journal_evidence IN ACCESS EXCLUSIVE MODE";
  private static final String QUIET =
      "LOCK TABLE ONLY journal_entry_%1$d, ONLY journal_evidence_%1$d"
          + " IN SHARE UPDATE EXCLUSIVE MODE";

  /** Waiting for these two stops nobody. */
  private static final String LONG = "SET LOCAL lock_timeout = '20s'";

  /** Who asks for the journal alone has all writers behind it while it waits. */
  private static final String SHORT = "SET LOCAL lock_timeout = '2s'";

  private final Connection connection;

  JournalLocks(Connection connection) {
    this.connection = connection;
  }

  /** As each writer has it. */
  void write() throws SQLException {
    run(WRITE);
  }

  /**
   * Keeps the server's own vacuum away from a part, which goes within a second when somebody waits;
   * readers and writers go on.
   */
  void quiet(long first) throws SQLException {
    run(LONG);
    run(QUIET.formatted(first));
  }

  /** Nobody reads or writes. To be held for a few milliseconds. */
  void still() throws SQLException {
    run(SHORT);
    run(STILL);
  }

  private void run(String command) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(command);
    }
  }
}
