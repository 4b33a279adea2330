package org.tongban.node.store;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.tongban.core.message.Ask;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.MessageId;
import org.tongban.core.message.ServiceId;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;

/** Asks of other members that were taken in to be answered later; nothing of what they ask. */
public final class LaterStore {
  private static final String TAKE =
      "INSERT INTO later_ask (issuer, ticket, asked, service, taken_at, due) VALUES (?,?,?,?,?,?)"
          + " ON CONFLICT DO NOTHING";
  private static final String FIND =
      "SELECT asked, due, ended FROM later_ask WHERE issuer = ? AND ticket = ?";
  private static final String STILL_OPEN =
      "SELECT service, due FROM later_ask WHERE issuer = ? AND ticket = ? AND closed_at IS NULL";
  private static final String CLOSE =
      "UPDATE later_ask SET closed_at = ? WHERE issuer = ? AND ticket = ? AND closed_at IS NULL";
  private static final String GIVE_UP =
      "UPDATE later_ask SET closed_at = ? WHERE closed_at IS NULL AND due < ?";
  private static final String OPEN =
      "SELECT count(*) FROM later_ask WHERE closed_at IS NULL AND due < ?";

  private final DataSource source;

  /** A store over the node's migrated database. */
  public LaterStore(DataSource source) {
    this.source = source;
  }

  /**
   * A matter that was taken in.
   *
   * @param asked the ask of it that was the first to arrive
   * @param due last day of the answer, in China
   * @param ended why it ended before its time
   */
  public record Kept(MessageId asked, LocalDate due, Optional<MatterEnds.Why> ended) {}

  /**
   * Keeps a matter, once.
   *
   * @param ticket under which the asker knows it
   * @param due last day of the answer, in China
   * @throws RefusedException {@code JOURNAL_UNAVAILABLE}, here and below
   */
  public void take(Ask ask, MessageId ticket, Instant at, LocalDate due) {
    try (var connection = source.getConnection();
        var insert = connection.prepareStatement(TAKE)) {
      insert.setString(1, ask.issuer().value());
      insert.setObject(2, ticket.value());
      insert.setObject(3, ask.id().value());
      insert.setString(4, ask.service().value());
      insert.setObject(5, at.atOffset(ZoneOffset.UTC));
      insert.setObject(6, due);
      insert.executeUpdate();
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /** A matter that was taken in; empty when it was not. */
  public Optional<Kept> find(MemberCode issuer, MessageId ticket) {
    try (var connection = source.getConnection();
        var select = connection.prepareStatement(FIND)) {
      select.setString(1, issuer.value());
      select.setObject(2, ticket.value());
      try (var row = select.executeQuery()) {
        return row.next()
            ? Optional.of(
                new Kept(
                    new MessageId(row.getObject(1, UUID.class)),
                    row.getObject(2, LocalDate.class),
                    Optional.ofNullable(row.getString(3)).map(MatterEnds.Why::valueOf)))
            : Optional.empty();
      }
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /**
   * A matter that is not over.
   *
   * @param due last day of the answer, in China
   */
  public record Open(MemberCode issuer, ServiceId service, LocalDate due) {}

  /** The same while it is not over. */
  public Optional<Open> open(MemberCode issuer, MessageId ticket) {
    try (var connection = source.getConnection();
        var select = connection.prepareStatement(STILL_OPEN)) {
      select.setString(1, issuer.value());
      select.setObject(2, ticket.value());
      try (var row = select.executeQuery()) {
        return row.next()
            ? Optional.of(
                new Open(
                    issuer, new ServiceId(row.getString(1)), row.getObject(2, LocalDate.class)))
            : Optional.empty();
      }
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /** Notes that it was answered, or has expired. */
  public void close(MemberCode issuer, MessageId ticket, Instant at) {
    try (var connection = source.getConnection();
        var update = connection.prepareStatement(CLOSE)) {
      update.setObject(1, at.atOffset(ZoneOffset.UTC));
      update.setString(2, issuer.value());
      update.setObject(3, ticket.value());
      update.executeUpdate();
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /**
   * Gives up what was due before that day and nobody fetches any more.
   *
   * @return how many
   */
  public int giveUp(LocalDate dueBefore, Instant at) {
    try (var connection = source.getConnection();
        var update = connection.prepareStatement(GIVE_UP)) {
      update.setObject(1, at.atOffset(ZoneOffset.UTC));
      update.setObject(2, dueBefore);
      return update.executeUpdate();
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /** How many wait whose answer was due before that day. */
  public long waiting(LocalDate dueBefore) {
    try {
      return DueCount.of(source, OPEN, dueBefore);
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  private static RefusedException failed(SQLException e) {
    return new RefusedException(Reason.JOURNAL_UNAVAILABLE, "asks can't be kept for later", e);
  }
}
