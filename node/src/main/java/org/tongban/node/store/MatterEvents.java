package org.tongban.node.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
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
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.MessageId;
import org.tongban.core.message.Notice;
import org.tongban.core.message.ServiceId;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;

/**
 * What happens to matters that are answered later, in the order in which it happened. Each method
 * refuses with {@code JOURNAL_UNAVAILABLE} while the database can't be used.
 */
public final class MatterEvents {
  /**
   * Tells in the same statement what the statement before it did, so that neither is without the
   * other; parts of fan-outs and events of ours have feeds of their own. What comes before names it
   * {@code done}, with the columns of an own ask.
   */
  static final String TELL_OF_OWN =
      ", told AS (SELECT * FROM done d WHERE NOT EXISTS"
          + " (SELECT FROM event_sent e WHERE e.exchange = d.exchange) AND NOT EXISTS"
          + " (SELECT FROM fan_out_member f WHERE f.exchange = d.exchange)),"
          + " n AS (UPDATE event_count SET last = last + 1 WHERE list = 'received'"
          + " AND EXISTS (SELECT FROM told) RETURNING last)"
          + " INSERT INTO matter_event (seq, id, kind, member, service, exchange, due, reason, at)"
          + " SELECT n.last, gen_random_uuid(), ?, told.member, told.service, told.exchange,"
          + " told.due, told.reason, ? FROM told, n";

  private static final String TELL =
      "WITH n AS (UPDATE event_count SET last = last + 1 WHERE list = 'received' RETURNING last)"
          + " INSERT INTO matter_event (seq, id, kind, member, service, ticket, due, over, owes,"
          + " reason, at, notice) SELECT last, gen_random_uuid(), ?, ?, ?, ?, ?::date, ?::int, ?, ?,"
          + " ?::timestamptz, ?::uuid FROM n ON CONFLICT (member, notice) DO NOTHING";
  private static final String AFTER =
      "SELECT seq, id, kind, member, service, exchange, ticket, due, over, owes, reason, at"
          + " FROM matter_event WHERE seq > ? ORDER BY seq LIMIT ?";
  private static final String LAST = "SELECT last FROM event_count WHERE list = 'received'";
  private static final String FORGET = "DELETE FROM matter_event WHERE at < ?";

  private final DataSource source;

  /** Over the node's migrated database. */
  public MatterEvents(DataSource source) {
    this.source = Objects.requireNonNull(source, "source");
  }

  /**
   * Notes what another member told, once for each of its notices.
   *
   * @return false where it was told before
   */
  public boolean tell(MatterEvent.Kind kind, Notice notice, Instant now) {
    return tell(
        new Told(
            kind,
            notice.issuer(),
            notice.service(),
            notice.ticket(),
            notice.due(),
            notice.over(),
            notice.owes(),
            Optional.empty(),
            Optional.of(notice.id())),
        now);
  }

  /** What happened to a matter of another member. */
  record Told(
      MatterEvent.Kind kind,
      MemberCode member,
      ServiceId service,
      String ticket,
      LocalDate due,
      int over,
      Optional<MemberCode> owes,
      Optional<String> reason,
      Optional<MessageId> notice) {}

  private boolean tell(Told told, Instant now) {
    try (var connection = source.getConnection()) {
      connection.setAutoCommit(false);
      boolean fresh = tell(connection, told, now);
      // a number that was not used is given back
      if (fresh) {
        connection.commit();
      } else {
        connection.rollback();
      }
      return fresh;
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  static boolean tell(Connection connection, Told told, Instant now) throws SQLException {
    try (var insert = connection.prepareStatement(TELL)) {
      insert.setString(1, told.kind().name());
      insert.setString(2, told.member().value());
      insert.setString(3, told.service().value());
      insert.setString(4, told.ticket());
      insert.setObject(5, told.due());
      insert.setInt(6, told.over());
      insert.setString(7, told.owes().map(MemberCode::value).orElse(null));
      insert.setString(8, told.reason().orElse(null));
      insert.setObject(9, now.atOffset(ZoneOffset.UTC));
      insert.setObject(10, told.notice().map(MessageId::value).orElse(null), Types.OTHER);
      return insert.executeUpdate() == 1;
    }
  }

  /** The last number that was given; all of them up to it can be read. */
  public long last() {
    try (var connection = source.getConnection();
        var select = connection.prepareStatement(LAST);
        var row = select.executeQuery()) {
      row.next();
      return row.getLong(1);
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /** Those after a place, in their order. */
  public List<MatterEvent> after(long seq, int most) {
    try (var connection = source.getConnection();
        var select = connection.prepareStatement(AFTER)) {
      select.setLong(1, seq);
      select.setInt(2, most);
      var found = new ArrayList<MatterEvent>();
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

  private static MatterEvent read(ResultSet row) throws SQLException {
    return new MatterEvent(
        row.getLong(1),
        row.getObject(2, UUID.class),
        MatterEvent.Kind.valueOf(row.getString(3)),
        new MemberCode(row.getString(4)),
        new ServiceId(row.getString(5)),
        Optional.ofNullable(row.getObject(6, UUID.class)).map(MessageId::new),
        Optional.ofNullable(row.getString(7)),
        row.getObject(8, LocalDate.class),
        row.getInt(9),
        Optional.ofNullable(row.getString(10)).map(MemberCode::new),
        Optional.ofNullable(row.getString(11)),
        row.getObject(12, OffsetDateTime.class).toInstant());
  }

  /** Forgets what happened before that moment. */
  public int forget(Instant before) {
    try (var connection = source.getConnection();
        var delete = connection.prepareStatement(FORGET)) {
      delete.setObject(1, before.atOffset(ZoneOffset.UTC));
      return delete.executeUpdate();
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  private static RefusedException failed(SQLException e) {
    return new RefusedException(Reason.JOURNAL_UNAVAILABLE, "our systems can't be told", e);
  }
}
