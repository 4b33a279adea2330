package org.tongban.node.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.tongban.core.message.Ask;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.MessageId;
import org.tongban.core.message.ServiceId;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.core.seal.SubjectMark;

/**
 * Who is told what happens to whom; the person as a keyed hash. Each method refuses with {@code
 * JOURNAL_UNAVAILABLE} while the database can't be used.
 */
public final class SubscriptionStore {
  private static final String PROLONG =
      "UPDATE event_subscription SET service = ?, event_types = ?, agreement = ?, asked = ?,"
          + " until = ?, ended_at = NULL WHERE member = ? AND case_ref = ? AND hash = ANY (?)"
          + " RETURNING id";
  private static final String BEGIN =
      "INSERT INTO event_subscription (service, event_types, agreement, asked, until, member,"
          + " case_ref, id, hash, generation, made_at) VALUES (?,?,?,?,?,?,?,?,?,?,?)"
          + " ON CONFLICT (member, case_ref, hash) DO UPDATE SET asked = excluded.asked,"
          + " event_types = excluded.event_types, agreement = excluded.agreement,"
          + " until = excluded.until, ended_at = NULL RETURNING id";
  private static final String CANCEL =
      "UPDATE event_subscription SET ended_at = ? WHERE member = ? AND case_ref = ?"
          + " AND hash = ANY (?) AND ended_at IS NULL AND until >= ? RETURNING id";
  private static final String LIVE =
      "SELECT id, member, service, case_ref, asked, until FROM event_subscription"
          + " WHERE hash = ANY (?) AND ended_at IS NULL AND until >= ? AND ? = ANY (event_types)"
          + " ORDER BY id";
  private static final String FORGET =
      "DELETE FROM event_subscription WHERE until < ? OR ended_at IS NOT NULL";

  private final DataSource source;

  /** A store over the node's migrated database. */
  public SubscriptionStore(DataSource source) {
    this.source = Objects.requireNonNull(source, "source");
  }

  /**
   * What a member subscribes to.
   *
   * @param about the person, in all generations of the keys
   */
  public record Wish(
      Ask ask,
      String caseRef,
      List<SubjectMark> about,
      List<String> eventTypes,
      String agreement,
      LocalDate until) {}

  /** Begins a subscription, or prolongs and changes the one for the same case and person. */
  public UUID subscribe(Wish wish, Instant now) {
    try (var connection = source.getConnection()) {
      var prolonged = prolong(connection, wish);
      return prolonged.isPresent() ? prolonged.get() : begin(connection, wish, now);
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  private static Optional<UUID> prolong(Connection connection, Wish wish) throws SQLException {
    try (var update = connection.prepareStatement(PROLONG)) {
      bind(connection, update, wish);
      update.setArray(8, SubjectStore.hashes(connection, wish.about()));
      return id(update);
    }
  }

  private static UUID begin(Connection connection, Wish wish, Instant now) throws SQLException {
    var mark = wish.about().get(wish.about().size() - 1);
    try (var insert = connection.prepareStatement(BEGIN)) {
      bind(connection, insert, wish);
      insert.setObject(8, UUID.randomUUID());
      insert.setBytes(9, mark.hash());
      insert.setInt(10, mark.generation());
      insert.setObject(11, now.atOffset(ZoneOffset.UTC));
      return id(insert).orElseThrow();
    }
  }

  private static void bind(Connection connection, PreparedStatement statement, Wish wish)
      throws SQLException {
    statement.setString(1, wish.ask().service().value());
    statement.setArray(2, connection.createArrayOf("text", wish.eventTypes().toArray()));
    statement.setString(3, wish.agreement());
    statement.setObject(4, wish.ask().id().value());
    statement.setObject(5, wish.until());
    statement.setString(6, wish.ask().issuer().value());
    statement.setString(7, wish.caseRef());
  }

  private static Optional<UUID> id(PreparedStatement statement) throws SQLException {
    try (var row = statement.executeQuery()) {
      return row.next() ? Optional.of(row.getObject(1, UUID.class)) : Optional.empty();
    }
  }

  /**
   * Ends a subscription.
   *
   * @return its id; empty where there is none in force
   */
  public Optional<UUID> cancel(
      MemberCode member, String caseRef, List<SubjectMark> about, LocalDate today, Instant now) {
    try (var connection = source.getConnection();
        var update = connection.prepareStatement(CANCEL)) {
      update.setObject(1, now.atOffset(ZoneOffset.UTC));
      update.setString(2, member.value());
      update.setString(3, caseRef);
      update.setArray(4, SubjectStore.hashes(connection, about));
      update.setObject(5, today);
      return id(update);
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /** Who is to be told that something of that kind happened to a person. */
  public List<Subscription> live(List<SubjectMark> about, String eventType, LocalDate today) {
    try (var connection = source.getConnection();
        var select = connection.prepareStatement(LIVE)) {
      select.setArray(1, SubjectStore.hashes(connection, about));
      select.setObject(2, today);
      select.setString(3, eventType);
      var found = new ArrayList<Subscription>();
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

  private static Subscription read(ResultSet row) throws SQLException {
    return new Subscription(
        row.getObject(1, UUID.class),
        new MemberCode(row.getString(2)),
        new ServiceId(row.getString(3)),
        row.getString(4),
        new MessageId(row.getObject(5, UUID.class)),
        row.getObject(6, LocalDate.class));
  }

  /** Forgets those that ended. */
  public int forget(LocalDate today) {
    try (var connection = source.getConnection();
        var delete = connection.prepareStatement(FORGET)) {
      delete.setObject(1, today);
      return delete.executeUpdate();
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  private static RefusedException failed(SQLException e) {
    return new RefusedException(Reason.JOURNAL_UNAVAILABLE, "subscriptions can't be kept", e);
  }
}
