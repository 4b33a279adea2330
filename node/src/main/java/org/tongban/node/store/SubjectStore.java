package org.tongban.node.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.tongban.core.journal.EntryFacts;
import org.tongban.core.journal.EntryKind;
import org.tongban.core.message.Outcome;
import org.tongban.core.seal.SubjectKeys;
import org.tongban.core.seal.SubjectMark;

/** The index of the journal by persons, in PostgreSQL. */
public final class SubjectStore {
  private static final String KNOWN = "tongban";
  private static final String KNOWN_MARKS =
      "SELECT known FROM journal_subject_key ORDER BY generation";
  private static final String KEEP_KNOWN =
      "INSERT INTO journal_subject_key (generation, known) VALUES (?,?) ON CONFLICT DO NOTHING";
  private static final String OLD =
      "SELECT hash, seq, generation FROM journal_subject WHERE (hash, seq) > (?, ?)"
          + " AND generation < ? ORDER BY hash, seq LIMIT 2000";
  private static final String RAISE =
      "UPDATE journal_subject SET hash = ?, generation = ? WHERE hash = ? AND seq = ?";

  /** Columns of an entry as {@link EntryRows#facts} reads them, then those of its end. */
  private static final String ABOUT =
      "SELECT e.seq, e.kind, e.at, e.exchange, e.peer, e.service, e.purpose, e.outcome, e.reason,"
          + " e.rule, a.kind, a.outcome FROM (SELECT DISTINCT seq FROM journal_subject"
          + " WHERE hash = ANY (?)) s JOIN journal_entry e ON e.seq = s.seq LEFT JOIN LATERAL"
          + " (SELECT kind, outcome FROM journal_entry WHERE exchange = e.exchange AND seq > e.seq"
          + " AND kind IN ('ANSWER_SENT', 'REFUSAL_SENT', 'ANSWER_RECEIVED', 'DELIVERY_FAILED')"
          + " ORDER BY seq LIMIT 1) a ON true WHERE e.at >= ? AND e.at < ? AND e.seq < ?"
          + " ORDER BY e.seq DESC LIMIT ?";

  private static final int END = 11;

  private final DataSource source;

  /** A store over the node's migrated database. */
  public SubjectStore(DataSource source) {
    this.source = source;
  }

  /**
   * Whether these are the keys that this journal's persons are marked with, and maybe newer ones
   * after them; those are kept in mind from now on.
   *
   * @throws StoreException when the database can't be reached
   */
  public boolean knows(SubjectKeys keys) {
    var marks = keys.marks(KNOWN);
    try (var connection = source.getConnection()) {
      var known = known(connection);
      if (!agree(known, marks)) {
        return false;
      }
      for (var mark : marks.subList(known.size(), marks.size())) {
        keep(connection, mark);
      }
      // another replica may have kept its own in between
      return agree(known(connection), marks);
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /** Whether persons were ever marked here. */
  public boolean begun() {
    try (var connection = source.getConnection()) {
      return !known(connection).isEmpty();
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  private static List<byte[]> known(Connection connection) throws SQLException {
    var known = new ArrayList<byte[]>();
    try (var select = connection.prepareStatement(KNOWN_MARKS);
        var row = select.executeQuery()) {
      while (row.next()) {
        known.add(row.getBytes(1));
      }
    }
    return known;
  }

  private static boolean agree(List<byte[]> known, List<SubjectMark> marks) {
    return known.size() <= marks.size()
        && IntStream.range(0, known.size())
            .allMatch(i -> Arrays.equals(known.get(i), marks.get(i).hash()));
  }

  private static void keep(Connection connection, SubjectMark mark) throws SQLException {
    try (var insert = connection.prepareStatement(KEEP_KNOWN)) {
      insert.setInt(1, mark.generation());
      insert.setBytes(2, mark.hash());
      insert.executeUpdate();
    }
  }

  /**
   * An entry about a person.
   *
   * @param end what became of it; empty while nothing did
   */
  public record About(EntryFacts entry, long seq, Optional<End> end) {}

  /** How an exchange ended. */
  public record End(EntryKind kind, Optional<Outcome> outcome) {}

  /**
   * The entries about a person, the newest first.
   *
   * @param marks of the person, in all generations
   * @param from first moment
   * @param to first moment that is too late
   * @param before number of the entry before which to begin
   */
  public List<About> about(
      List<SubjectMark> marks, Instant from, Instant to, long before, int most) {
    try (var connection = source.getConnection();
        var select = connection.prepareStatement(ABOUT)) {
      var hashes = marks.stream().map(SubjectMark::hash).toArray(byte[][]::new);
      select.setArray(1, connection.createArrayOf("bytea", hashes));
      select.setObject(2, from.atOffset(ZoneOffset.UTC));
      select.setObject(3, to.atOffset(ZoneOffset.UTC));
      select.setLong(4, before);
      select.setInt(5, most);
      var found = new ArrayList<About>();
      try (var row = select.executeQuery()) {
        while (row.next()) {
          found.add(about(row));
        }
      }
      return found;
    } catch (SQLException | IllegalArgumentException e) {
      throw new StoreException("who asked about a person can't be read", e);
    }
  }

  private static About about(ResultSet row) throws SQLException {
    var end =
        Optional.ofNullable(row.getString(END))
            .map(EntryKind::valueOf)
            .map(kind -> new End(kind, outcome(row)));
    return new About(EntryRows.facts(row), row.getLong(1), end);
  }

  private static Optional<Outcome> outcome(ResultSet row) {
    try {
      return Optional.ofNullable(row.getString(END + 1)).map(Outcome::valueOf);
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /**
   * Puts the marks of older generations under the newest key, many at a time, each lot for itself:
   * what was ended in the middle goes on where it was. Goes round until it finds none, for a node
   * may have made some in between.
   *
   * @param progress told how many are done
   * @return how many there were
   */
  public long raise(SubjectKeys keys, LongConsumer progress) {
    long done = 0;
    long round;
    do {
      round = 0;
      var lot = new Lot(new byte[0], 0, 0);
      do {
        lot = raise(keys, lot);
        round += lot.count();
        progress.accept(done + round);
      } while (lot.count() > 0);
      done += round;
    } while (round > 0);
    return done;
  }

  /** How many were raised, and the old place of the last. */
  private record Lot(byte[] hash, long seq, int count) {}

  private Lot raise(SubjectKeys keys, Lot after) {
    try (var connection = source.getConnection()) {
      connection.setAutoCommit(false);
      var lot = raise(connection, keys, after);
      connection.commit();
      return lot;
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  private static Lot raise(Connection connection, SubjectKeys keys, Lot after) throws SQLException {
    var lot = new Lot(after.hash(), after.seq(), 0);
    try (var select = connection.prepareStatement(OLD);
        var update = connection.prepareStatement(RAISE)) {
      select.setBytes(1, after.hash());
      select.setLong(2, after.seq());
      select.setInt(3, keys.generation());
      try (var row = select.executeQuery()) {
        while (row.next()) {
          lot = new Lot(row.getBytes(1), row.getLong(2), lot.count() + 1);
          var raised = keys.raised(row.getInt(3), lot.hash());
          update.setBytes(1, raised.hash());
          update.setInt(2, raised.generation());
          update.setBytes(3, lot.hash());
          update.setLong(4, lot.seq());
          update.addBatch();
        }
      }
      update.executeBatch();
    }
    return lot;
  }

  private static StoreException failed(SQLException e) {
    return new StoreException("the index of persons can't be reached", e);
  }
}
