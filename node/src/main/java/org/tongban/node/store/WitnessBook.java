package org.tongban.node.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import org.tongban.core.message.Checkpoint;
import org.tongban.core.message.Digest;
import org.tongban.core.message.MemberCode;

/**
 * What other members showed of their journals, and where somebody's words contradict each other.
 * One writer at a time for each member, over all replicas.
 */
public final class WitnessBook {
  private static final String LOCK = "SELECT pg_advisory_xact_lock(7310119, ?)";
  private static final String HELD =
      "SELECT size, root, said_at, note FROM witnessed WHERE member = ?";
  private static final String HOLD =
      "INSERT INTO witnessed (member, size, root, said_at, note, seen_at) VALUES (?,?,?,?,?,?)"
          + " ON CONFLICT (member) DO UPDATE SET size = excluded.size, root = excluded.root,"
          + " said_at = excluded.said_at, note = excluded.note, seen_at = excluded.seen_at";
  private static final String ACCUSE =
      "INSERT INTO two_histories (member, witness, fault, first_size, first_note, second_size,"
          + " second_root, second_note, path, seen_at) VALUES (?,?,?,?,?,?,?,?,?,?)"
          + " ON CONFLICT DO NOTHING";
  private static final String ALL =
      "SELECT member, witness, fault, first_size, first_note, second_size, second_note, path,"
          + " seen_at FROM two_histories ORDER BY seen_at, member LIMIT 100";

  private final DataSource source;

  /** A book in the node's migrated database. */
  public WitnessBook(DataSource source) {
    this.source = source;
  }

  /** What is to become of what a member shows, given what is held of it. */
  public record Verdict(boolean hold, Optional<TwoHistories> accusation) {}

  /** The longest history of a member that was verified here. */
  public Optional<Witnessed> held(MemberCode member) {
    try (var connection = source.getConnection()) {
      return held(connection, member);
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /**
   * Judges what a member shows by what is held of it and keeps what comes of it, with no other look
   * between.
   */
  public Verdict judge(
      Witnessed shown, Instant now, Function<Optional<Witnessed>, Verdict> judgement) {
    try (var connection = source.getConnection()) {
      connection.setAutoCommit(false);
      lock(connection, shown.member());
      var verdict = judgement.apply(held(connection, shown.member()));
      if (verdict.hold()) {
        hold(connection, shown, now);
      }
      if (verdict.accusation().isPresent()) {
        accuse(connection, verdict.accusation().get(), shown.checkpoint().root());
      }
      connection.commit();
      return verdict;
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /** Keeps that a witness holds what contradicts our own journal. */
  public void accuse(TwoHistories accusation, Digest secondRoot) {
    try (var connection = source.getConnection()) {
      accuse(connection, accusation, secondRoot);
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /** All contradictions that were found, the first first, at most 100. */
  public List<TwoHistories> contradictions() {
    try (var connection = source.getConnection();
        var select = connection.prepareStatement(ALL);
        var row = select.executeQuery()) {
      var all = new ArrayList<TwoHistories>();
      while (row.next()) {
        all.add(contradiction(row));
      }
      return all;
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  static void lock(Connection connection, MemberCode member) throws SQLException {
    try (var lock = connection.prepareStatement(LOCK)) {
      lock.setInt(1, Integer.parseInt(member.value()));
      lock.execute();
    }
  }

  private static Optional<Witnessed> held(Connection connection, MemberCode member)
      throws SQLException {
    try (var select = connection.prepareStatement(HELD)) {
      select.setString(1, member.value());
      try (var row = select.executeQuery()) {
        return row.next()
            ? Optional.of(
                new Witnessed(
                    member,
                    Checkpoint.of(member, row.getLong(1), Digest.raw(row.getBytes(2))),
                    row.getObject(3, OffsetDateTime.class).toInstant(),
                    row.getBytes(4)))
            : Optional.empty();
      }
    }
  }

  private static void hold(Connection connection, Witnessed shown, Instant now)
      throws SQLException {
    try (var insert = connection.prepareStatement(HOLD)) {
      insert.setString(1, shown.member().value());
      insert.setLong(2, shown.checkpoint().size());
      insert.setBytes(3, shown.checkpoint().root().bytes());
      insert.setObject(4, utc(shown.saidAt()));
      insert.setBytes(5, shown.note());
      insert.setObject(6, utc(now));
      insert.executeUpdate();
    }
  }

  private static void accuse(Connection connection, TwoHistories found, Digest secondRoot)
      throws SQLException {
    try (var insert = connection.prepareStatement(ACCUSE)) {
      insert.setString(1, found.member().value());
      insert.setString(2, found.witness().value());
      insert.setString(3, found.fault().name());
      insert.setLong(4, found.firstSize());
      insert.setBytes(5, found.first());
      insert.setLong(6, found.secondSize());
      insert.setBytes(7, secondRoot.bytes());
      insert.setBytes(8, found.second());
      insert.setString(9, found.path());
      insert.setObject(10, utc(found.seenAt()));
      insert.executeUpdate();
    }
  }

  private static TwoHistories contradiction(ResultSet row) throws SQLException {
    return new TwoHistories(
        new MemberCode(row.getString(1)),
        new MemberCode(row.getString(2)),
        TwoHistories.Fault.valueOf(row.getString(3)),
        row.getLong(4),
        row.getBytes(5),
        row.getLong(6),
        row.getBytes(7),
        row.getString(8),
        row.getObject(9, OffsetDateTime.class).toInstant());
  }

  private static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }

  private static StoreException failed(SQLException e) {
    return new StoreException("what witnesses said can't be read or kept", e);
  }
}
