package org.tongban.node.store;

import java.sql.SQLException;
import java.time.LocalDate;
import javax.sql.DataSource;

/** Counts what is due before a day. */
final class DueCount {
  private DueCount() {}

  /**
   * The number that a statement with the day for its only parameter gives.
   *
   * @param statement a count
   */
  static long of(DataSource source, String statement, LocalDate dueBefore) throws SQLException {
    try (var connection = source.getConnection();
        var select = connection.prepareStatement(statement)) {
      select.setObject(1, dueBefore);
      try (var row = select.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }
}
