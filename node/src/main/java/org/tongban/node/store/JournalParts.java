package org.tongban.node.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tongban.core.journal.AwayMonth;
import org.tongban.core.message.Digest;

/** The parts of the journal as rows. */
final class JournalParts {
  private static final String THERE = "SELECT to_regclass('journal_part') IS NOT NULL";
  private static final String AWAY =
      "SELECT month, first, last, previous, last_hash, file, digest FROM journal_part"
          + " WHERE state = 'ARCHIVED' ORDER BY first";
  private static final String OF_MONTH =
      "SELECT first, last, state FROM journal_part WHERE month = ? ORDER BY first";
  private static final String FORGET = "DELETE FROM journal_part WHERE month = ?";
  private static final String PUT_AWAY =
      "INSERT INTO journal_part (first, last, month, state, file, digest, previous, last_hash,"
          + " first_at, last_at, bodies_until) VALUES (?,?,?,'ARCHIVED',?,?,?,?,?,?,?)";
  private static final String BRING_BACK =
      "INSERT INTO journal_part (first, last, month, state) VALUES (?,?,?,'CLOSED')";

  private final Connection connection;

  JournalParts(Connection connection) {
    this.connection = connection;
  }

  /**
   * A part.
   *
   * @param last its last number; empty while it is open
   */
  record Part(long first, Optional<Long> last, boolean archived) {}

  /** The months that are away, in the order of the chain. */
  List<AwayMonth> away() throws SQLException {
    var away = new ArrayList<AwayMonth>();
    if (!there()) {
      return away;
    }
    try (var select = connection.prepareStatement(AWAY);
        var row = select.executeQuery()) {
      while (row.next()) {
        away.add(
            new AwayMonth(
                row.getString(1),
                row.getLong(2),
                row.getLong(3),
                Digest.raw(row.getBytes(4)),
                Digest.raw(row.getBytes(5)),
                row.getString(6),
                Digest.raw(row.getBytes(7))));
      }
    }
    return away;
  }

  /** No node of this version has opened the database yet. */
  private boolean there() throws SQLException {
    try (var select = connection.prepareStatement(THERE);
        var row = select.executeQuery()) {
      return row.next() && row.getBoolean(1);
    }
  }

  /** The parts of a month, in the order of the chain. */
  List<Part> of(String month) throws SQLException {
    try (var select = connection.prepareStatement(OF_MONTH)) {
      select.setString(1, month);
      var parts = new ArrayList<Part>();
      try (var row = select.executeQuery()) {
        while (row.next()) {
          parts.add(new Part(row.getLong(1), last(row), row.getString(3).equals("ARCHIVED")));
        }
      }
      return parts;
    }
  }

  private static Optional<Long> last(ResultSet row) throws SQLException {
    long last = row.getLong(2);
    return row.wasNull() ? Optional.empty() : Optional.of(last);
  }

  /**
   * Makes one part of all that the month had, and says that it is away.
   *
   * @param from time of its first entry
   * @param to time of its last
   * @param bodiesUntil day after which not all bodies in the file may be kept
   */
  void putAway(AwayMonth month, Instant from, Instant to, Optional<LocalDate> bodiesUntil)
      throws SQLException {
    forget(month.month());
    try (var insert = connection.prepareStatement(PUT_AWAY)) {
      insert.setLong(1, month.first());
      insert.setLong(2, month.last());
      insert.setString(3, month.month());
      insert.setString(4, month.file());
      insert.setBytes(5, month.digest().bytes());
      insert.setBytes(6, month.previous().bytes());
      insert.setBytes(7, month.hash().bytes());
      insert.setObject(8, from.atOffset(ZoneOffset.UTC));
      insert.setObject(9, to.atOffset(ZoneOffset.UTC));
      insert.setObject(10, bodiesUntil.orElse(null));
      insert.executeUpdate();
    }
  }

  /** Says that the month is there again, as one part. */
  void bringBack(AwayMonth month) throws SQLException {
    forget(month.month());
    try (var insert = connection.prepareStatement(BRING_BACK)) {
      insert.setLong(1, month.first());
      insert.setLong(2, month.last());
      insert.setString(3, month.month());
      insert.executeUpdate();
    }
  }

  private void forget(String month) throws SQLException {
    try (var delete = connection.prepareStatement(FORGET)) {
      delete.setString(1, month);
      delete.executeUpdate();
    }
  }
}
