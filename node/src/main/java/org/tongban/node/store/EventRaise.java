package org.tongban.node.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.tongban.core.seal.SubjectKeys;

/** Puts a new key over the hashes by which persons are found among events and subscriptions. */
final class EventRaise {
  private static final List<String> TABLES =
      List.of("event_received", "event_sent", "event_subscription");
  private static final String OLD =
      "SELECT id, hash, generation FROM %s WHERE generation < ? LIMIT 2000 FOR UPDATE";
  private static final String RAISE = "UPDATE %s SET hash = ?, generation = ? WHERE id = ?";

  private final DataSource source;

  EventRaise(DataSource source) {
    this.source = source;
  }

  /** Many at a time, each lot for itself, until there is none left; says how many there were. */
  long raise(SubjectKeys keys) throws SQLException {
    long done = 0;
    for (var table : TABLES) {
      long lot;
      do {
        lot = lot(table, keys);
        done += lot;
      } while (lot > 0);
    }
    return done;
  }

  private long lot(String table, SubjectKeys keys) throws SQLException {
    try (var connection = source.getConnection()) {
      connection.setAutoCommit(false);
      long count = lot(connection, table, keys);
      connection.commit();
      return count;
    }
  }

  private static long lot(Connection connection, String table, SubjectKeys keys)
      throws SQLException {
    long count = 0;
    try (var select = connection.prepareStatement(OLD.formatted(table));
        var update = connection.prepareStatement(RAISE.formatted(table))) {
      select.setInt(1, keys.generation());
      try (var row = select.executeQuery()) {
        while (row.next()) {
          var raised = keys.raised(row.getInt(3), row.getBytes(2));
          update.setBytes(1, raised.hash());
          update.setInt(2, raised.generation());
          update.setObject(3, row.getObject(1, UUID.class));
          update.addBatch();
          count++;
        }
      }
      update.executeBatch();
    }
    return count;
  }
}
