package org.tongban.node.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.tongban.core.message.Digest;
import org.tongban.core.message.Outcome;
import org.tongban.core.message.StrictJson;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.node.store.EvidenceVault.Locked;

/** What was done with events; said once, and encrypted as evidence is. */
public final class DispositionStore {
  private static final String KEEP =
      "UPDATE event_received SET outcome = ?, answer = ?, answer_key = ?, disposed_at = ?,"
          + " disposed_by = ? WHERE id = ? AND disposed_at IS NULL";
  private static final String FIND =
      "SELECT outcome, answer, answer_key FROM event_received"
          + " WHERE id = ? AND disposed_at IS NOT NULL";

  private final DataSource source;
  private final EvidenceVault vault;

  /** A store over the node's migrated database. */
  public DispositionStore(DataSource source, EvidenceVault vault) {
    this.source = Objects.requireNonNull(source, "source");
    this.vault = Objects.requireNonNull(vault, "vault");
  }

  /**
   * Keeps what was done with an event; the first to say so is right.
   *
   * @param by who says so
   * @return false where it was said before
   */
  public boolean keep(UUID id, Disposition disposition, Instant at, String by) {
    var body = disposition.body().map(StrictJson::write).orElseGet(() -> new byte[0]);
    var locked = vault.lock(body, place(id));
    try (var connection = source.getConnection();
        var update = connection.prepareStatement(KEEP)) {
      update.setString(1, disposition.outcome().name());
      update.setBytes(2, locked.bytes());
      update.setObject(3, locked.key().orElse(null), Types.BIGINT);
      update.setObject(4, at.atOffset(ZoneOffset.UTC));
      update.setString(5, by);
      update.setObject(6, id);
      return update.executeUpdate() == 1;
    } catch (SQLException e) {
      throw failed("can't be kept", e);
    }
  }

  /** What was done with an event; empty while nobody has said. */
  public Optional<Disposition> find(UUID id) {
    try (var connection = source.getConnection();
        var select = connection.prepareStatement(FIND)) {
      select.setObject(1, id);
      try (var row = select.executeQuery()) {
        return row.next() ? Optional.of(read(id, row)) : Optional.empty();
      }
    } catch (SQLException e) {
      throw failed("can't be read", e);
    }
  }

  private Disposition read(UUID id, ResultSet row) throws SQLException {
    var key = row.getLong(3);
    var locked = new Locked(row.wasNull() ? Optional.empty() : Optional.of(key), row.getBytes(2));
    var body = locked.bytes().length == 0 ? locked.bytes() : opened(id, locked);
    return new Disposition(
        Outcome.valueOf(row.getString(1)),
        Optional.of(body).filter(bytes -> bytes.length > 0).<JsonNode>map(StrictJson::parse));
  }

  private byte[] opened(UUID id, Locked locked) {
    return vault.unlock(locked, place(id)).orElseThrow(() -> failed("can't be decrypted", null));
  }

  /** Binds what is encrypted to its row. */
  private static Digest place(UUID id) {
    return Digest.sha256(("event-received " + id).getBytes(StandardCharsets.US_ASCII));
  }

  private static RefusedException failed(String what, SQLException e) {
    return new RefusedException(Reason.JOURNAL_UNAVAILABLE, "dispositions: " + what, e);
  }
}
