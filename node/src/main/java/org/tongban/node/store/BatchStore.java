package org.tongban.node.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.tongban.core.message.Digest;
import org.tongban.core.message.MessageId;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.node.store.EvidenceVault.Locked;

/**
 * The messages of batches. What is asked is kept encrypted, as evidence is, and only until it was
 * answered. Each method refuses with {@code JOURNAL_UNAVAILABLE} while the database can't be used.
 */
public final class BatchStore {
  private static final String INSERT =
      "INSERT INTO batch_chunk (batch, number, destination, rows, exchange, tries, request_digest,"
          + " request, request_key) SELECT ?, coalesce(max(number) + 1, 0), ?, ?, ?, ?, ?, ?, ?"
          + " FROM batch_chunk WHERE batch = ?";
  private static final String SELECT =
      "SELECT batch, number, rows, exchange, state, tries, again > 0, reason FROM batch_chunk ";
  private static final String REQUEST =
      "SELECT request_digest, request, request_key FROM batch_chunk WHERE batch = ? AND number = ?";
  private static final String AGAIN =
      "UPDATE batch_chunk SET exchange = ?, tries = tries + 1 WHERE batch = ? AND number = ?"
          + " AND exchange = ? AND state = 'OPEN'";
  private static final String FORGOTTEN =
      "c JOIN batch b ON b.id = c.batch WHERE c.state = 'OPEN' AND b.state = 'RUNNING'"
          + " AND NOT EXISTS (SELECT FROM scheduled_tasks WHERE task_name = ?"
          + " AND task_instance = c.batch || '/' || c.number) ORDER BY c.number LIMIT 1000";

  private final DataSource source;
  private final EvidenceVault vault;

  /** A store over the node's migrated database. */
  public BatchStore(DataSource source, EvidenceVault vault) {
    this.source = source;
    this.vault = vault;
  }

  /**
   * What is to go in one message.
   *
   * @param destination division code that it is for
   * @param rows numbers of the rows, in the order of the items
   * @param request of the local API
   */
  public record Message(String destination, List<Long> rows, byte[] request) {
    public Message {
      rows = List.copyOf(rows);
      request = request.clone();
    }
  }

  /**
   * What became of the items of one message.
   *
   * @param again what is to be asked once more, in messages of their own
   */
  public record Outcomes(int answered, int refused, int failed, List<Message> again) {
    public Outcomes {
      again = List.copyOf(again);
    }
  }

  /** Keeps a message that is to be sent. */
  public void add(MessageId batch, Message message) {
    try (var connection = source.getConnection()) {
      insert(connection, batch, message, 0);
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  private void insert(Connection connection, MessageId batch, Message message, int tries)
      throws SQLException {
    var digest = Digest.sha256(message.request());
    var locked = vault.lock(message.request(), digest);
    try (var insert = connection.prepareStatement(INSERT)) {
      insert.setObject(1, batch.value());
      insert.setString(2, message.destination());
      insert.setArray(3, connection.createArrayOf("bigint", message.rows().toArray()));
      insert.setObject(4, MessageId.next().value());
      insert.setInt(5, tries);
      insert.setBytes(6, digest.bytes());
      insert.setBytes(7, locked.bytes());
      insert.setObject(8, locked.key().orElse(null), Types.BIGINT);
      insert.setObject(9, batch.value());
      insert.executeUpdate();
    }
  }

  /** One message. */
  public Optional<Chunk> find(MessageId batch, int number) {
    return select("WHERE batch = ? AND number = ?", batch.value(), number).stream().findFirst();
  }

  /** The messages after one, some at a time, in their order. */
  public List<Chunk> after(MessageId batch, int number) {
    return select(
        "WHERE batch = ? AND number > ? ORDER BY number LIMIT 100", batch.value(), number);
  }

  /**
   * Some of those that are to be sent and that nobody has scheduled.
   *
   * @param task name of the task that sends, whose instances are {@code batch/number}
   */
  public List<Chunk> forgotten(String task) {
    return select(FORGOTTEN, task);
  }

  private List<Chunk> select(String where, Object... values) {
    try (var connection = source.getConnection();
        var select = connection.prepareStatement(columns(where))) {
      for (int at = 0; at < values.length; at++) {
        select.setObject(at + 1, values[at]);
      }
      var found = new ArrayList<Chunk>();
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

  private static String columns(String where) {
    return where.startsWith("c ")
        ? "SELECT c.batch, c.number, c.rows, c.exchange, c.state, c.tries, c.again > 0, c.reason"
            + " FROM batch_chunk "
            + where
        : SELECT + where;
  }

  private static Chunk read(ResultSet row) throws SQLException {
    return new Chunk(
        new MessageId(row.getObject(1, UUID.class)),
        row.getInt(2),
        Arrays.asList((Long[]) row.getArray(3).getArray()),
        new MessageId(row.getObject(4, UUID.class)),
        Chunk.State.valueOf(row.getString(5)),
        row.getInt(6),
        row.getBoolean(7),
        Optional.ofNullable(row.getString(8)));
  }

  /** What is asked; empty when it is not needed any more, or can't be read. */
  public Optional<byte[]> request(Chunk chunk) {
    try (var connection = source.getConnection();
        var select = connection.prepareStatement(REQUEST)) {
      key(select, 1, chunk);
      try (var row = select.executeQuery()) {
        if (!row.next() || row.getBytes(2) == null) {
          return Optional.empty();
        }
        var key = Optional.ofNullable(row.getObject(3, Long.class));
        return vault.unlock(new Locked(key, row.getBytes(2)), Digest.raw(row.getBytes(1)));
      }
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /** Has it asked once more under another id: what was sent under this one was lost, or refused. */
  public void again(Chunk chunk) {
    try (var connection = source.getConnection();
        var update = connection.prepareStatement(AGAIN)) {
      update.setObject(1, MessageId.next().value());
      key(update, 2, chunk);
      update.setObject(4, chunk.exchange().value());
      update.executeUpdate();
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /**
   * Notes what became of its items; the first to say so is right, here and below. Who asked under
   * an id that is not its any more, since another took the work over, says nothing.
   */
  public void answered(Chunk chunk, Outcomes outcomes, Instant at) {
    settle(chunk, Chunk.State.ANSWERED, outcomes, Optional.empty(), at);
  }

  /** Has its items asked in smaller messages. */
  public void split(Chunk chunk, List<Message> parts, Instant at) {
    settle(chunk, Chunk.State.SPLIT, new Outcomes(0, 0, 0, parts), Optional.empty(), at);
  }

  /**
   * Notes that none of its items will be answered.
   *
   * @param reason code
   */
  public void failed(Chunk chunk, String reason, Instant at) {
    var outcomes = new Outcomes(0, 0, chunk.rows().size(), List.of());
    settle(chunk, Chunk.State.FAILED, outcomes, Optional.of(reason), at);
  }

  private void settle(
      Chunk chunk, Chunk.State state, Outcomes outcomes, Optional<String> reason, Instant at) {
    try (var connection = source.getConnection()) {
      connection.setAutoCommit(false);
      var end = new ChunkEnd(connection, chunk, at);
      if (end.settle(state, outcomes, reason)) {
        for (var message : outcomes.again()) {
          insert(connection, chunk.batch(), message, chunk.tries() + 1);
        }
      }
      end.last();
      connection.commit();
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  private static void key(PreparedStatement statement, int from, Chunk chunk) throws SQLException {
    statement.setObject(from, chunk.batch().value());
    statement.setInt(from + 1, chunk.number());
  }

  private static RefusedException failed(SQLException e) {
    return new RefusedException(Reason.JOURNAL_UNAVAILABLE, "batches can't be kept", e);
  }
}
