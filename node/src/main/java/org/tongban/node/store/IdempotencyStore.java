package org.tongban.node.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.tongban.core.message.Digest;
import org.tongban.core.message.MessageId;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;

/**
 * Remembers for 24 hours which requests were made under which Idempotency-Key, for each caller
 * apart, over all replicas. A claim whose node died frees itself after a while.
 */
public final class IdempotencyStore {
  private static final Duration KEPT = Duration.ofHours(24);
  private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,200}");
  private static final int ATTEMPTS = 3;

  /**
   * Does not wait for the disk: the ask that follows is recorded in the same database before it is
   * sent, and its commit flushes what was committed before it. No ask ever leaves whose claim could
   * still be lost.
   */
  private static final String CLAIM =
      "INSERT INTO idempotency AS i (caller, key, request_digest, attempt, busy_until, expires_at)"
          + " SELECT ?::text, ?::text, ?::bytea, ?::uuid, ?::timestamptz, ?::timestamptz"
          + " WHERE set_config('synchronous_commit', 'off', true) = 'off' ON CONFLICT (caller, key) DO UPDATE SET"
          + " request_digest = excluded.request_digest, attempt = excluded.attempt,"
          + " busy_until = excluded.busy_until, expires_at = excluded.expires_at,"
          + " status = NULL, exchange = NULL, problem = NULL"
          + " WHERE i.expires_at <= ?"
          + " OR (i.busy_until <= ? AND i.request_digest = excluded.request_digest)";

  private static final String FIND =
      "SELECT request_digest, status, exchange, problem FROM idempotency"
          + " WHERE caller = ? AND key = ?";
  private static final String FINISH =
      "UPDATE idempotency SET busy_until = NULL, status = ?, exchange = ?, problem = ?"
          + " WHERE caller = ? AND key = ? AND attempt = ? AND status IS NULL";
  private static final String RELEASE =
      "DELETE FROM idempotency WHERE caller = ? AND key = ? AND attempt = ? AND status IS NULL";
  private static final String PURGE = "DELETE FROM idempotency WHERE expires_at <= ?";

  private final DataSource source;
  private final Clock clock;
  private final Duration longestWork;

  /**
   * @param longestWork after which an unfinished claim is taken for dead; longer than any request
   *     takes
   */
  public IdempotencyStore(DataSource source, Clock clock, Duration longestWork) {
    this.source = source;
    this.clock = clock;
    this.longestWork = longestWork;
  }

  /**
   * Claims a key for a request.
   *
   * @param caller whose key it is
   * @param request digest of everything that makes the request what it is
   * @throws RefusedException {@code IDEMPOTENCY_KEY_MISSING} when the key isn't 1 to 200 visible
   *     ASCII characters, {@code IDEMPOTENCY_KEY_REUSED}, {@code IDEMPOTENCY_IN_PROGRESS}, {@code
   *     JOURNAL_UNAVAILABLE}
   */
  public Claim claim(String caller, String key, Digest request) {
    if (key == null || !KEY.matcher(key).matches()) {
      throw new RefusedException(Reason.IDEMPOTENCY_KEY_MISSING, "the key has not the right form");
    }
    var wish = new Claim.Fresh(caller, key, UUID.randomUUID());
    try (Connection connection = source.getConnection()) {
      for (int i = 0; i < ATTEMPTS; i++) {
        if (take(connection, wish, request)) {
          return wish;
        }
        Optional<Claim> earlier = earlier(connection, wish, request);
        if (earlier.isPresent()) {
          return earlier.get();
        }
      }
      // each time it was let go between the two looks
      throw new RefusedException(Reason.IDEMPOTENCY_IN_PROGRESS, "the key changes hands");
    } catch (SQLException e) {
      throw unavailable(e);
    }
  }

  private boolean take(Connection connection, Claim.Fresh wish, Digest request)
      throws SQLException {
    Instant now = clock.instant();
    try (var insert = connection.prepareStatement(CLAIM)) {
      insert.setString(1, wish.caller());
      insert.setString(2, wish.key());
      insert.setBytes(3, request.bytes());
      insert.setObject(4, wish.attempt());
      insert.setObject(5, time(now.plus(longestWork)));
      insert.setObject(6, time(now.plus(KEPT)));
      insert.setObject(7, time(now));
      insert.setObject(8, time(now));
      return insert.executeUpdate() == 1;
    }
  }

  private static Optional<Claim> earlier(Connection connection, Claim.Fresh wish, Digest request)
      throws SQLException {
    try (var select = connection.prepareStatement(FIND)) {
      select.setString(1, wish.caller());
      select.setString(2, wish.key());
      try (var row = select.executeQuery()) {
        return row.next() ? Optional.of(repeated(row, request)) : Optional.empty();
      }
    }
  }

  private static Claim repeated(ResultSet row, Digest request) throws SQLException {
    if (!Arrays.equals(row.getBytes(1), request.bytes())) {
      throw new RefusedException(Reason.IDEMPOTENCY_KEY_REUSED, "the key has another request");
    }
    int status = row.getInt(2);
    if (row.wasNull()) {
      throw new RefusedException(Reason.IDEMPOTENCY_IN_PROGRESS, "the key's request is at work");
    }
    return new Claim.Repeated(
        status,
        Optional.ofNullable(row.getObject(3, UUID.class)).map(MessageId::new),
        Optional.ofNullable(row.getString(4)));
  }

  /**
   * Remembers what was replied. Returns false when the claim took so long that another has its key.
   */
  public boolean finish(Claim.Fresh claim, Claim.Repeated reply) {
    try (Connection connection = source.getConnection()) {
      return finish(connection, claim, reply);
    } catch (SQLException e) {
      throw unavailable(e);
    }
  }

  /** The same together with what else is written. */
  static boolean finish(Connection connection, Claim.Fresh claim, Claim.Repeated reply)
      throws SQLException {
    try (var update = connection.prepareStatement(FINISH)) {
      update.setInt(1, reply.status());
      update.setObject(2, reply.exchange().map(MessageId::value).orElse(null), Types.OTHER);
      update.setString(3, reply.problem().orElse(null));
      claimedBy(update, 4, claim);
      return update.executeUpdate() == 1;
    }
  }

  /** Frees the key of a request that failed in a way that a repetition may help. */
  public void release(Claim.Fresh claim) {
    try (Connection connection = source.getConnection();
        var delete = connection.prepareStatement(RELEASE)) {
      claimedBy(delete, 1, claim);
      delete.executeUpdate();
    } catch (SQLException e) {
      throw unavailable(e);
    }
  }

  /** Forgets keys whose time is over, and returns how many. To be called now and then. */
  public int purge() {
    try (Connection connection = source.getConnection();
        var delete = connection.prepareStatement(PURGE)) {
      delete.setObject(1, time(clock.instant()));
      return delete.executeUpdate();
    } catch (SQLException e) {
      throw unavailable(e);
    }
  }

  private static void claimedBy(PreparedStatement statement, int from, Claim.Fresh claim)
      throws SQLException {
    statement.setString(from, claim.caller());
    statement.setString(from + 1, claim.key());
    statement.setObject(from + 2, claim.attempt());
  }

  private static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  private static RefusedException unavailable(SQLException e) {
    return new RefusedException(Reason.JOURNAL_UNAVAILABLE, "idempotency keys can't be kept", e);
  }
}
