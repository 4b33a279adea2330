package org.tongban.node.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.tongban.core.message.Actor;
import org.tongban.core.message.MessageId;
import org.tongban.core.message.ServiceId;
import org.tongban.core.message.ServiceVersion;
import org.tongban.node.store.Transaction.Decision;
import org.tongban.node.store.Transaction.State;

/** Reads the decision log. */
final class TransactionRows {
  static final String SELECT =
      "SELECT id, service, version, asked_of, system, unit, operator, created_at, changed_at,"
          + " state, decision, decide_by, expires_at, reference, tries, exchange, reason"
          + " FROM two_phase";

  private TransactionRows() {}

  static Transaction read(ResultSet row) throws SQLException {
    return new Transaction(
        new MessageId(row.getObject(1, UUID.class)),
        new ServiceId(row.getString(2)),
        ServiceVersion.parse(row.getString(3)),
        new Actor(row.getString(5), row.getString(6), row.getString(7)),
        row.getString(4),
        instant(row, 8).orElseThrow(),
        instant(row, 9).orElseThrow(),
        State.valueOf(row.getString(10)),
        Optional.ofNullable(row.getString(11)).map(Decision::valueOf),
        instant(row, 12).orElseThrow(),
        instant(row, 13),
        Optional.ofNullable(row.getString(14)),
        row.getInt(15),
        Optional.ofNullable(row.getObject(16, UUID.class)).map(MessageId::new),
        Optional.ofNullable(row.getString(17)));
  }

  private static Optional<Instant> instant(ResultSet row, int column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }
}
