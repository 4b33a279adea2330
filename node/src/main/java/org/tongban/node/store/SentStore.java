package org.tongban.node.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.tongban.core.message.Actor;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.MessageId;
import org.tongban.core.message.ServiceId;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.node.store.Sent.State;

/**
 * What became of the events that are sent. Each method refuses with {@code JOURNAL_UNAVAILABLE}
 * while the database can't be used.
 */
public final class SentStore {
  private static final String SELECT =
      "SELECT seq, id, member, event_id, service, line, system, unit, operator, exchange, due,"
          + " state, tries, reason, accepted_at FROM event_sent s ";
  private static final String BEHIND =
      "SELECT count(*) FROM event_sent WHERE line = ? AND seq < ? AND closed_at IS NULL";
  private static final String NEXT =
      "WHERE line = ? AND seq > ? AND closed_at IS NULL ORDER BY seq LIMIT 1";
  private static final String FORGOTTEN =
      "WHERE closed_at IS NULL AND NOT EXISTS (SELECT 1 FROM scheduled_tasks t WHERE t.task_name = ?"
          + " AND t.task_instance = s.id::text)";
  private static final String TRIED =
      "UPDATE event_sent SET tries = tries + 1 WHERE id = ? RETURNING tries";
  private static final String WAIT =
      "UPDATE event_sent SET state = 'WAITING' WHERE id = ? AND state = 'QUEUED'";
  private static final String CLOSE =
      "UPDATE event_sent SET state = ?, reason = ?, closed_at = ?,"
          + " request = CASE WHEN ? = 'TAKEN' THEN NULL ELSE request END"
          + " WHERE id = ? AND closed_at IS NULL";
  private static final String AGAIN =
      "UPDATE event_sent SET state = 'QUEUED', reason = NULL, closed_at = NULL, tries = 0,"
          + " exchange = ?, due = ? WHERE id = ? AND state IN ('REFUSED', 'EXPIRED', 'PARKED')"
          + " AND request IS NOT NULL";
  private static final String COUNT = "SELECT count(*) FROM event_sent WHERE state = ?";
  private static final String FORGET = "DELETE FROM event_sent WHERE service = ? AND closed_at < ?";

  private final DataSource source;

  /** A store over the node's migrated database. */
  public SentStore(DataSource source) {
    this.source = Objects.requireNonNull(source, "source");
  }

  /** One of them. */
  public Optional<Sent> find(MessageId id) {
    return select("WHERE id = ?", id.value()).stream().findFirst();
  }

  /** The one of that id of its source to that member. */
  public Optional<Sent> find(MemberCode member, UUID eventId) {
    return select("WHERE member = ? AND event_id = ?", member.value(), eventId).stream()
        .findFirst();
  }

  /** The next in its line. */
  public Optional<Sent> next(Sent sent) {
    return select(NEXT, sent.line(), sent.seq()).stream().findFirst();
  }

  /** Those that are in a state, the oldest first. */
  public List<Sent> in(State state, int most) {
    return select("WHERE state = ? ORDER BY seq LIMIT ?", state.name(), most);
  }

  /** Those that are to be sent and that nobody is going to send, by the name of that work. */
  public List<Sent> forgotten(String task) {
    return select(FORGOTTEN, task);
  }

  private List<Sent> select(String where, Object... parameters) {
    try (var connection = source.getConnection();
        var select = connection.prepareStatement(SELECT + where)) {
      for (int i = 0; i < parameters.length; i++) {
        select.setObject(i + 1, parameters[i]);
      }
      var found = new ArrayList<Sent>();
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

  private static Sent read(ResultSet row) throws SQLException {
    return new Sent(
        row.getLong(1),
        new MessageId(row.getObject(2, UUID.class)),
        new MemberCode(row.getString(3)),
        row.getObject(4, UUID.class),
        new ServiceId(row.getString(5)),
        row.getObject(6, UUID.class),
        new Actor(row.getString(7), row.getString(8), row.getString(9)),
        new MessageId(row.getObject(10, UUID.class)),
        row.getObject(11, LocalDate.class),
        State.valueOf(row.getString(12)),
        row.getInt(13),
        Optional.ofNullable(row.getString(14)),
        row.getObject(15, OffsetDateTime.class).toInstant());
  }

  /** Whether one before it in its line is still to be handed over. */
  public boolean behind(Sent sent) {
    return number(BEHIND, sent.line(), sent.seq()) > 0;
  }

  /** Counts one more try, and says how many there were. */
  public int tried(MessageId id) {
    return (int) number(TRIED, id.value());
  }

  /** How many are in a state. */
  public long count(State state) {
    return number(COUNT, state.name());
  }

  private long number(String statement, Object... parameters) {
    try (var connection = source.getConnection();
        var select = connection.prepareStatement(statement)) {
      for (int i = 0; i < parameters.length; i++) {
        select.setObject(i + 1, parameters[i]);
      }
      try (var row = select.executeQuery()) {
        return row.next() ? row.getLong(1) : 0;
      }
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /** Notes that it was sent and waits among the asks that are resumed. */
  public void waits(MessageId id) {
    change(WAIT, id.value());
  }

  /**
   * Notes what became of it.
   *
   * @param reason of what is not {@code TAKEN}
   */
  public void close(MessageId id, State state, Optional<String> reason, Instant at) {
    change(
        CLOSE,
        state.name(),
        reason.orElse(null),
        at.atOffset(ZoneOffset.UTC),
        state.name(),
        id.value());
  }

  /**
   * Has one sent again that was not taken in, as a new ask.
   *
   * @return false where there is nothing to send again
   */
  public boolean again(MessageId id, LocalDate due) {
    return change(AGAIN, MessageId.next().value(), due, id.value()) == 1;
  }

  /** Forgets what was closed before that moment. */
  public int forget(ServiceId service, Instant before) {
    return change(FORGET, service.value(), before.atOffset(ZoneOffset.UTC));
  }

  private int change(String statement, Object... parameters) {
    try (var connection = source.getConnection();
        var update = connection.prepareStatement(statement)) {
      for (int i = 0; i < parameters.length; i++) {
        update.setObject(i + 1, parameters[i]);
      }
      return update.executeUpdate();
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  private static RefusedException failed(SQLException e) {
    return new RefusedException(
        Reason.JOURNAL_UNAVAILABLE, "what became of events can't be kept", e);
  }
}
