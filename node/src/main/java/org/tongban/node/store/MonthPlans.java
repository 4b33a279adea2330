package org.tongban.node.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.tongban.core.message.Digest;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.ServiceId;
import org.tongban.node.store.JournalParts.Part;
import org.tongban.node.store.MonthException.Why;

/** Says whether a month of the journal can be put away. */
final class MonthPlans {
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
  private static final String EDGES =
      "SELECT a.previous, z.hash, (SELECT min(at) FROM journal_entry WHERE seq BETWEEN a.seq AND"
          + " z.seq), (SELECT max(at) FROM journal_entry WHERE seq BETWEEN a.seq AND z.seq)"
          + " FROM journal_entry a, journal_entry z WHERE a.seq = ? AND z.seq = ?";
  private static final String BODIES =
      "SELECT e.service, min(e.at) FROM journal_evidence v JOIN journal_entry e ON e.seq = v.seq"
          + " WHERE v.seq BETWEEN ? AND ? AND e.seq BETWEEN ? AND ? AND v.bytes IS NOT NULL"
          + " AND e.kind = ANY (?::text[]) GROUP BY 1";

  private final DataSource source;
  private final Retention retention;
  private final boolean stamps;

  MonthPlans(DataSource source, Retention retention, boolean stamps) {
    this.source = source;
    this.retention = retention;
    this.stamps = stamps;
  }

  MonthPlan plan(MemberCode member, String month) {
    try (var connection = source.getConnection()) {
      var parts = new JournalParts(connection).of(month);
      check(parts, month);
      long first = parts.get(0).first();
      long last = parts.get(parts.size() - 1).last().orElseThrow();
      var covered =
          new LogStore(source)
              .covering(last)
              .orElseThrow(() -> new MonthException(Why.NOT_SIGNED, month));
      var stamp = new StampStore(source).covering(last);
      if (stamps && stamp.isEmpty()) {
        throw new MonthException(Why.NOT_STAMPED, month);
      }
      var until = bodiesUntil(connection, first, last);
      try (var select = connection.prepareStatement(EDGES)) {
        select.setLong(1, first);
        select.setLong(2, last);
        try (var row = select.executeQuery()) {
          if (!row.next()) {
            throw new MonthException(
                Why.BROKEN, "an entry at the edge of " + month + " is missing");
          }
          var manifest =
              new ArchiveManifest(
                  member.value(),
                  month,
                  first,
                  last,
                  Digest.raw(row.getBytes(1)),
                  Digest.raw(row.getBytes(2)));
          return new MonthPlan(
              manifest,
              parts.stream().map(Part::first).toList(),
              row.getObject(3, OffsetDateTime.class).toInstant(),
              row.getObject(4, OffsetDateTime.class).toInstant(),
              until,
              covered,
              stamp);
        }
      }
    } catch (SQLException e) {
      throw new StoreException("the journal's months can't be read", e);
    }
  }

  private static void check(List<Part> parts, String month) {
    if (parts.isEmpty()) {
      throw new MonthException(Why.UNKNOWN, month);
    }
    if (parts.stream().anyMatch(part -> part.last().isEmpty())) {
      throw new MonthException(Why.OPEN, month);
    }
    if (parts.stream().anyMatch(Part::archived)) {
      throw new MonthException(Why.AWAY, month);
    }
    // a clock that was wrong for long can make two months of one name
    for (int i = 1; i < parts.size(); i++) {
      if (parts.get(i).first() != parts.get(i - 1).last().orElseThrow() + 1) {
        throw new MonthException(Why.BROKEN, "another month lies between the parts of " + month);
      }
    }
  }

  /** Where versions of a service differ, the longest counts, as it does when they are erased. */
  private Optional<LocalDate> bodiesUntil(Connection connection, long first, long last)
      throws SQLException {
    Optional<LocalDate> earliest = Optional.empty();
    try (var select = connection.prepareStatement(BODIES)) {
      select.setLong(1, first);
      select.setLong(2, last);
      select.setLong(3, first);
      select.setLong(4, last);
      select.setArray(5, connection.createArrayOf("text", ErasurePages.WITH_BODY.toArray()));
      try (var row = select.executeQuery()) {
        while (row.next()) {
          var until = until(row);
          if (earliest.isEmpty() || until.isBefore(earliest.get())) {
            earliest = Optional.of(until);
          }
        }
      }
    }
    return earliest;
  }

  private LocalDate until(ResultSet row) throws SQLException {
    var service = Optional.ofNullable(row.getString(1)).map(ServiceId::new);
    return row.getObject(2, OffsetDateTime.class)
        .atZoneSameInstant(CHINA)
        .toLocalDate()
        .plusDays(retention.days(service, Optional::empty));
  }
}
