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
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.tongban.core.message.Actor;
import org.tongban.core.message.Digest;
import org.tongban.core.message.MessageId;
import org.tongban.core.message.ServiceId;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.node.store.EvidenceVault.Locked;
import org.tongban.node.store.Transaction.Decision;
import org.tongban.node.store.Transaction.State;

/**
 * The decision log. Every change names the state that it expects, so of two that would change the
 * same one does, on whichever replica. Each method refuses with {@code JOURNAL_UNAVAILABLE} while
 * the database can't be used.
 */
public final class TransactionStore {
  private static final int ACCEPTED = 202;
  private static final int PAGE = 100;
  private static final String INSERT =
      "INSERT INTO two_phase (id, service, version, asked_of, system, unit, operator, created_at,"
          + " changed_at, state, decide_by, request_digest, request, request_key)"
          + " VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)";
  private static final String TRIED =
      "UPDATE two_phase SET tries = tries + 1 WHERE id = ? AND state = ? RETURNING tries";
  private static final String MOVE =
      "UPDATE two_phase SET state = ?, decision = coalesce(decision, ?), changed_at = ?,"
          + " decide_by = coalesce(?, decide_by), expires_at = coalesce(?, expires_at),"
          + " reference = coalesce(?, reference), exchange = coalesce(?, exchange),"
          + " reason = coalesce(?, reason), tries = 0"
          + " WHERE id = ? AND state = ? AND tries = ?";
  private static final String OWN =
      "UPDATE two_phase SET own_digest = ?, own = ?, own_key = ? WHERE id = ?";
  private static final String FORGET =
      "UPDATE two_phase SET request = NULL, request_key = NULL, own = NULL, own_key = NULL"
          + " WHERE id = ? AND state IN ('COMMITTED', 'CANCELLED', 'EXPIRED', 'REFUSED')";
  private static final String FORGOTTEN =
      TransactionRows.SELECT
          + " WHERE state IN ('RESERVING', 'RESERVED', 'COMMITTING', 'CANCELLING') AND NOT EXISTS"
          + " (SELECT 1 FROM scheduled_tasks WHERE task_name = ?"
          + " AND task_instance = two_phase.id || '/' || two_phase.state) LIMIT 1000";
  private static final String PURGE =
      "DELETE FROM two_phase WHERE service = ? AND changed_at < ?"
          + " AND state IN ('COMMITTED', 'CANCELLED', 'EXPIRED', 'REFUSED')";

  private final DataSource source;
  private final EvidenceVault vault;

  /** A store over the node's migrated database. */
  public TransactionStore(DataSource source, EvidenceVault vault) {
    this.source = Objects.requireNonNull(source, "source");
    this.vault = Objects.requireNonNull(vault, "vault");
  }

  /**
   * What an answer has told, or a decision adds.
   *
   * @param decideBy until when may be decided, where that is another now
   * @param own what only the caller can say in the step that commits
   */
  public record News(
      Optional<Instant> decideBy,
      Optional<Instant> expiresAt,
      Optional<String> reference,
      Optional<MessageId> exchange,
      Optional<String> reason,
      Optional<byte[]> own) {
    /** Nothing but the state. */
    public static final News NONE = because(Optional.empty(), Optional.empty());

    /** An exchange, and why it stands so. */
    public static News because(Optional<MessageId> exchange, Optional<String> reason) {
      return new News(
          Optional.empty(), Optional.empty(), Optional.empty(), exchange, reason, Optional.empty());
    }

    /** What the caller says when he commits. */
    public static News own(byte[] own) {
      return new News(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.of(own));
    }
  }

  /**
   * Keeps one, with nobody asked yet, durably, and under its caller's key: both or neither.
   *
   * @param request the request of the local API, with the body of the step that reserves
   * @throws RefusedException also {@code IDEMPOTENCY_IN_PROGRESS} when another has the key by now
   */
  public void begin(Transaction transaction, byte[] request, Claim.Fresh claim) {
    var digest = Digest.sha256(request);
    var locked = vault.lock(request, digest);
    try (var connection = source.getConnection()) {
      connection.setAutoCommit(false);
      insert(connection, transaction, digest, locked);
      var reply = new Claim.Repeated(ACCEPTED, Optional.of(transaction.id()), Optional.empty());
      if (!IdempotencyStore.finish(connection, claim, reply)) {
        connection.rollback();
        throw new RefusedException(Reason.IDEMPOTENCY_IN_PROGRESS, "the key changed hands");
      }
      connection.commit();
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  private static void insert(
      Connection connection, Transaction transaction, Digest digest, Locked locked)
      throws SQLException {
    try (var insert = connection.prepareStatement(INSERT)) {
      insert.setObject(1, transaction.id().value());
      insert.setString(2, transaction.service().value());
      insert.setString(3, transaction.version().toString());
      insert.setString(4, transaction.to());
      insert.setString(5, transaction.actor().system());
      insert.setString(6, transaction.actor().unit());
      insert.setString(7, transaction.actor().operator());
      insert.setObject(8, time(transaction.createdAt()));
      insert.setObject(9, time(transaction.changedAt()));
      insert.setString(10, transaction.state().name());
      insert.setObject(11, time(transaction.decideBy()));
      insert.setBytes(12, digest.bytes());
      insert.setBytes(13, locked.bytes());
      insert.setObject(14, locked.key().orElse(null), Types.BIGINT);
      insert.executeUpdate();
    }
  }

  /** One of them, as it stands now. */
  public Optional<Transaction> find(MessageId id) {
    return read(TransactionRows.SELECT + " WHERE id = ?", ask -> ask.setObject(1, id.value()))
        .stream()
        .findFirst();
  }

  /** The latest of an actor, the newest first, at most 100. */
  public List<Transaction> of(Actor actor) {
    var query =
        TransactionRows.SELECT
            + " WHERE system = ? AND unit = ? AND operator = ? ORDER BY id DESC LIMIT "
            + PAGE;
    return read(
        query,
        ask -> {
          ask.setString(1, actor.system());
          ask.setString(2, actor.unit());
          ask.setString(3, actor.operator());
        });
  }

  /**
   * Some that are to be driven and that nobody has scheduled.
   *
   * @param task name of the task that drives, whose instances are {@code id/state}
   */
  public List<Transaction> forgotten(String task) {
    return read(FORGOTTEN, ask -> ask.setString(1, task));
  }

  /** How many are in doubt. */
  public long inDoubt() {
    try (var connection = source.getConnection();
        var select =
            connection.prepareStatement("SELECT count(*) FROM two_phase WHERE state = 'IN_DOUBT'");
        var row = select.executeQuery()) {
      row.next();
      return row.getLong(1);
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /** The request that began it; empty when it is not needed any more, or can't be read. */
  public Optional<byte[]> request(MessageId id) {
    return unlocked("SELECT request_digest, request, request_key FROM two_phase WHERE id = ?", id);
  }

  /** What the caller said when he committed; empty where he said nothing more. */
  public Optional<byte[]> own(MessageId id) {
    return unlocked("SELECT own_digest, own, own_key FROM two_phase WHERE id = ?", id);
  }

  private Optional<byte[]> unlocked(String query, MessageId id) {
    try (var connection = source.getConnection();
        var select = connection.prepareStatement(query)) {
      select.setObject(1, id.value());
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

  /**
   * Counts one more asking of a state's step, before it is asked.
   *
   * @return how many there were with it; 0 where the state is another by now
   */
  public int tried(MessageId id, State state) {
    try (var connection = source.getConnection();
        var update = connection.prepareStatement(TRIED)) {
      update.setObject(1, id.value());
      update.setString(2, state.name());
      try (var row = update.executeQuery()) {
        return row.next() ? row.getInt(1) : 0;
      }
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /**
   * Changes the state, durably, unless somebody has changed it or asked its step since.
   *
   * @param seen as it was when this was decided
   * @param decision what the new state says was decided; one that was written stays
   * @return false where it was otherwise, and nothing has changed
   */
  public boolean move(
      Transaction seen, State to, Optional<Decision> decision, News news, Instant at) {
    try (var connection = source.getConnection()) {
      connection.setAutoCommit(false);
      var moved = update(connection, seen, to, decision, news, at);
      if (moved && news.own().isPresent()) {
        own(connection, seen.id(), news.own().get());
      }
      try (var forget = connection.prepareStatement(FORGET)) {
        forget.setObject(1, seen.id().value());
        forget.executeUpdate();
      }
      connection.commit();
      return moved;
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  private static boolean update(
      Connection connection,
      Transaction seen,
      State to,
      Optional<Decision> decision,
      News news,
      Instant at)
      throws SQLException {
    try (var update = connection.prepareStatement(MOVE)) {
      update.setString(1, to.name());
      update.setString(2, decision.map(Decision::name).orElse(null));
      update.setObject(3, time(at));
      time(update, 4, news.decideBy());
      time(update, 5, news.expiresAt());
      update.setString(6, news.reference().orElse(null));
      update.setObject(7, news.exchange().map(MessageId::value).orElse(null), Types.OTHER);
      update.setString(8, news.reason().orElse(null));
      update.setObject(9, seen.id().value());
      update.setString(10, seen.state().name());
      update.setInt(11, seen.tries());
      return update.executeUpdate() == 1;
    }
  }

  private void own(Connection connection, MessageId id, byte[] own) throws SQLException {
    var digest = Digest.sha256(own);
    var locked = vault.lock(own, digest);
    try (var update = connection.prepareStatement(OWN)) {
      update.setBytes(1, digest.bytes());
      update.setBytes(2, locked.bytes());
      update.setObject(3, locked.key().orElse(null), Types.BIGINT);
      update.setObject(4, id.value());
      update.executeUpdate();
    }
  }

  /** Forgets those of a service that ended before. */
  public void forget(ServiceId service, Instant before) {
    try (var connection = source.getConnection();
        var delete = connection.prepareStatement(PURGE)) {
      delete.setString(1, service.value());
      delete.setObject(2, time(before));
      delete.executeUpdate();
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  private interface Binding {
    void on(PreparedStatement statement) throws SQLException;
  }

  private List<Transaction> read(String query, Binding binding) {
    try (var connection = source.getConnection();
        var select = connection.prepareStatement(query)) {
      binding.on(select);
      var found = new ArrayList<Transaction>();
      try (var row = select.executeQuery()) {
        while (row.next()) {
          found.add(TransactionRows.read(row));
        }
      }
      return found;
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  private static void time(PreparedStatement statement, int at, Optional<Instant> time)
      throws SQLException {
    statement.setObject(
        at, time.map(TransactionStore::time).orElse(null), Types.TIMESTAMP_WITH_TIMEZONE);
  }

  private static OffsetDateTime time(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }

  private static RefusedException failed(SQLException e) {
    return new RefusedException(Reason.JOURNAL_UNAVAILABLE, "transactions can't be kept", e);
  }
}
