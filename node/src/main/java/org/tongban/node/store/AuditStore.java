package org.tongban.node.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.tongban.core.journal.EntryKind;
import org.tongban.core.journal.JournalEntry;
import org.tongban.core.message.Outcome;
import org.tongban.core.message.Purpose;
import org.tongban.core.message.ServiceId;

/** The journal as an auditor searches it: facts only, never evidence. */
public final class AuditStore {
  private static final String ENTRIES =
      "SELECT e.seq, e.kind, e.at, e.exchange, e.peer, e.service, e.purpose, e.outcome, e.reason,"
          + " e.rule, e.evidence_digest, e.previous, e.hash FROM journal_entry e ";
  private static final String NEWEST = " ORDER BY e.seq DESC LIMIT ?";
  private static final String AFTER = ENTRIES + "WHERE e.seq > ? ORDER BY e.seq LIMIT ?";
  private static final String COUNT = "SELECT count(*) FROM (SELECT 1 FROM journal_entry e ";
  private static final String OLDEST_FIRST = " ORDER BY e.seq";
  private static final String USE =
      "SELECT e.purpose, e.service, e.kind, e.outcome, count(*) FROM journal_entry e ";
  private static final String BY_USE =
      " AND e.purpose IS NOT NULL GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4";
  private static final int FETCH = 1_000;

  private final DataSource source;

  /** A store over the node's migrated database. */
  public AuditStore(DataSource source) {
    this.source = source;
  }

  /**
   * The newest of these entries.
   *
   * @param before number of the entry before which to begin
   * @throws StoreException when the journal can't be read
   */
  public List<JournalEntry> newest(JournalFilter filter, long before, int most) {
    try (var connection = source.getConnection();
        var select =
            AuditWhere.of(connection, filter, before).prepare(connection, ENTRIES, NEWEST, most)) {
      var found = new ArrayList<JournalEntry>();
      try (var row = select.executeQuery()) {
        while (row.next()) {
          found.add(EntryRows.entry(row));
        }
      }
      return found;
    } catch (SQLException | IllegalArgumentException e) {
      throw failed(e);
    }
  }

  /**
   * Those after a number, the oldest first. Entries of months that were put away are not among
   * them.
   *
   * @throws StoreException when the journal can't be read
   */
  public List<JournalEntry> after(long seq, int most) {
    try (var connection = source.getConnection();
        var select = connection.prepareStatement(AFTER)) {
      select.setLong(1, seq);
      select.setInt(2, most);
      var found = new ArrayList<JournalEntry>();
      try (var row = select.executeQuery()) {
        while (row.next()) {
          found.add(EntryRows.entry(row));
        }
      }
      return found;
    } catch (SQLException | IllegalArgumentException e) {
      throw failed(e);
    }
  }

  /** How many of these entries there are, at most so many. */
  public long count(JournalFilter filter, long most) {
    try (var connection = source.getConnection();
        var select = all(connection, filter).prepare(connection, COUNT, " LIMIT ?) AS few", most)) {
      try (var row = select.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /** Gives all of these entries, the oldest first, without holding them all. */
  public void each(JournalFilter filter, Consumer<JournalEntry> taker) {
    try (var connection = source.getConnection()) {
      // only in a transaction rows come some at a time
      connection.setAutoCommit(false);
      each(connection, filter, taker);
      connection.commit();
    } catch (SQLException | IllegalArgumentException e) {
      throw failed(e);
    }
  }

  private static void each(
      Connection connection, JournalFilter filter, Consumer<JournalEntry> taker)
      throws SQLException {
    try (var select = all(connection, filter).prepare(connection, ENTRIES, OLDEST_FIRST)) {
      select.setFetchSize(FETCH);
      try (var row = select.executeQuery()) {
        while (row.next()) {
          taker.accept(EntryRows.entry(row));
        }
      }
    }
  }

  /**
   * How often something happened.
   *
   * @param outcome empty for entries that have none, asks for example
   */
  public record Use(
      Purpose purpose, ServiceId service, EntryKind kind, Optional<Outcome> outcome, long count) {}

  /** What was asked and answered of these entries, by purpose. */
  public List<Use> use(JournalFilter filter) {
    try (var connection = source.getConnection();
        var select = all(connection, filter).prepare(connection, USE, BY_USE)) {
      var found = new ArrayList<Use>();
      try (var row = select.executeQuery()) {
        while (row.next()) {
          found.add(use(row));
        }
      }
      return found;
    } catch (SQLException | IllegalArgumentException e) {
      throw failed(e);
    }
  }

  private static Use use(ResultSet row) throws SQLException {
    return new Use(
        new Purpose(row.getString(1)),
        new ServiceId(row.getString(2)),
        EntryKind.valueOf(row.getString(3)),
        Optional.ofNullable(row.getString(4)).map(Outcome::valueOf),
        row.getLong(5));
  }

  private static AuditWhere all(Connection connection, JournalFilter filter) throws SQLException {
    return AuditWhere.of(connection, filter, Long.MAX_VALUE);
  }

  private static StoreException failed(Exception e) {
    return new StoreException("the journal can't be searched", e);
  }
}
