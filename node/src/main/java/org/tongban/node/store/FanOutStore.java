package org.tongban.node.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.tongban.core.message.Digest;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.MessageId;
import org.tongban.core.message.Outcome;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.node.store.EvidenceVault.Locked;
import org.tongban.node.store.FanOut.State;

/**
 * Questions to several members at once. What is asked is kept encrypted, as evidence is, and only
 * until each was asked. Each method refuses with {@code JOURNAL_UNAVAILABLE} while the database
 * can't be used.
 */
public final class FanOutStore {
  private static final int ACCEPTED = 202;
  private static final String INSERT =
      "INSERT INTO fan_out (id, service, system, unit, operator, created_at, deadline, due,"
          + " request_digest, request, request_key) VALUES (?,?,?,?,?,?,?,?,?,?,?)";
  private static final String INSERT_MEMBER =
      "INSERT INTO fan_out_member (fan_out, member, exchange) VALUES (?,?,?)";
  private static final String REQUEST =
      "SELECT request_digest, request, request_key FROM fan_out WHERE id = ?";
  private static final String TRIED =
      "UPDATE fan_out_member SET tries = tries + 1 WHERE fan_out = ? AND member = ?"
          + " RETURNING tries";
  private static final String SETTLE =
      "UPDATE fan_out_member SET state = ?, asked = ?, outcome = ?, reason = ?, at = ?"
          + " WHERE fan_out = ? AND member = ? AND state = 'OPEN'";
  private static final String FORGET =
      "UPDATE fan_out SET request = NULL, request_key = NULL WHERE id = ? AND NOT EXISTS"
          + " (SELECT 1 FROM fan_out_member WHERE fan_out = fan_out.id AND state = 'OPEN')";
  private static final String OPEN =
      "SELECT fan_out, member FROM fan_out_member m WHERE state = 'OPEN' AND NOT EXISTS"
          + " (SELECT 1 FROM scheduled_tasks WHERE task_name = ?"
          + " AND task_instance = m.fan_out || '/' || m.member) LIMIT 1000";

  private final DataSource source;
  private final EvidenceVault vault;

  /** A store over the node's migrated database. */
  public FanOutStore(DataSource source, EvidenceVault vault) {
    this.source = source;
    this.vault = vault;
  }

  /** A member that is still to be asked. */
  public record Waiting(MessageId fanOut, MemberCode member) {}

  /**
   * Keeps one, with nobody asked yet, durably, and under its caller's key: both or neither, so that
   * a repetition after a crash leads to the same one.
   *
   * @param request what each of its members is asked
   * @throws RefusedException also {@code IDEMPOTENCY_IN_PROGRESS} when another has the key by now
   */
  public void begin(FanOut fanOut, byte[] request, Claim.Fresh claim) {
    var digest = Digest.sha256(request);
    var locked = vault.lock(request, digest);
    try (var connection = source.getConnection()) {
      connection.setAutoCommit(false);
      insert(connection, fanOut, digest, locked);
      insertMembers(connection, fanOut);
      var reply = new Claim.Repeated(ACCEPTED, Optional.of(fanOut.id()), Optional.empty());
      if (!IdempotencyStore.finish(connection, claim, reply)) {
        connection.rollback();
        throw new RefusedException(Reason.IDEMPOTENCY_IN_PROGRESS, "the key changed hands");
      }
      connection.commit();
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  private static void insert(Connection connection, FanOut fanOut, Digest digest, Locked locked)
      throws SQLException {
    try (var insert = connection.prepareStatement(INSERT)) {
      insert.setObject(1, fanOut.id().value());
      insert.setString(2, fanOut.service().value());
      insert.setString(3, fanOut.actor().system());
      insert.setString(4, fanOut.actor().unit());
      insert.setString(5, fanOut.actor().operator());
      insert.setObject(6, time(fanOut.createdAt()));
      insert.setObject(7, time(fanOut.deadline()));
      insert.setObject(8, fanOut.due());
      insert.setBytes(9, digest.bytes());
      insert.setBytes(10, locked.bytes());
      insert.setObject(11, locked.key().orElse(null), Types.BIGINT);
      insert.executeUpdate();
    }
  }

  private static void insertMembers(Connection connection, FanOut fanOut) throws SQLException {
    try (var insert = connection.prepareStatement(INSERT_MEMBER)) {
      for (var one : fanOut.members()) {
        insert.setObject(1, fanOut.id().value());
        insert.setString(2, one.member().value());
        insert.setObject(3, one.exchange().value());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  /** One of them, as it stands now. */
  public Optional<FanOut> find(MessageId id) {
    try (var connection = source.getConnection();
        var select = connection.prepareStatement(FanOutRows.SELECT)) {
      select.setObject(1, id.value());
      try (var row = select.executeQuery()) {
        return FanOutRows.read(row);
      }
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /** What its members are asked; empty when it is not needed any more, or can't be read. */
  public Optional<byte[]> request(MessageId id) {
    try (var connection = source.getConnection();
        var select = connection.prepareStatement(REQUEST)) {
      select.setObject(1, id.value());
      try (var row = select.executeQuery()) {
        if (!row.next() || row.getBytes(2) == null) {
          return Optional.empty();
        }
        var key = Optional.ofNullable(row.getObject(3, Long.class));
        var digest = Digest.raw(row.getBytes(1));
        return vault.unlock(new Locked(key, row.getBytes(2)), digest);
      }
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /** Counts one more try to ask, and says how many there were. */
  public int tried(MessageId id, MemberCode member) {
    try (var connection = source.getConnection();
        var update = connection.prepareStatement(TRIED)) {
      update.setObject(1, id.value());
      update.setString(2, member.value());
      try (var row = update.executeQuery()) {
        return row.next() ? row.getInt(1) : 0;
      }
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /** Notes that an ask left and waits where such asks are kept. */
  public void wait(MessageId id, MemberCode member) {
    settle(id, member, State.WAITING, true, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** Notes an answer; the first that is noted of a member is right, here and below. */
  public void answered(MessageId id, MemberCode member, Outcome outcome, Instant at) {
    settle(
        id, member, State.ANSWERED, true, Optional.of(outcome), Optional.empty(), Optional.of(at));
  }

  /**
   * Notes a no, or that nothing came.
   *
   * @param asked whether an ask left
   * @param reason code
   */
  public void ended(
      MessageId id, MemberCode member, State state, boolean asked, String reason, Instant at) {
    settle(id, member, state, asked, Optional.empty(), Optional.of(reason), Optional.of(at));
  }

  private void settle(
      MessageId id,
      MemberCode member,
      State state,
      boolean asked,
      Optional<Outcome> outcome,
      Optional<String> reason,
      Optional<Instant> at) {
    try (var connection = source.getConnection();
        var update = connection.prepareStatement(SETTLE);
        var forget = connection.prepareStatement(FORGET)) {
      update.setString(1, state.name());
      update.setBoolean(2, asked);
      update.setString(3, outcome.map(Outcome::name).orElse(null));
      update.setString(4, reason.orElse(null));
      update.setObject(5, at.map(FanOutStore::time).orElse(null));
      key(update, 6, id, member);
      update.executeUpdate();
      forget.setObject(1, id.value());
      forget.executeUpdate();
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  private static void key(PreparedStatement statement, int from, MessageId id, MemberCode member)
      throws SQLException {
    statement.setObject(from, id.value());
    statement.setString(from + 1, member.value());
  }

  /**
   * Some of those that are to be asked and that nobody has scheduled.
   *
   * @param task name of the task that asks, whose instances are {@code fan-out/member}
   */
  public List<Waiting> forgotten(String task) {
    try (var connection = source.getConnection();
        var select = connection.prepareStatement(OPEN)) {
      select.setString(1, task);
      var found = new ArrayList<Waiting>();
      try (var row = select.executeQuery()) {
        while (row.next()) {
          var id = new MessageId(row.getObject(1, UUID.class));
          found.add(new Waiting(id, new MemberCode(row.getString(2))));
        }
      }
      return found;
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  private static OffsetDateTime time(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }

  private static RefusedException failed(SQLException e) {
    return new RefusedException(Reason.JOURNAL_UNAVAILABLE, "fan-outs can't be kept", e);
  }
}
