package org.tongban.node.demo.register;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;

/** Inserts many rows at once. */
public final class Batch {
  private final Connection connection;

  Batch(Connection connection) {
    this.connection = connection;
  }

  /**
   * @param table name as written in our own scripts
   * @param rows values in the order of the table's columns
   */
  public void insert(String table, List<Object[]> rows) throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    String places = String.join(",", Collections.nCopies(rows.get(0).length, "?"));
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO " + table + " VALUES (" + places + ")")) {
      for (Object[] row : rows) {
        for (int i = 0; i < row.length; i++) {
          insert.setObject(i + 1, row[i]);
        }
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  /** A row; any value may be null. */
  public static Object[] row(Object... values) {
    return values;
  }
}
