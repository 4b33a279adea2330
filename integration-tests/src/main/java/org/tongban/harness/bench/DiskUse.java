package org.tongban.harness.bench;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.tongban.node.demo.DemoLayout;
import org.tongban.node.demo.register.DemoMember;
import org.tongban.node.store.OwnPostgres;

/** How much the nodes' databases grow by their exchanges. */
final class DiskUse {
  private final DemoLayout layout;
  private final List<? extends DemoMember> members;
  private long bytes;
  private long entries;

  DiskUse(DemoLayout layout, List<? extends DemoMember> members) {
    this.layout = layout;
    this.members = members;
  }

  void begin() {
    add(-1);
  }

  void end() {
    add(1);
  }

  /** Bytes, all members together; each exchange is two entries in two journals. */
  double perExchange() {
    return bytes / (entries / 4.0);
  }

  private void add(int sign) {
    for (var member : members) {
      var folder = layout.nodeData(member).resolve("database");
      bytes += sign * number(folder, "SELECT pg_database_size(current_database())");
      entries += sign * number(folder, "SELECT seq FROM journal_head");
    }
  }

  private long number(Path folder, String query) {
    try (var server = OwnPostgres.attachOrStart(folder, layout.binaries());
        var connection =
            DriverManager.getConnection(
                server.url(OwnPostgres.DATABASE), OwnPostgres.USER, server.password());
        var statement = connection.createStatement();
        var row = statement.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    } catch (SQLException e) {
      throw new BenchException("a node's database can't be asked", e);
    }
  }
}
