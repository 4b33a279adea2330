package org.tongban.node.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.MessageId;
import org.tongban.core.message.ServiceId;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;

/**
 * Which rules have had something said about asks of ours. Each method refuses with {@code
 * JOURNAL_UNAVAILABLE} while the database can't be used.
 */
public final class RuleBook {
  private static final String AWAITED =
      "SELECT o.exchange, o.member, o.service, o.ticket, o.due,"
          + " ARRAY(SELECT rule FROM later_rule r WHERE r.exchange = o.exchange) FROM own_later o"
          + " WHERE o.state = 'PENDING' AND o.due <= ? AND o.exchange > ?"
          + " ORDER BY o.exchange LIMIT ?";
  private static final String MARK =
      "INSERT INTO later_rule (exchange, rule, at, told) VALUES (?, ?, ?, ?)"
          + " ON CONFLICT DO NOTHING";
  private static final String UNTOLD =
      "SELECT count(DISTINCT o.exchange) FROM own_later o JOIN later_rule r"
          + " ON r.exchange = o.exchange WHERE o.closed_at IS NULL AND NOT r.told";

  private final DataSource source;

  /** Over the node's migrated database. */
  public RuleBook(DataSource source) {
    this.source = Objects.requireNonNull(source, "source");
  }

  /**
   * An ask that another member has taken in and not answered.
   *
   * @param applied the rules that had their say before
   */
  public record Awaited(
      MessageId exchange,
      MemberCode member,
      ServiceId service,
      String ticket,
      LocalDate due,
      List<String> applied) {}

  /**
   * Some of those that are due until a day, in the order of their ids.
   *
   * @param after the last that was read; empty for the first
   */
  public List<Awaited> awaited(LocalDate due, Optional<MessageId> after, int most) {
    try (var connection = source.getConnection();
        var select = connection.prepareStatement(AWAITED)) {
      select.setObject(1, due);
      select.setObject(2, after.map(MessageId::value).orElse(new UUID(0, 0)));
      select.setInt(3, most);
      var found = new ArrayList<Awaited>();
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

  private static Awaited read(ResultSet row) throws SQLException {
    return new Awaited(
        new MessageId(row.getObject(1, UUID.class)),
        new MemberCode(row.getString(2)),
        new ServiceId(row.getString(3)),
        row.getString(4),
        row.getObject(5, LocalDate.class),
        List.of((String[]) row.getArray(6).getArray()));
  }

  /**
   * Notes that rules have had their say, with the notice that says it, both or neither.
   *
   * @param notice empty where there is nobody to be told
   * @return false where another replica was first; then nothing is changed
   */
  public boolean apply(
      MessageId exchange, List<String> rules, Optional<NoticeBook.Due> notice, Instant now) {
    try (var connection = source.getConnection()) {
      connection.setAutoCommit(false);
      try {
        int fresh = 0;
        for (var rule : rules) {
          fresh += mark(connection, exchange, rule, notice.isPresent(), now);
        }
        if (fresh == rules.size()) {
          if (notice.isPresent()) {
            NoticeBook.keep(connection, notice.get());
          }
          connection.commit();
        }
        return fresh == rules.size();
      } finally {
        // after the commit there is nothing left to undo
        connection.rollback();
        connection.setAutoCommit(true);
      }
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  private static int mark(
      Connection connection, MessageId exchange, String rule, boolean told, Instant now)
      throws SQLException {
    try (var insert = connection.prepareStatement(MARK)) {
      insert.setObject(1, exchange.value());
      insert.setString(2, rule);
      insert.setObject(3, now.atOffset(ZoneOffset.UTC));
      insert.setBoolean(4, told);
      return insert.executeUpdate();
    }
  }

  /** How many are overdue so long that somebody above should know, and there is nobody. */
  public long untold() {
    try (var connection = source.getConnection();
        var select = connection.prepareStatement(UNTOLD);
        var row = select.executeQuery()) {
      row.next();
      return row.getLong(1);
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  private static RefusedException failed(SQLException e) {
    return new RefusedException(Reason.JOURNAL_UNAVAILABLE, "nobody can be reminded", e);
  }
}
