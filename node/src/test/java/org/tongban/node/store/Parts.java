package org.tongban.node.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What stands in a journal of several parts. */
final class Parts {
  private Parts() {}

  /** The only column of each row. */
  static List<String> rows(Database database, String query) {
    try (var connection = database.dataSource().getConnection();
        var select = connection.prepareStatement(query);
        var row = select.executeQuery()) {
      var rows = new ArrayList<String>();
      while (row.next()) {
        rows.add(row.getString(1));
      }
      return rows;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
