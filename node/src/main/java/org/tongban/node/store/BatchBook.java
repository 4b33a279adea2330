package org.tongban.node.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.tongban.core.message.Actor;
import org.tongban.core.message.MessageId;
import org.tongban.core.message.ServiceId;
import org.tongban.core.message.ServiceVersion;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.core.refusal.Violation;
import org.tongban.node.store.Batch.Counts;
import org.tongban.node.store.Batch.State;

/**
 * Which batches there are, and what was wrong with their rows. Each method refuses with {@code
 * JOURNAL_UNAVAILABLE} while the database can't be used.
 */
public final class BatchBook {
  private static final int PAGE = 1_000;
  private static final int ACCEPTED = 202;

  private static final String INSERT =
      "INSERT INTO batch (id, service, version, system, unit, operator, created_at, state)"
          + " VALUES (?,?,?,?,?,?,?,'RECEIVING')";
  private static final String SELECT =
      "SELECT b.service, b.version, b.system, b.unit, b.operator, b.created_at, b.state, b.rows,"
          + " b.faulty, coalesce(sum(c.answered), 0), coalesce(sum(c.refused), 0),"
          + " coalesce(sum(c.failed), 0), b.id FROM batch b LEFT JOIN batch_chunk c"
          + " ON c.batch = b.id ";
  private static final String MOVE =
      "UPDATE batch SET state = ?, closed_at = CASE WHEN ? THEN now() END"
          + " WHERE id = ? AND state = ANY (?)";
  private static final String BEGIN =
      "UPDATE batch SET state = 'RUNNING', rows = ?, faulty = ? WHERE id = ?";
  private static final String FAULT =
      "INSERT INTO batch_fault (batch, row, pointer, message) VALUES (?,?,?,?)";
  private static final String FAULTS =
      "SELECT row, pointer, message FROM batch_fault WHERE batch = ? AND row > ?"
          + " ORDER BY row, pointer LIMIT "
          + PAGE;
  private static final String ERRAND =
      "SELECT service, system, unit, operator, created_at FROM batch"
          + " WHERE id = ? AND state = 'RUNNING'";
  private static final String DROP = "DELETE FROM batch WHERE id = ? AND state = 'RECEIVING'";
  private static final String FORGET =
      "DELETE FROM batch WHERE state = 'RECEIVING' AND created_at < ? OR closed_at < ?";

  private final DataSource source;

  /** A book over the node's migrated database. */
  public BatchBook(DataSource source) {
    this.source = source;
  }

  /**
   * What was wrong with a row.
   *
   * @param row its number, from 1
   */
  public record Fault(long row, Violation violation) {}

  /** Opens one whose rows are still to come. */
  public void open(
      MessageId id, ServiceId service, ServiceVersion version, Actor actor, Instant at) {
    try (var connection = source.getConnection();
        var insert = connection.prepareStatement(INSERT)) {
      insert.setObject(1, id.value());
      insert.setString(2, service.value());
      insert.setString(3, version.toString());
      insert.setString(4, actor.system());
      insert.setString(5, actor.unit());
      insert.setString(6, actor.operator());
      insert.setObject(7, at.atOffset(ZoneOffset.UTC));
      insert.executeUpdate();
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /**
   * All rows are in and it runs, and with that its key is used: both or neither, so that a
   * repetition after a crash leads to the same one.
   *
   * @throws RefusedException also {@code IDEMPOTENCY_IN_PROGRESS} when another has the key by now
   */
  public void begin(MessageId id, long rows, long faulty, Claim.Fresh claim) {
    try (var connection = source.getConnection();
        var update = connection.prepareStatement(BEGIN)) {
      connection.setAutoCommit(false);
      update.setLong(1, rows);
      update.setLong(2, faulty);
      update.setObject(3, id.value());
      update.executeUpdate();
      var reply = new Claim.Repeated(ACCEPTED, Optional.of(id), Optional.empty());
      if (!IdempotencyStore.finish(connection, claim, reply)) {
        connection.rollback();
        throw new RefusedException(Reason.IDEMPOTENCY_IN_PROGRESS, "the key changed hands");
      }
      connection.commit();
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /** Throws away one whose rows did not all come in. */
  public void drop(MessageId id) {
    try (var connection = source.getConnection();
        var delete = connection.prepareStatement(DROP)) {
      delete.setObject(1, id.value());
      delete.executeUpdate();
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /**
   * Forgets those that nobody receives any more, and those that are over for long; their exchanges
   * stand in the journal.
   *
   * @param begun before which one must be whose rows still don't all stand here
   * @param closed before which one must be that is over
   */
  public int forget(Instant begun, Instant closed) {
    try (var connection = source.getConnection();
        var delete = connection.prepareStatement(FORGET)) {
      delete.setObject(1, begun.atOffset(ZoneOffset.UTC));
      delete.setObject(2, closed.atOffset(ZoneOffset.UTC));
      return delete.executeUpdate();
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /** Moves it to a state from some others; otherwise it stays as it is. */
  public void move(MessageId id, State to, State... from) {
    try (var connection = source.getConnection();
        var update = connection.prepareStatement(MOVE)) {
      update.setString(1, to.name());
      update.setBoolean(2, to == State.CANCELLED);
      update.setObject(3, id.value());
      update.setArray(4, connection.createArrayOf("text", from));
      update.executeUpdate();
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /** One of them, as it stands now. */
  public Optional<Batch> find(MessageId id) {
    return select("WHERE b.id = ? GROUP BY b.id", id.value()).stream().findFirst();
  }

  /** What its messages are sent for; empty when it doesn't run, or not now. */
  public Optional<Errand> errand(MessageId id) {
    try (var connection = source.getConnection();
        var select = connection.prepareStatement(ERRAND)) {
      select.setObject(1, id.value());
      try (var row = select.executeQuery()) {
        return row.next()
            ? Optional.of(
                new Errand(
                    new ServiceId(row.getString(1)),
                    new Actor(row.getString(2), row.getString(3), row.getString(4)),
                    row.getObject(5, OffsetDateTime.class).toInstant()))
            : Optional.empty();
      }
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /** The latest of an actor. */
  public List<Batch> of(Actor actor) {
    return select(
        "WHERE b.system = ? AND b.unit = ? AND b.operator = ? GROUP BY b.id"
            + " ORDER BY b.created_at DESC LIMIT 100",
        actor.system(),
        actor.unit(),
        actor.operator());
  }

  private List<Batch> select(String where, Object... values) {
    try (var connection = source.getConnection();
        var select = connection.prepareStatement(SELECT + where)) {
      for (int at = 0; at < values.length; at++) {
        select.setObject(at + 1, values[at]);
      }
      var found = new ArrayList<Batch>();
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

  private static Batch read(ResultSet row) throws SQLException {
    long rows = row.getLong(8);
    long faulty = row.getLong(9);
    long answered = row.getLong(10);
    long refused = row.getLong(11);
    long failed = row.getLong(12);
    return new Batch(
        new MessageId(row.getObject(13, UUID.class)),
        new ServiceId(row.getString(1)),
        ServiceVersion.parse(row.getString(2)),
        new Actor(row.getString(3), row.getString(4), row.getString(5)),
        row.getObject(6, OffsetDateTime.class).toInstant(),
        State.valueOf(row.getString(7)),
        new Counts(
            rows,
            faulty,
            answered,
            refused,
            failed,
            Math.max(0, rows - faulty - answered - refused - failed)));
  }

  /** Notes what is wrong with rows. */
  public void note(MessageId id, List<Fault> faults) {
    try (Connection connection = source.getConnection();
        var insert = connection.prepareStatement(FAULT)) {
      for (var fault : faults) {
        insert.setObject(1, id.value());
        insert.setLong(2, fault.row());
        insert.setString(3, fault.violation().pointer());
        insert.setString(4, fault.violation().message());
        insert.addBatch();
      }
      insert.executeBatch();
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /** What is wrong with the rows after one, some at a time, in their order. */
  public List<Fault> faults(MessageId id, long after) {
    try (var connection = source.getConnection();
        var select = connection.prepareStatement(FAULTS)) {
      select.setObject(1, id.value());
      select.setLong(2, after);
      var found = new ArrayList<Fault>();
      try (var row = select.executeQuery()) {
        while (row.next()) {
          var violation = new Violation(row.getString(2), row.getString(3));
          found.add(new Fault(row.getLong(1), violation));
        }
      }
      return found.size() < PAGE ? found : wholeRows(found);
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /** A page ends with all that is wrong with its last row, or the next would begin behind it. */
  private static List<Fault> wholeRows(List<Fault> page) {
    long last = page.get(page.size() - 1).row();
    return page.stream().filter(fault -> fault.row() < last).toList();
  }

  private static RefusedException failed(SQLException e) {
    return new RefusedException(Reason.JOURNAL_UNAVAILABLE, "batches can't be kept", e);
  }
}
