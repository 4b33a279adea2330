package org.tongban.node.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.postgresql.PGStatement;

/**
 * What of a filter is given, as a condition of its own: PostgreSQL plans a search for what is
 * asked, and takes the indexes of what is seldom only where the text says so.
 */
final class AuditWhere {
  /** Wider ranges of days hold so much of the journal that a walk over it finds enough. */
  private static final Duration NARROW = Duration.ofDays(31);

  /** Without the offset each end would be looked for by a walk over the numbers. */
  private static final String NUMBERS =
      "SELECT min(seq), max(seq) FROM (SELECT seq FROM journal_entry"
          + " WHERE at >= ? AND at < ? OFFSET 0) AS days";

  private final StringBuilder text = new StringBuilder("WHERE e.seq < ?");
  private final List<Object> values = new ArrayList<>();

  private AuditWhere(long before) {
    values.add(before);
  }

  /** Of the entries before a number that fit. */
  static AuditWhere of(Connection connection, JournalFilter filter, long before)
      throws SQLException {
    var where = new AuditWhere(before);
    where.days(connection, filter);
    where.given("kind", filter.kind());
    where.given("peer", filter.member());
    where.given("service", filter.service());
    where.given("purpose", filter.purpose());
    where.given("outcome", filter.outcome());
    where.given("rule", filter.rule());
    return where;
  }

  /** The index of times knows a few days in no time, but not the newest of them. */
  private void days(Connection connection, JournalFilter filter) throws SQLException {
    var from = filter.from().atOffset(ZoneOffset.UTC);
    var to = filter.to().atOffset(ZoneOffset.UTC);
    if (Duration.between(from, to).compareTo(NARROW) <= 0) {
      try (var select = connection.prepareStatement(NUMBERS)) {
        select.setObject(1, from);
        select.setObject(2, to);
        try (var row = select.executeQuery()) {
          row.next();
          add(" AND e.seq BETWEEN ? AND ?", row.getLong(1), row.getLong(2));
        }
      }
    }
    add(" AND e.at >= ? AND e.at < ?", from, to);
  }

  private void given(String column, Optional<?> value) {
    value.ifPresent(one -> add(" AND e." + column + " = ?", one.toString()));
  }

  private void add(String condition, Object... more) {
    text.append(condition);
    values.addAll(List.of(more));
  }

  /**
   * A statement with it.
   *
   * @param rest behind it, with its own values
   */
  PreparedStatement prepare(Connection connection, String head, String rest, Object... more)
      throws SQLException {
    var select = connection.prepareStatement(head + text + rest);
    // a plan for whatever is asked knows no index of what is seldom
    select.unwrap(PGStatement.class).setPrepareThreshold(0);
    var all = new ArrayList<>(values);
    all.addAll(List.of(more));
    for (int i = 0; i < all.size(); i++) {
      select.setObject(i + 1, all.get(i));
    }
    return select;
  }
}
