package org.tongban.node.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.tongban.core.message.Ask;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.MessageId;
import org.tongban.core.message.Withdrawal;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;

/**
 * Ends matters of other members before their time. Each method refuses with {@code
 * JOURNAL_UNAVAILABLE} while the database can't be used.
 */
public final class MatterEnds {
  private static final String WITHDRAW =
      "UPDATE later_ask SET closed_at = ?, ended = ? WHERE issuer = ? AND ticket = ?"
          + " AND closed_at IS NULL RETURNING due";
  private static final String NEVER_OPEN =
      "INSERT INTO later_ask AS l (issuer, ticket, asked, service, taken_at, due, closed_at, ended)"
          + " VALUES (?,?,?,?,?,?,?,?) ON CONFLICT (issuer, ticket) DO UPDATE"
          + " SET ended = COALESCE(l.ended, excluded.ended)";
  private static final String STOP =
      "UPDATE later_ask SET closed_at = COALESCE(closed_at, ?), ended = 'STOPPED'"
          + " WHERE issuer = ? AND ticket = ? AND (closed_at IS NULL OR ended = 'STOPPED')"
          + " RETURNING due";

  private final DataSource source;

  /** Over the node's migrated database. */
  public MatterEnds(DataSource source) {
    this.source = Objects.requireNonNull(source, "source");
  }

  /** Why. */
  public enum Why {
    /** Its asker needs it no more. */
    NO_LONGER_NEEDED,
    /** Its asker says that the authorization was revoked. */
    AUTHORIZATION_REVOKED,
    /** A system of ours says so. */
    STOPPED
  }

  /**
   * Ends it by its asker's word, and tells our own systems of it where it was still open.
   *
   * @param ask that withdraws
   * @param matter under which the asker knows it
   */
  public void withdraw(
      Ask ask, MessageId matter, String ticket, Withdrawal why, LocalDate today, Instant now) {
    try (var connection = source.getConnection()) {
      connection.setAutoCommit(false);
      try {
        var due = open(connection, ask.issuer(), matter, why, now);
        if (due.isPresent()) {
          var told =
              new MatterEvents.Told(
                  MatterEvent.Kind.WITHDRAWN_BY_ASKER,
                  ask.issuer(),
                  ask.service(),
                  ticket,
                  due.get(),
                  0,
                  Optional.empty(),
                  Optional.of(why.name()),
                  Optional.empty());
          MatterEvents.tell(connection, told, now);
        } else {
          neverOpen(connection, ask, matter, why, today, now);
        }
        connection.commit();
      } finally {
        // after the commit there is nothing left to undo
        connection.rollback();
        connection.setAutoCommit(true);
      }
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  private static Optional<LocalDate> open(
      Connection connection, MemberCode issuer, MessageId matter, Withdrawal why, Instant now)
      throws SQLException {
    try (var update = connection.prepareStatement(WITHDRAW)) {
      update.setObject(1, now.atOffset(ZoneOffset.UTC));
      update.setString(2, why.name());
      update.setString(3, issuer.value());
      update.setObject(4, matter.value());
      return day(update);
    }
  }

  /** The first ask may be on its way still, or have been answered: nothing more is said to it. */
  private static void neverOpen(
      Connection connection,
      Ask ask,
      MessageId matter,
      Withdrawal why,
      LocalDate today,
      Instant now)
      throws SQLException {
    try (var insert = connection.prepareStatement(NEVER_OPEN)) {
      insert.setString(1, ask.issuer().value());
      insert.setObject(2, matter.value());
      insert.setObject(3, ask.id().value());
      insert.setString(4, ask.service().value());
      insert.setObject(5, now.atOffset(ZoneOffset.UTC));
      insert.setObject(6, today);
      insert.setObject(7, now.atOffset(ZoneOffset.UTC));
      insert.setString(8, why.name());
      insert.executeUpdate();
    }
  }

  private static Optional<LocalDate> day(PreparedStatement statement) throws SQLException {
    try (var row = statement.executeQuery()) {
      return row.next() ? Optional.of(row.getObject(1, LocalDate.class)) : Optional.empty();
    }
  }

  /**
   * Ends it by the word of a system of ours; the same again changes nothing.
   *
   * @return false where nobody waits under that ticket
   */
  public boolean stop(MemberCode issuer, MessageId matter, Instant now) {
    try (var connection = source.getConnection();
        var update = connection.prepareStatement(STOP)) {
      update.setObject(1, now.atOffset(ZoneOffset.UTC));
      update.setString(2, issuer.value());
      update.setObject(3, matter.value());
      return day(update).isPresent();
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  private static RefusedException failed(SQLException e) {
    return new RefusedException(Reason.JOURNAL_UNAVAILABLE, "matters can't be ended", e);
  }
}
