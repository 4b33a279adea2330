package org.tongban.node.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.tongban.core.message.Ask;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.MessageId;
import org.tongban.core.message.Outcome;
import org.tongban.core.message.ServiceId;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.node.store.OwnLater.State;

/**
 * Asks of this member that others took in, or that wait to be handed over. Each method refuses with
 * {@code JOURNAL_UNAVAILABLE} while the database can't be used.
 */
public final class OwnLaterStore {
  private static final String KEEP =
      "INSERT INTO own_later AS o (exchange, member, service, ticket, due, kept_at, state)"
          + " VALUES (?,?,?,?,?,?,?) ON CONFLICT (exchange) DO UPDATE SET ticket = excluded.ticket,"
          + " due = excluded.due, state = excluded.state WHERE o.state = 'WAITING'";
  private static final String SELECT =
      "SELECT exchange, member, service, ticket, due, tries, state, answered_by, reason,"
          + " withdrawal, withdrawn_by FROM own_later ";
  private static final String FORGOTTEN =
      "WHERE closed_at IS NULL AND NOT EXISTS (SELECT FROM scheduled_tasks"
          + " WHERE task_name = ? AND task_instance = exchange::text) LIMIT 1000";
  private static final String TRIED =
      "UPDATE own_later SET tries = tries + 1 WHERE exchange = ? RETURNING tries";
  private static final String CLOSE =
      "WITH done AS (UPDATE own_later SET state = ?, closed_at = ?, answered_by = ?, outcome = ?,"
          + " reason = ? WHERE exchange = ? AND closed_at IS NULL RETURNING *)"
          + MatterEvents.TELL_OF_OWN;
  private static final String OVERDUE =
      "WITH done AS (UPDATE own_later SET overdue_at = ? WHERE exchange = ? AND due < ?"
          + " AND overdue_at IS NULL AND closed_at IS NULL RETURNING *)"
          + MatterEvents.TELL_OF_OWN;
  private static final String WAITING =
      "SELECT count(*) FROM own_later WHERE closed_at IS NULL AND due < ?";

  private final DataSource source;
  private final TryBook tries;

  /** A store over the node's migrated database. */
  public OwnLaterStore(DataSource source) {
    this.source = source;
    this.tries = new TryBook(source);
  }

  /** How tries of them ended, and when another is worth it. */
  public TryBook tries() {
    return tries;
  }

  /** Keeps an ask that waits, or notes of one that waited that it was taken in. */
  public void keep(
      Ask ask, MessageId exchange, Optional<String> ticket, LocalDate due, Instant now) {
    try (var connection = source.getConnection();
        var insert = connection.prepareStatement(KEEP)) {
      insert.setObject(1, exchange.value());
      insert.setString(2, ask.audience().value());
      insert.setString(3, ask.service().value());
      insert.setString(4, ticket.orElse(null));
      insert.setObject(5, due);
      insert.setObject(6, now.atOffset(ZoneOffset.UTC));
      insert.setString(7, (ticket.isPresent() ? State.PENDING : State.WAITING).name());
      insert.executeUpdate();
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /** One of them. */
  public Optional<OwnLater> find(MessageId exchange) {
    return select("WHERE exchange = ?", exchange.value()).stream().findFirst();
  }

  /**
   * Some of those that are not answered yet and that nothing will resume: the node died between
   * keeping them and setting the time.
   *
   * @param task the name under which they are resumed
   */
  public List<OwnLater> forgotten(String task) {
    return select(FORGOTTEN, task);
  }

  private List<OwnLater> select(String where, Object value) {
    try (var connection = source.getConnection();
        var select = connection.prepareStatement(SELECT + where)) {
      select.setObject(1, value);
      var found = new ArrayList<OwnLater>();
      try (var row = select.executeQuery()) {
        while (row.next()) {
          found.add(read(row));
        }
      }
      return found;
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  private static OwnLater read(ResultSet row) throws SQLException {
    return new OwnLater(
        new MessageId(row.getObject(1, UUID.class)),
        new MemberCode(row.getString(2)),
        new ServiceId(row.getString(3)),
        Optional.ofNullable(row.getString(4)),
        row.getObject(5, LocalDate.class),
        row.getInt(6),
        State.valueOf(row.getString(7)),
        Optional.ofNullable(row.getObject(8, UUID.class)).map(MessageId::new),
        Optional.ofNullable(row.getString(9)),
        Optional.ofNullable(row.getString(10)),
        Optional.ofNullable(row.getObject(11, UUID.class)).map(MessageId::new));
  }

  /** Counts one more try, and says how many there were. */
  public int tried(MessageId exchange) {
    try (var connection = source.getConnection();
        var update = connection.prepareStatement(TRIED)) {
      update.setObject(1, exchange.value());
      try (var row = update.executeQuery()) {
        return row.next() ? row.getInt(1) : 0;
      }
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /**
   * Notes what became of it; the first to say so is right.
   *
   * @param by the exchange that brought it
   * @param outcome of an answer
   * @param reason code of a no
   */
  public void close(
      MessageId exchange,
      State state,
      Optional<MessageId> by,
      Optional<Outcome> outcome,
      Optional<String> reason,
      Instant at) {
    try (var connection = source.getConnection();
        var update = connection.prepareStatement(CLOSE)) {
      update.setString(1, state.name());
      update.setObject(2, at.atOffset(ZoneOffset.UTC));
      update.setObject(3, by.map(MessageId::value).orElse(null), Types.OTHER);
      update.setString(4, outcome.map(Outcome::name).orElse(null));
      update.setString(5, reason.orElse(null));
      update.setObject(6, exchange.value());
      update.setString(7, state.name());
      update.setObject(8, at.atOffset(ZoneOffset.UTC));
      update.executeUpdate();
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /** Notes, once, that its last day is over and nothing came. */
  public void overdue(MessageId exchange, LocalDate today, Instant at) {
    try (var connection = source.getConnection();
        var update = connection.prepareStatement(OVERDUE)) {
      update.setObject(1, at.atOffset(ZoneOffset.UTC));
      update.setObject(2, exchange.value());
      update.setObject(3, today);
      update.setString(4, MatterEvent.Kind.OVERDUE.name());
      update.setObject(5, at.atOffset(ZoneOffset.UTC));
      update.executeUpdate();
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /** How many wait whose answer was due before that day. */
  public long waiting(LocalDate dueBefore) {
    try {
      return DueCount.of(source, WAITING, dueBefore);
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  private static RefusedException failed(SQLException e) {
    return new RefusedException(Reason.JOURNAL_UNAVAILABLE, "own asks can't be kept for later", e);
  }
}
