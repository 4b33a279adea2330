package org.tongban.node.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** The months of the journal, those that are away too. */
public final class MonthStore {
  private static final String MONTHS =
      "SELECT coalesce(p.month, ''), min(p.first), least(max(coalesce(p.last, h.seq)), h.seq),"
          + " CASE WHEN bool_or(p.state = 'OPEN') THEN 'OPEN' ELSE min(p.state) END,"
          + " sum(coalesce(pg_total_relation_size(to_regclass('journal_entry_' || p.first)), 0)"
          + " + coalesce(pg_total_relation_size(to_regclass('journal_evidence_' || p.first)), 0)),"
          + " max(p.file), min(p.bodies_until), min(p.first_at), max(p.last_at)"
          + " FROM journal_part p, journal_head h GROUP BY p.month, h.seq ORDER BY 2";

  private static final String AWAY =
      "SELECT month, first, last, state, 0, file, bodies_until, first_at, last_at"
          + " FROM journal_part WHERE state = 'ARCHIVED' ORDER BY first";

  private final DataSource source;

  /** A store over the node's migrated database. */
  public MonthStore(DataSource source) {
    this.source = source;
  }

  /** What is to be had of a month. */
  public enum State {
    /** Entries are added to it. */
    OPEN,
    /** It is there as a whole. */
    CLOSED,
    /** It is in a file; only hashes stay. */
    ARCHIVED
  }

  /**
   * A month.
   *
   * @param name such as {@code 2026-10}; empty while the node hasn't looked at its clock yet
   * @param first number of its first entry
   * @param last number of its last entry so far
   * @param bytes on the server's disk
   * @param file name of the file it is in, without a folder
   * @param bodiesUntil day after which not all bodies in that file may be kept
   * @param from time of its first entry, if it is away
   * @param to time of its last entry, if it is away
   */
  public record Month(
      String name,
      long first,
      long last,
      State state,
      long bytes,
      Optional<String> file,
      Optional<LocalDate> bodiesUntil,
      Optional<Instant> from,
      Optional<Instant> to) {
    /** How many entries. */
    public long entries() {
      return Math.max(0, last - first + 1);
    }

    /** Whether it is away and has entries of that time. */
    public boolean awayIn(Instant begin, Instant end) {
      return from.isPresent() && !from.get().isAfter(end) && !to.orElseThrow().isBefore(begin);
    }

    /** Whether its file holds bodies that should be erased by now. */
    public boolean overdue(LocalDate today) {
      return bodiesUntil.filter(until -> until.isBefore(today)).isPresent();
    }
  }

  /** All of them, the oldest first. */
  public List<Month> months() {
    return read(MONTHS);
  }

  private List<Month> read(String query) {
    try (var connection = source.getConnection()) {
      return read(connection, query);
    } catch (SQLException e) {
      throw new StoreException("the journal's months can't be read", e);
    }
  }

  private static List<Month> read(Connection connection, String query) throws SQLException {
    try (var select = connection.prepareStatement(query);
        var row = select.executeQuery()) {
      var months = new ArrayList<Month>();
      while (row.next()) {
        months.add(
            new Month(
                row.getString(1),
                row.getLong(2),
                row.getLong(3),
                State.valueOf(row.getString(4)),
                row.getLong(5),
                Optional.ofNullable(row.getString(6)),
                Optional.ofNullable(row.getObject(7, LocalDate.class)),
                time(row, 8),
                time(row, 9)));
      }
      return months;
    }
  }

  private static Optional<Instant> time(ResultSet row, int column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }

  /** Those that are away and have entries of that time, the oldest first. */
  public List<Month> away(Instant begin, Instant end) {
    return read(AWAY).stream().filter(month -> month.awayIn(begin, end)).toList();
  }
}
