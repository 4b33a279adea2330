package org.tongban.node.store;

import java.sql.Connection;
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
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.MessageId;
import org.tongban.core.message.Notice;
import org.tongban.core.message.ServiceId;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;

/**
 * Notices of this member on their way to others. Each method refuses with {@code
 * JOURNAL_UNAVAILABLE} while the database can't be used.
 */
public final class NoticeBook {
  private static final String KEEP =
      "INSERT INTO notice_out (id, member, kind, ticket, service, due, over, owes, made_at)"
          + " VALUES (?,?,?,?,?,?,?,?,?)";
  private static final String SELECT =
      "SELECT id, member, kind, ticket, service, due, over, owes, made_at, tries FROM notice_out ";
  private static final String FORGOTTEN =
      "WHERE closed_at IS NULL AND NOT EXISTS (SELECT FROM scheduled_tasks"
          + " WHERE task_name = ? AND task_instance = id::text) LIMIT 1000";
  private static final String TRIED =
      "UPDATE notice_out SET tries = tries + 1 WHERE id = ? RETURNING tries";
  private static final String FORGET = "DELETE FROM notice_out WHERE closed_at < ?";
  private static final String CLOSE =
      "UPDATE notice_out SET closed_at = ?, sent = ? WHERE id = ? AND closed_at IS NULL";

  private final DataSource source;

  /** Over the node's migrated database. */
  public NoticeBook(DataSource source) {
    this.source = Objects.requireNonNull(source, "source");
  }

  /**
   * One that is to be sent. What is sent is signed anew each time, since it is believed for a short
   * while only.
   *
   * @param to who is told
   * @param tries how often it was tried
   */
  public record Due(
      MessageId id,
      MemberCode to,
      Notice.Kind kind,
      String ticket,
      ServiceId service,
      LocalDate due,
      int over,
      Optional<MemberCode> owes,
      Instant madeAt,
      int tries) {}

  /** Keeps one. */
  public void keep(Due one) {
    try (var connection = source.getConnection()) {
      keep(connection, one);
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  static void keep(Connection connection, Due one) throws SQLException {
    try (var insert = connection.prepareStatement(KEEP)) {
      insert.setObject(1, one.id().value());
      insert.setString(2, one.to().value());
      insert.setString(3, one.kind().name());
      insert.setString(4, one.ticket());
      insert.setString(5, one.service().value());
      insert.setObject(6, one.due());
      insert.setInt(7, one.over());
      insert.setString(8, one.owes().map(MemberCode::value).orElse(null));
      insert.setObject(9, one.madeAt().atOffset(ZoneOffset.UTC));
      insert.executeUpdate();
    }
  }

  /** One that is still to be sent. */
  public Optional<Due> open(MessageId id) {
    return select("WHERE id = ? AND closed_at IS NULL", id.value()).stream().findFirst();
  }

  /** Some that nobody will send, whoever was to do so died before. */
  public List<Due> forgotten(String task) {
    return select(FORGOTTEN, task);
  }

  private List<Due> select(String where, Object value) {
    try (var connection = source.getConnection();
        var select = connection.prepareStatement(SELECT + where)) {
      select.setObject(1, value);
      var found = new ArrayList<Due>();
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

  private static Due read(ResultSet row) throws SQLException {
    return new Due(
        new MessageId(row.getObject(1, UUID.class)),
        new MemberCode(row.getString(2)),
        Notice.Kind.valueOf(row.getString(3)),
        row.getString(4),
        new ServiceId(row.getString(5)),
        row.getObject(6, LocalDate.class),
        row.getInt(7),
        Optional.ofNullable(row.getString(8)).map(MemberCode::new),
        row.getObject(9, OffsetDateTime.class).toInstant(),
        row.getInt(10));
  }

  /** Counts one more try, and says how many there were. */
  public int tried(MessageId id) {
    try (var connection = source.getConnection();
        var update = connection.prepareStatement(TRIED)) {
      update.setObject(1, id.value());
      try (var row = update.executeQuery()) {
        return row.next() ? row.getInt(1) : 0;
      }
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /**
   * Notes that it is not sent any more.
   *
   * @param sent whether it arrived
   */
  public void close(MessageId id, boolean sent, Instant now) {
    try (var connection = source.getConnection();
        var update = connection.prepareStatement(CLOSE)) {
      update.setObject(1, now.atOffset(ZoneOffset.UTC));
      update.setBoolean(2, sent);
      update.setObject(3, id.value());
      update.executeUpdate();
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /** Forgets those that were closed before that moment. */
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
    return new RefusedException(Reason.JOURNAL_UNAVAILABLE, "notices can't be kept", e);
  }
}
