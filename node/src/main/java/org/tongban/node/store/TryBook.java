package org.tongban.node.store;

import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.MessageId;
import org.tongban.core.refusal.Hop;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;

/**
 * How tries of asks that are awaited ended, and when another is worth it. Each method refuses with
 * {@code JOURNAL_UNAVAILABLE} while the database can't be used.
 */
public final class TryBook {
  private static final String FAILED =
      "UPDATE own_later SET last_hop = ?, last_reason = ? WHERE exchange = ?";
  private static final String LAST_TRY =
      "SELECT last_hop, last_reason, kept_at FROM own_later WHERE exchange = ?";
  private static final String PUSHED =
      "UPDATE own_later SET pushed_at = GREATEST(?::timestamptz, ?::timestamptz)"
          + " WHERE member = ? AND ticket = ? AND closed_at IS NULL"
          + " AND (pushed_at IS NULL OR pushed_at < ?) RETURNING exchange";
  private static final String PUSHED_SINCE =
      "SELECT 1 FROM own_later WHERE exchange = ? AND pushed_at >= ?";

  private final DataSource source;

  TryBook(DataSource source) {
    this.source = Objects.requireNonNull(source, "source");
  }

  /** Notes how a try to reach the other member ended. */
  public void failed(MessageId exchange, Hop hop, Reason reason) {
    try (var connection = source.getConnection();
        var update = connection.prepareStatement(FAILED)) {
      update.setString(1, hop.name());
      update.setString(2, reason.code());
      update.setObject(3, exchange.value());
      update.executeUpdate();
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /**
   * How the last try ended.
   *
   * @param since when the ask was kept
   */
  public record LastTry(Hop hop, Reason reason, Instant since) {}

  /** The last try; where nobody noted one, the other member could not be reached. */
  public LastTry last(MessageId exchange) {
    try (var connection = source.getConnection();
        var select = connection.prepareStatement(LAST_TRY)) {
      select.setObject(1, exchange.value());
      try (var row = select.executeQuery()) {
        row.next();
        return new LastTry(
            Optional.ofNullable(row.getString(1)).map(Hop::valueOf).orElse(Hop.ANSWERING_NODE),
            Optional.ofNullable(row.getString(2))
                .flatMap(Reason::find)
                .orElse(Reason.PEER_UNREACHABLE),
            row.getObject(3, OffsetDateTime.class).toInstant());
      }
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /**
   * Notes that the asked member says that one is worth resuming.
   *
   * @param said when it said so; what it said earlier than what is known counts no more
   * @return which; empty where none waits under that ticket, or this was said before
   */
  public Optional<MessageId> pushed(MemberCode member, String ticket, Instant said, Instant now) {
    try (var connection = source.getConnection();
        var update = connection.prepareStatement(PUSHED)) {
      update.setObject(1, now.atOffset(ZoneOffset.UTC));
      update.setObject(2, said.atOffset(ZoneOffset.UTC));
      update.setString(3, member.value());
      update.setString(4, ticket);
      update.setObject(5, said.atOffset(ZoneOffset.UTC));
      try (var row = update.executeQuery()) {
        return row.next()
            ? Optional.of(new MessageId(row.getObject(1, UUID.class)))
            : Optional.empty();
      }
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /** Whether that was said at that moment or later. */
  public boolean pushedSince(MessageId exchange, Instant moment) {
    try (var connection = source.getConnection();
        var select = connection.prepareStatement(PUSHED_SINCE)) {
      select.setObject(1, exchange.value());
      select.setObject(2, moment.atOffset(ZoneOffset.UTC));
      try (var row = select.executeQuery()) {
        return row.next();
      }
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  private static RefusedException failed(SQLException e) {
    return new RefusedException(Reason.JOURNAL_UNAVAILABLE, "tries can't be noted", e);
  }
}
