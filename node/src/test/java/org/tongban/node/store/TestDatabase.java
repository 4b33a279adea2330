package org.tongban.node.store;

import javax.sql.DataSource;

/** A real and migrated database for tests of other rooms. */
public final class TestDatabase implements AutoCloseable {
  private final OwnPostgres server;
  private final Database database;

  private TestDatabase(OwnPostgres server) {
    this.server = server;
    this.database = Database.open(server, 4);
  }

  /** An empty one. */
  public static TestDatabase start(String name) {
    return new TestDatabase(Servers.start(Servers.folder(name)));
  }

  public DataSource source() {
    return database.dataSource();
  }

  @Override
  public void close() {
    database.close();
    server.close();
  }
}
