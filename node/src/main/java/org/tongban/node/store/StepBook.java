package org.tongban.node.store;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.tongban.core.message.Digest;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.Outcome;
import org.tongban.core.message.ServiceId;
import org.tongban.core.message.StrictJson;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.node.store.EvidenceVault.Locked;

/**
 * Steps of other members' transactions: whose turn it is, and what was said to each. Each method
 * refuses with {@code JOURNAL_UNAVAILABLE} while the database can't be used.
 */
public final class StepBook {
  /** Where one died in the middle of its turn, the next waits until the lease is over. */
  private static final String ENTER =
      "INSERT INTO step_turn (member, service, transaction, holder, until)"
          + " VALUES (?,?,?,?, now() + ? * interval '1 millisecond')"
          + " ON CONFLICT (member, service, transaction) DO UPDATE SET holder = excluded.holder,"
          + " until = excluded.until WHERE step_turn.until <= now()";

  private static final String LEAVE =
      "DELETE FROM step_turn WHERE member = ? AND service = ? AND transaction = ? AND holder = ?";
  private static final String KEEP =
      "INSERT INTO step_taken (member, service, transaction, step, answer, answer_key, taken_at)"
          + " VALUES (?,?,?,?,?,?,?) ON CONFLICT DO NOTHING";
  private static final String FIND =
      "SELECT answer, answer_key FROM step_taken"
          + " WHERE member = ? AND service = ? AND transaction = ? AND step = ?";
  private static final String PURGE = "DELETE FROM step_taken WHERE service = ? AND taken_at < ?";

  private final DataSource source;
  private final EvidenceVault vault;

  /** A book over the node's migrated database. */
  public StepBook(DataSource source, EvidenceVault vault) {
    this.source = Objects.requireNonNull(source, "source");
    this.vault = Objects.requireNonNull(vault, "vault");
  }

  /** A transaction; its id is the asking member's own, so another's of the same id is another. */
  public record Key(MemberCode member, ServiceId service, UUID transaction) {
    /** What its entry of a step is encrypted under. */
    private Digest place(String step) {
      var text = "step-taken " + member + " " + service + " " + transaction + " " + step;
      return Digest.sha256(text.getBytes(StandardCharsets.US_ASCII));
    }
  }

  /**
   * Takes the turn of a transaction.
   *
   * @param lease after which a turn that nobody gave back is over
   * @return false while another has it
   */
  public boolean enter(Key key, UUID holder, Duration lease) {
    try (var connection = source.getConnection();
        var insert = connection.prepareStatement(ENTER)) {
      bind(insert, key);
      insert.setObject(4, holder);
      insert.setLong(5, lease.toMillis());
      return insert.executeUpdate() == 1;
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /** Gives the turn back, where it is still one's own. */
  public void leave(Key key, UUID holder) {
    try (var connection = source.getConnection();
        var delete = connection.prepareStatement(LEAVE)) {
      bind(delete, key);
      delete.setObject(4, holder);
      delete.executeUpdate();
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /** Keeps what the register said to a step, durably; what was kept first stays. */
  public void keep(Key key, String step, StepTaken taken, Instant at) {
    var locked = vault.lock(write(taken), key.place(step));
    try (var connection = source.getConnection();
        var insert = connection.prepareStatement(KEEP)) {
      bind(insert, key);
      insert.setString(4, step);
      insert.setBytes(5, locked.bytes());
      insert.setObject(6, locked.key().orElse(null), Types.BIGINT);
      insert.setObject(7, at.atOffset(ZoneOffset.UTC));
      insert.executeUpdate();
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /** What was said to a step before; empty where it was not taken. */
  public Optional<StepTaken> find(Key key, String step) {
    try (var connection = source.getConnection();
        var select = connection.prepareStatement(FIND)) {
      bind(select, key);
      select.setString(4, step);
      try (var row = select.executeQuery()) {
        if (!row.next()) {
          return Optional.empty();
        }
        var locked = new Locked(Optional.ofNullable(row.getObject(2, Long.class)), row.getBytes(1));
        // never taken for not taken: it can't be asked again
        return Optional.of(
            vault
                .unlock(locked, key.place(step))
                .map(StepBook::read)
                .orElseThrow(() -> failed(null)));
      }
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /** Forgets what was taken before. */
  public void forget(ServiceId service, Instant before) {
    try (var connection = source.getConnection();
        var delete = connection.prepareStatement(PURGE)) {
      delete.setString(1, service.value());
      delete.setObject(2, before.atOffset(ZoneOffset.UTC));
      delete.executeUpdate();
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  private static void bind(PreparedStatement statement, Key key) throws SQLException {
    statement.setString(1, key.member().value());
    statement.setString(2, key.service().value());
    statement.setObject(3, key.transaction());
  }

  private static byte[] write(StepTaken taken) {
    var json = JsonNodeFactory.instance.objectNode();
    json.put("asked", taken.asked().bytes());
    json.put("outcome", taken.outcome().name());
    taken.asOf().ifPresent(at -> json.put("asOf", at.toString()));
    json.set("body", taken.body());
    return StrictJson.write(json);
  }

  private static StepTaken read(byte[] bytes) {
    var json = StrictJson.parse(bytes);
    return new StepTaken(
        Digest.raw(Base64.getDecoder().decode(json.path("asked").asText())),
        Outcome.valueOf(json.path("outcome").asText()),
        Optional.ofNullable(json.get("asOf")).map(at -> Instant.parse(at.asText())),
        json.path("body"));
  }

  private static RefusedException failed(SQLException e) {
    return new RefusedException(Reason.JOURNAL_UNAVAILABLE, "steps can't be kept", e);
  }
}
