package org.tongban.node.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.LongConsumer;
import javax.sql.DataSource;
import org.tongban.core.seal.SubjectKeys;

/** Puts a new key over the hashes by which persons are found in the journal. */
public final class SubjectRaise {
  private static final String OLD =
      "SELECT hash, seq, generation FROM journal_subject WHERE (hash, seq) > (?, ?)"
          + " AND generation < ? ORDER BY hash, seq LIMIT 2000";
  private static final String RAISE =
      "UPDATE journal_subject SET hash = ?, generation = ? WHERE hash = ? AND seq = ?";

  private final DataSource source;

  /** Over the node's migrated database. */
  public SubjectRaise(DataSource source) {
    this.source = source;
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
      done += round + events(keys);
    } while (round > 0);
    return done;
  }

  private long events(SubjectKeys keys) {
    try {
      return new EventRaise(source).raise(keys);
    } catch (SQLException e) {
      throw new StoreException("the persons of events can't be reached", e);
    }
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
      throw new StoreException("the index of persons can't be reached", e);
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
}
