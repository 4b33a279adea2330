package org.tongban.node.store;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Databases with journals in several parts. */
final class Parts {
  private Parts() {}

  /** One more database on that server, with the tables of a node. */
  static Database fresh(OwnPostgres server, String name) {
    return Database.open(url(server, name), OwnPostgres.USER, server.password(), 8);
  }

  /** The address of one more database, which is empty. */
  static String url(OwnPostgres server, String name) {
    try (var connection =
        DriverManager.getConnection(
            server.url(OwnPostgres.DATABASE), OwnPostgres.USER, server.password())) {
      OwnPostgresTest.run(connection, "CREATE DATABASE " + name);
      return server.url(name);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

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
