package org.tongban.node.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import org.tongban.core.message.MessageId;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;

/**
 * Asks that came over a topic and are answered later. Each method refuses with {@code
 * JOURNAL_UNAVAILABLE} while the database can't be used.
 */
public final class WaitingAsks {
  private static final String KEEP =
      "INSERT INTO kafka_waiting (exchange, caller, key) VALUES (?, ?, ?) ON CONFLICT DO NOTHING";
  private static final String SETTLED =
      "SELECT w.exchange, w.caller, w.key FROM kafka_waiting w JOIN own_later o"
          + " ON o.exchange = w.exchange WHERE o.closed_at IS NOT NULL"
          + " ORDER BY o.closed_at, w.exchange LIMIT ?";
  private static final String DROP =
      "DELETE FROM kafka_waiting WHERE exchange = ? AND caller = ? AND key = ?";

  private final DataSource source;

  /** Over the node's migrated database. */
  public WaitingAsks(DataSource source) {
    this.source = Objects.requireNonNull(source, "source");
  }

  /**
   * Who waits for an answer.
   *
   * @param exchange the ask's
   * @param caller whose topics it came and goes over
   * @param key of the ask's record
   */
  public record Waiting(MessageId exchange, String caller, String key) {}

  /** Keeps one, once. */
  public void keep(Waiting waiting) {
    change(KEEP, waiting);
  }

  /** Some of those whose answer is there, or will never be. */
  public List<Waiting> settled(int most) {
    try (var connection = source.getConnection();
        var select = connection.prepareStatement(SETTLED)) {
      select.setInt(1, most);
      var found = new ArrayList<Waiting>();
      try (var row = select.executeQuery()) {
        while (row.next()) {
          var exchange = new MessageId(row.getObject(1, UUID.class));
          found.add(new Waiting(exchange, row.getString(2), row.getString(3)));
        }
      }
      return found;
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /** Forgets one that was told. */
  public void drop(Waiting waiting) {
    change(DROP, waiting);
  }

  private void change(String sql, Waiting waiting) {
    try (var connection = source.getConnection();
        PreparedStatement change = connection.prepareStatement(sql)) {
      change.setObject(1, waiting.exchange().value());
      change.setString(2, waiting.caller());
      change.setString(3, waiting.key());
      change.executeUpdate();
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  private static RefusedException failed(SQLException e) {
    return new RefusedException(Reason.JOURNAL_UNAVAILABLE, "asks of topics can't be kept", e);
  }
}
