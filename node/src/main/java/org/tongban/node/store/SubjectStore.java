package org.tongban.node.store;

import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
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
  private static final String AWAY =
      "SELECT p.month, count(DISTINCT s.seq) FROM journal_subject s JOIN journal_part p"
          + " ON s.seq BETWEEN p.first AND p.last WHERE s.hash = ANY (?) AND p.state = 'ARCHIVED'"
          + " AND p.last_at >= ? AND p.first_at < ? GROUP BY p.month, p.first ORDER BY p.first";

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
      select.setArray(1, hashes(connection, marks));
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
   * How many entries about a person are in a month that is away.
   *
   * @param month such as {@code 2026-10}
   */
  public record Away(String month, long count) {}

  /**
   * The months that are away and have entries about a person, the oldest first.
   *
   * @param marks of the person, in all generations
   * @param from first moment
   * @param to first moment that is too late
   */
  public List<Away> away(List<SubjectMark> marks, Instant from, Instant to) {
    try (var connection = source.getConnection();
        var select = connection.prepareStatement(AWAY)) {
      select.setArray(1, hashes(connection, marks));
      select.setObject(2, from.atOffset(ZoneOffset.UTC));
      select.setObject(3, to.atOffset(ZoneOffset.UTC));
      var found = new ArrayList<Away>();
      try (var row = select.executeQuery()) {
        while (row.next()) {
          found.add(new Away(row.getString(1), row.getLong(2)));
        }
      }
      return found;
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  static Array hashes(Connection connection, List<SubjectMark> marks) throws SQLException {
    return connection.createArrayOf(
        "bytea", marks.stream().map(SubjectMark::hash).toArray(byte[][]::new));
  }

  private static StoreException failed(SQLException e) {
    return new StoreException("the index of persons can't be reached", e);
  }
}
