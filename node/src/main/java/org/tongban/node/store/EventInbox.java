package org.tongban.node.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.tongban.core.catalogue.EventFrame;
import org.tongban.core.message.Ask;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.MessageId;
import org.tongban.core.message.ServiceId;
import org.tongban.core.message.ServiceVersion;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.core.seal.SubjectMark;

/**
 * Events of other members, each once, in the order in which they were taken in. Each method refuses
 * with {@code JOURNAL_UNAVAILABLE} while the database can't be used.
 */
public final class EventInbox {
  private static final int ABOUT_BYTES = 16;

  /** The row of the count is locked until the commit, so numbers become visible in their order. */
  private static final String TAKE =
      "WITH n AS (UPDATE event_count SET last = last + 1 WHERE list = 'received' RETURNING last)"
          + " INSERT INTO event_received (seq, id, issuer, event_id, asked, service, version,"
          + " event_type, hash, generation, taken_at, due) SELECT last, ?::uuid, ?, ?::uuid,"
          + " ?::uuid, ?, ?, ?, ?::bytea, ?::int, ?::timestamptz, ?::date FROM n"
          + " ON CONFLICT (issuer, event_id) DO NOTHING";

  private static final String SELECT =
      "SELECT seq, id, issuer, event_id, asked, service, version, event_type, hash, taken_at, due,"
          + " disposed_at FROM event_received ";
  private static final String KNOWS =
      "SELECT 1 FROM event_received WHERE issuer = ? AND event_id = ? AND hash = ANY (?)";
  private static final String WAITING =
      "SELECT count(*) FROM event_received WHERE disposed_at IS NULL AND due < ?";
  private static final String FORGET =
      "DELETE FROM event_received WHERE service = ? AND taken_at < ?";

  private final DataSource source;

  /** A store over the node's migrated database. */
  public EventInbox(DataSource source) {
    this.source = source;
  }

  /**
   * Takes an event in.
   *
   * @param about whom or which case it is about
   * @return false where the same member told one of that id before; then nothing is changed
   */
  public boolean take(Ask ask, EventFrame event, SubjectMark about, Instant now, LocalDate due) {
    try (var connection = source.getConnection()) {
      connection.setAutoCommit(false);
      try (var insert = connection.prepareStatement(TAKE)) {
        bind(insert, ask, event, about, now, due);
        boolean taken = insert.executeUpdate() == 1;
        end(connection, taken);
        return taken;
      }
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /** A number that was not used is given back. */
  private static void end(Connection connection, boolean taken) throws SQLException {
    if (taken) {
      connection.commit();
    } else {
      connection.rollback();
    }
  }

  private static void bind(
      PreparedStatement insert,
      Ask ask,
      EventFrame event,
      SubjectMark about,
      Instant now,
      LocalDate due)
      throws SQLException {
    insert.setObject(1, MessageId.next().value());
    insert.setString(2, ask.issuer().value());
    insert.setObject(3, event.eventId());
    insert.setObject(4, ask.id().value());
    insert.setString(5, ask.service().value());
    insert.setString(6, ask.version().toString());
    insert.setString(7, event.eventType());
    insert.setBytes(8, about.hash());
    insert.setInt(9, about.generation());
    insert.setObject(10, now.atOffset(ZoneOffset.UTC));
    insert.setObject(11, due);
  }

  /** What a member told under that id of its own. */
  public Optional<Told> find(MemberCode issuer, UUID eventId) {
    return select("WHERE issuer = ? AND event_id = ?", issuer.value(), eventId).stream()
        .findFirst();
  }

  /** The event that our own systems know by that id. */
  public Optional<Told> find(UUID id) {
    return select("WHERE id = ?", id).stream().findFirst();
  }

  /** Those after a place, in their order. */
  public List<Told> after(long seq, int most) {
    return select("WHERE seq > ? ORDER BY seq LIMIT ?", seq, most);
  }

  private List<Told> select(String where, Object... parameters) {
    try (var connection = source.getConnection();
        var select = connection.prepareStatement(SELECT + where)) {
      for (int i = 0; i < parameters.length; i++) {
        select.setObject(i + 1, parameters[i]);
      }
      var found = new ArrayList<Told>();
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

  private static Told read(ResultSet row) throws SQLException {
    var about = Arrays.copyOf(row.getBytes(9), ABOUT_BYTES);
    return new Told(
        row.getLong(1),
        row.getObject(2, UUID.class),
        new MemberCode(row.getString(3)),
        row.getObject(4, UUID.class),
        new MessageId(row.getObject(5, UUID.class)),
        new ServiceId(row.getString(6)),
        ServiceVersion.parse(row.getString(7)),
        row.getString(8),
        Base64.getUrlEncoder().withoutPadding().encodeToString(about),
        row.getObject(10, OffsetDateTime.class).toInstant(),
        row.getObject(11, LocalDate.class),
        Optional.ofNullable(row.getObject(12, OffsetDateTime.class))
            .map(OffsetDateTime::toInstant));
  }

  /** Whether a member told that event about the same. */
  public boolean knows(MemberCode issuer, UUID eventId, List<SubjectMark> about) {
    try (var connection = source.getConnection();
        var select = connection.prepareStatement(KNOWS)) {
      select.setString(1, issuer.value());
      select.setObject(2, eventId);
      select.setArray(3, SubjectStore.hashes(connection, about));
      try (var row = select.executeQuery()) {
        return row.next();
      }
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /** How many wait for their disposition that was due before that day. */
  public long waiting(LocalDate dueBefore) {
    try {
      return DueCount.of(source, WAITING, dueBefore);
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /**
   * Forgets events of a service that were taken in before that moment.
   *
   * @return how many
   */
  public int forget(ServiceId service, Instant before) {
    try (var connection = source.getConnection();
        var delete = connection.prepareStatement(FORGET)) {
      delete.setString(1, service.value());
      delete.setObject(2, before.atOffset(ZoneOffset.UTC));
      return delete.executeUpdate();
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  private static RefusedException failed(SQLException e) {
    return new RefusedException(Reason.JOURNAL_UNAVAILABLE, "events can't be taken in", e);
  }
}
