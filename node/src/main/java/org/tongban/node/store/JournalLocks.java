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
  private static final String READ =
      "LOCK TABLE journal_entry, journal_evidence IN ACCESS SHARE MODE";
  private static final String STILL =
      "LOCK TABLE ONLY journal_entry, ONLY journal_evidence IN ACCESS EXCLUSIVE MODE";
  private static final String QUIET =
      "LOCK TABLE ONLY journal_entry_%1$d, ONLY journal_evidence_%1$d"
          + " IN SHARE UPDATE EXCLUSIVE MODE";

  private static final String PARTS = "SELECT pg_try_advisory_xact_lock(7310121)";
  private static final String EVIDENCE = "SELECT pg_advisory_xact_lock(7310120)";
  private static final String USED_FOR_LONG =
      "SELECT EXISTS (SELECT 1 FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid"
          + " WHERE l.relation IN ('journal_entry'::regclass, 'journal_evidence'::regclass)"
          + " AND l.granted AND l.pid <> pg_backend_pid()"
          + " AND a.xact_start < clock_timestamp() - interval '1 second')";
  private static final String EVIDENCE_NOW = "SELECT pg_try_advisory_lock(7310120)";

  /** Waiting for these two stops nobody. */
  private static final String LONG = "SET LOCAL lock_timeout = '20s'";

  /** Who asks for the journal alone has all writers behind it while it waits. */
  private static final String SHORT = "SET LOCAL lock_timeout = '2s'";

  private final Connection connection;

  JournalLocks(Connection connection) {
    this.connection = connection;
  }

  /** No part goes away. To be taken before anything is read in a snapshot. */
  void read() throws SQLException {
    run(READ);
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

  /**
   * Nobody reads or writes. To be held for a few milliseconds.
   *
   * @throws SQLException that {@link SqlStates#locked} knows, when somebody has used the journal
   *     for long: to wait for him would stop all writers in vain
   */
  void still() throws SQLException {
    if (yes(USED_FOR_LONG)) {
      throw SqlStates.locked("somebody has been reading the journal for long");
    }
    run(SHORT);
    run(STILL);
  }

  /** Whether nobody else divides the journal into parts; then nobody will. */
  boolean parts() throws SQLException {
    return yes(PARTS);
  }

  /** One after the other changes evidence that was recorded before. */
  void evidence() throws SQLException {
    run(EVIDENCE);
  }

  /**
   * Whether nobody changes evidence that was recorded before; then nobody will, until the
   * connection is closed.
   */
  boolean evidenceStays() throws SQLException {
    return yes(EVIDENCE_NOW);
  }

  private boolean yes(String question) throws SQLException {
    try (var select = connection.prepareStatement(question);
        var row = select.executeQuery()) {
      return row.next() && row.getBoolean(1);
    }
  }

  private void run(String command) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(command);
    }
  }
}
