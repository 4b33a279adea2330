package org.tongban.node.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tongban.core.message.Actor;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.MessageId;
import org.tongban.core.message.Outcome;
import org.tongban.core.message.ServiceId;
import org.tongban.node.store.FanOut.One;
import org.tongban.node.store.FanOut.State;

/** Reads a fan-out: what became of an ask that waits is said where such asks are kept. */
final class FanOutRows {
  static final String SELECT =
      "SELECT f.id, f.service, f.system, f.unit, f.operator, f.created_at, f.deadline, f.due,"
          + " m.member, m.exchange,"
          + " CASE o.state WHEN 'ANSWERED' THEN 'ANSWERED' WHEN 'REFUSED' THEN 'REFUSED'"
          + " WHEN 'EXPIRED' THEN 'SILENT' ELSE m.state END,"
          + " m.asked, coalesce(m.outcome, o.outcome), coalesce(m.reason, o.reason),"
          + " coalesce(m.at, o.closed_at),"
          + " CASE WHEN m.state = 'WAITING' THEN o.answered_by WHEN m.asked THEN m.exchange END"
          + " FROM fan_out f JOIN fan_out_member m ON m.fan_out = f.id"
          + " LEFT JOIN own_later o ON o.exchange = m.exchange AND m.state = 'WAITING'"
          + " WHERE f.id = ? ORDER BY m.member";

  private FanOutRows() {}

  static Optional<FanOut> read(ResultSet row) throws SQLException {
    if (!row.next()) {
      return Optional.empty();
    }
    var id = new MessageId(row.getObject(1, UUID.class));
    var service = new ServiceId(row.getString(2));
    var actor = new Actor(row.getString(3), row.getString(4), row.getString(5));
    var created = instant(row, 6).orElseThrow();
    var deadline = instant(row, 7).orElseThrow();
    var due = row.getObject(8, LocalDate.class);
    List<One> members = new ArrayList<>();
    do {
      members.add(member(row));
    } while (row.next());
    return Optional.of(new FanOut(id, service, actor, created, deadline, due, members));
  }

  private static One member(ResultSet row) throws SQLException {
    return new One(
        new MemberCode(row.getString(9)),
        new MessageId(row.getObject(10, UUID.class)),
        State.valueOf(row.getString(11)),
        row.getBoolean(12),
        Optional.ofNullable(row.getString(13)).map(Outcome::valueOf),
        Optional.ofNullable(row.getString(14)),
        instant(row, 15),
        Optional.ofNullable(row.getObject(16, UUID.class)).map(MessageId::new));
  }

  private static Optional<Instant> instant(ResultSet row, int column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }
}
