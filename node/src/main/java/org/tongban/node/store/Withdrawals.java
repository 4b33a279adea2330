package org.tongban.node.store;

import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.tongban.core.message.MessageId;
import org.tongban.core.message.Withdrawal;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;

/**
 * Asks of this member that are withdrawn. Each method refuses with {@code JOURNAL_UNAVAILABLE}
 * while the database can't be used.
 */
public final class Withdrawals {
  /** What nobody took in was never there, and is not told now: that would tell it after all. */
  private static final String WITHDRAW =
      "WITH done AS (UPDATE own_later o SET state = 'WITHDRAWN', closed_at = ?, reason = ?,"
          + " withdrawal = CASE WHEN ticket IS NULL THEN 'NOT_SENT' ELSE 'OPEN' END"
          + " WHERE exchange = ? AND closed_at IS NULL AND NOT EXISTS"
          + " (SELECT FROM event_sent e WHERE e.exchange = o.exchange) AND NOT EXISTS"
          + " (SELECT FROM fan_out_member f WHERE f.exchange = o.exchange) RETURNING *)"
          + MatterEvents.TELL_OF_OWN;

  private static final String TOOK_IN =
      "UPDATE own_later SET ticket = ?, withdrawal = 'OPEN' WHERE exchange = ?"
          + " AND withdrawal = 'NOT_SENT'";
  private static final String OPEN =
      "SELECT reason FROM own_later WHERE exchange = ? AND withdrawal = 'OPEN'";
  private static final String FORGOTTEN =
      "SELECT exchange FROM own_later WHERE withdrawal = 'OPEN' AND NOT EXISTS (SELECT FROM"
          + " scheduled_tasks WHERE task_name = ? AND task_instance = exchange::text) LIMIT 1000";
  private static final String TRIED =
      "UPDATE own_later SET withdrawal_tries = withdrawal_tries + 1 WHERE exchange = ?"
          + " RETURNING withdrawal_tries";
  private static final String CLOSE =
      "UPDATE own_later SET withdrawal = ?, withdrawn_by = ? WHERE exchange = ?"
          + " AND withdrawal = 'OPEN'";

  private final DataSource source;

  /** Over the node's migrated database. */
  public Withdrawals(DataSource source) {
    this.source = Objects.requireNonNull(source, "source");
  }

  /**
   * Withdraws one that is still open, in one step with what our own systems are told of it.
   *
   * @return false where it is not open, or is a part of something else
   */
  public boolean withdraw(MessageId exchange, Withdrawal why, Instant now) {
    try (var connection = source.getConnection();
        var update = connection.prepareStatement(WITHDRAW)) {
      update.setObject(1, now.atOffset(ZoneOffset.UTC));
      update.setString(2, why.name());
      update.setObject(3, exchange.value());
      update.setString(4, MatterEvent.Kind.WITHDRAWN.name());
      update.setObject(5, now.atOffset(ZoneOffset.UTC));
      return update.executeUpdate() == 1;
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /** Notes that one that was withdrawn on its way was taken in all the same. */
  public void tookIn(MessageId exchange, String ticket) {
    try (var connection = source.getConnection();
        var update = connection.prepareStatement(TOOK_IN)) {
      update.setString(1, ticket);
      update.setObject(2, exchange.value());
      update.executeUpdate();
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /** Why, of one that the other member is still to be told of. */
  public Optional<Withdrawal> open(MessageId exchange) {
    try (var connection = source.getConnection();
        var select = connection.prepareStatement(OPEN)) {
      select.setObject(1, exchange.value());
      try (var row = select.executeQuery()) {
        return row.next() ? Optional.of(Withdrawal.valueOf(row.getString(1))) : Optional.empty();
      }
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /** Some that nobody will tell of: whoever was to do so died before. */
  public List<MessageId> forgotten(String task) {
    try (var connection = source.getConnection();
        var select = connection.prepareStatement(FORGOTTEN)) {
      select.setString(1, task);
      var found = new ArrayList<MessageId>();
      try (var row = select.executeQuery()) {
        while (row.next()) {
          found.add(new MessageId(row.getObject(1, UUID.class)));
        }
      }
      return found;
    } catch (SQLException e) {
      throw failed(e);
    }
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
   * Notes that the other member was told.
   *
   * @param by the exchange that told it; empty where it can't be told any more
   * @param acknowledged whether it said yes
   */
  public void close(MessageId exchange, Optional<MessageId> by, boolean acknowledged) {
    try (var connection = source.getConnection();
        var update = connection.prepareStatement(CLOSE)) {
      update.setString(1, acknowledged ? "ACKNOWLEDGED" : "REFUSED");
      update.setObject(2, by.map(MessageId::value).orElse(null), Types.OTHER);
      update.setObject(3, exchange.value());
      update.executeUpdate();
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  private static RefusedException failed(SQLException e) {
    return new RefusedException(Reason.JOURNAL_UNAVAILABLE, "nothing can be withdrawn", e);
  }
}
