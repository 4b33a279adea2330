package org.tongban.node.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntFunction;
import javax.sql.DataSource;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.MessageId;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;

/**
 * Which members can't be reached, over all replicas. Each method refuses with {@code
 * JOURNAL_UNAVAILABLE} while the database can't be used.
 */
public final class RestBook {
  private static final String FIND =
      "SELECT failures, until, probe_until FROM peer_rest WHERE member = ?";

  /** Of those that are at it at once when a member goes away, only as many count as bring rest. */
  private static final String MISSED =
      "INSERT INTO peer_rest AS p (member, failures, until) VALUES (?, 1, ?)"
          + " ON CONFLICT (member) DO UPDATE SET failures = p.failures + 1, probe_until = NULL"
          + " WHERE p.failures < ? OR p.probe_until IS NOT NULL RETURNING failures";

  private static final String UNTIL = "UPDATE peer_rest SET until = ? WHERE member = ?";
  private static final String PROBE =
      "UPDATE peer_rest SET probe_until = ? WHERE member = ? AND until <= ?"
          + " AND (probe_until IS NULL OR probe_until <= ?)";
  private static final String REACHED = "DELETE FROM peer_rest WHERE member = ?";
  private static final String REST =
      "UPDATE own_later SET resting = true WHERE exchange = ? AND closed_at IS NULL";
  private static final String RELEASE =
      "WITH freed AS (UPDATE own_later SET resting = false WHERE member = ? AND resting"
          + " AND closed_at IS NULL RETURNING exchange) UPDATE scheduled_tasks"
          + " SET execution_time = ? WHERE task_name = ? AND NOT picked"
          + " AND task_instance IN (SELECT exchange::text FROM freed)";
  private static final String RESTING =
      "SELECT p.member, count(o.exchange) FROM peer_rest p LEFT JOIN own_later o"
          + " ON o.member = p.member AND o.resting AND o.closed_at IS NULL"
          + " WHERE p.failures >= ? GROUP BY p.member";

  private final DataSource source;

  /** Over the node's migrated database. */
  public RestBook(DataSource source) {
    this.source = Objects.requireNonNull(source, "source");
  }

  /**
   * A member that could not be reached.
   *
   * @param failures in a row
   * @param until when nobody tries
   * @param probeUntil until when somebody is at it alone
   */
  public record Rest(int failures, Instant until, Optional<Instant> probeUntil) {}

  /** Whether, and how often, it could not be reached. */
  public Optional<Rest> find(MemberCode member) {
    try (var connection = source.getConnection();
        var select = connection.prepareStatement(FIND)) {
      select.setString(1, member.value());
      try (var row = select.executeQuery()) {
        return row.next()
            ? Optional.of(
                new Rest(
                    row.getInt(1),
                    row.getObject(2, OffsetDateTime.class).toInstant(),
                    Optional.ofNullable(row.getObject(3, OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant)))
            : Optional.empty();
      }
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /**
   * Counts one more failure.
   *
   * @param enough failures bring rest
   * @param next until when, after so many of them
   */
  public void missed(MemberCode member, int enough, Instant now, IntFunction<Instant> next) {
    try (var connection = source.getConnection()) {
      connection.setAutoCommit(false);
      try {
        var failures = count(connection, member, enough, now);
        if (failures.isPresent()) {
          until(connection, member, next.apply(failures.get()));
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

  private static Optional<Integer> count(
      Connection connection, MemberCode member, int enough, Instant now) throws SQLException {
    try (var insert = connection.prepareStatement(MISSED)) {
      insert.setString(1, member.value());
      insert.setObject(2, time(now));
      insert.setInt(3, enough);
      try (var row = insert.executeQuery()) {
        return row.next() ? Optional.of(row.getInt(1)) : Optional.empty();
      }
    }
  }

  private static void until(Connection connection, MemberCode member, Instant until)
      throws SQLException {
    try (var update = connection.prepareStatement(UNTIL)) {
      update.setObject(1, time(until));
      update.setString(2, member.value());
      update.executeUpdate();
    }
  }

  /**
   * Takes it on to try alone, when the rest is over.
   *
   * @param end after which another may
   */
  public boolean probe(MemberCode member, Instant now, Instant end) {
    return change(
            PROBE,
            update -> {
              update.setObject(1, time(end));
              update.setString(2, member.value());
              update.setObject(3, time(now));
              update.setObject(4, time(now));
            })
        == 1;
  }

  /** Notes that it was reached; true where it had not been. */
  public boolean reached(MemberCode member) {
    return change(REACHED, update -> update.setString(1, member.value())) == 1;
  }

  /** Notes that an ask rests. */
  public void rest(MessageId exchange) {
    change(REST, update -> update.setObject(1, exchange.value()));
  }

  /** Has all that rested for a member tried now. */
  public void release(MemberCode member, String task, Instant now) {
    change(
        RELEASE,
        update -> {
          update.setString(1, member.value());
          update.setObject(2, time(now));
          update.setString(3, task);
        });
  }

  /** How many asks rest for each member that can't be reached. */
  public Map<String, Long> resting(int enough) {
    try (var connection = source.getConnection();
        var select = connection.prepareStatement(RESTING)) {
      select.setInt(1, enough);
      var found = new TreeMap<String, Long>();
      try (var row = select.executeQuery()) {
        while (row.next()) {
          found.put(row.getString(1), row.getLong(2));
        }
      }
      return found;
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  @FunctionalInterface
  private interface Binding {
    void to(PreparedStatement statement) throws SQLException;
  }

  private int change(String sql, Binding binding) {
    try (var connection = source.getConnection();
        var update = connection.prepareStatement(sql)) {
      binding.to(update);
      return update.executeUpdate();
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  private static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  private static RefusedException failed(SQLException e) {
    return new RefusedException(Reason.JOURNAL_UNAVAILABLE, "nobody can be let rest", e);
  }
}
