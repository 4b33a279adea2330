package org.tongban.node.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.tongban.core.message.Actor;
import org.tongban.core.message.Digest;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.MessageId;
import org.tongban.core.message.ServiceId;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.core.seal.SubjectMark;
import org.tongban.node.store.EvidenceVault.Locked;

/**
 * Takes events of our own systems that are to be sent, each once for each member. Refuses with
 * {@code JOURNAL_UNAVAILABLE} while the database can't be used.
 */
public final class EventOutbox {
  /** The row of the count is locked until the commit: one after the other, also in a line. */
  private static final String COUNT =
      "UPDATE event_count SET last = last + 1 WHERE list = 'sent' RETURNING last";

  private static final String LINE =
      "SELECT line FROM event_sent WHERE member = ? AND hash = ANY (?) AND closed_at IS NULL LIMIT 1";
  private static final String KEEP =
      "INSERT INTO event_sent (seq, id, member, event_id, service, line, hash, generation, system,"
          + " unit, operator, request, request_key, exchange, due, state, accepted_at)"
          + " VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,'QUEUED',?) ON CONFLICT DO NOTHING";
  private static final String REQUEST =
      "SELECT request, request_key FROM event_sent WHERE id = ? AND request IS NOT NULL";

  private final DataSource source;
  private final EvidenceVault vault;

  /** A store over the node's migrated database. */
  public EventOutbox(DataSource source, EvidenceVault vault) {
    this.source = Objects.requireNonNull(source, "source");
    this.vault = Objects.requireNonNull(vault, "vault");
  }

  /**
   * An event to be sent.
   *
   * @param about whom or which case it is about, in all generations of the keys
   * @param request what is to be asked, as the local API takes it
   */
  public record Wish(
      MemberCode member,
      UUID eventId,
      ServiceId service,
      List<SubjectMark> about,
      Actor actor,
      byte[] request,
      LocalDate due) {}

  /**
   * Keeps one.
   *
   * @return its id; empty where one of that id for that member is there already
   */
  public Optional<MessageId> keep(Wish wish, Instant now) {
    var id = MessageId.next();
    var locked = vault.lock(wish.request(), place(id));
    try (var connection = source.getConnection()) {
      connection.setAutoCommit(false);
      boolean kept = insert(connection, id, wish, locked, now);
      if (kept) {
        connection.commit();
      } else {
        connection.rollback();
      }
      return kept ? Optional.of(id) : Optional.empty();
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  private static boolean insert(
      Connection connection, MessageId id, Wish wish, Locked locked, Instant now)
      throws SQLException {
    long seq = next(connection);
    var mark = wish.about().get(wish.about().size() - 1);
    try (var insert = connection.prepareStatement(KEEP)) {
      insert.setLong(1, seq);
      insert.setObject(2, id.value());
      insert.setString(3, wish.member().value());
      insert.setObject(4, wish.eventId());
      insert.setString(5, wish.service().value());
      insert.setObject(6, line(connection, wish));
      insert.setBytes(7, mark.hash());
      insert.setInt(8, mark.generation());
      insert.setString(9, wish.actor().system());
      insert.setString(10, wish.actor().unit());
      insert.setString(11, wish.actor().operator());
      insert.setBytes(12, locked.bytes());
      insert.setObject(13, locked.key().orElse(null), Types.BIGINT);
      insert.setObject(14, MessageId.next().value());
      insert.setObject(15, wish.due());
      insert.setObject(16, now.atOffset(ZoneOffset.UTC));
      return insert.executeUpdate() == 1;
    }
  }

  private static long next(Connection connection) throws SQLException {
    try (var count = connection.prepareStatement(COUNT);
        var row = count.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  /** That of the events before it which are still to be sent, or a new one. */
  private static UUID line(Connection connection, Wish wish) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(LINE)) {
      select.setString(1, wish.member().value());
      select.setArray(2, SubjectStore.hashes(connection, wish.about()));
      try (var row = select.executeQuery()) {
        return row.next() ? row.getObject(1, UUID.class) : UUID.randomUUID();
      }
    }
  }

  /** What is to be asked; empty once it was taken in, or where it can't be decrypted any more. */
  public Optional<byte[]> request(MessageId id) {
    try (var connection = source.getConnection();
        var select = connection.prepareStatement(REQUEST)) {
      select.setObject(1, id.value());
      try (var row = select.executeQuery()) {
        if (!row.next()) {
          return Optional.empty();
        }
        var key = Optional.ofNullable(row.getObject(2, Long.class));
        return vault.unlock(new Locked(key, row.getBytes(1)), place(id));
      }
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /** Binds what is encrypted to its row. */
  private static Digest place(MessageId id) {
    return Digest.sha256(("event-sent " + id).getBytes(java.nio.charset.StandardCharsets.US_ASCII));
  }

  private static RefusedException failed(SQLException e) {
    return new RefusedException(Reason.JOURNAL_UNAVAILABLE, "events can't be kept to be sent", e);
  }
}
