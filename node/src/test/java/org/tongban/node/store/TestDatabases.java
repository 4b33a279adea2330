package org.tongban.node.store;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * Databases for tests, each of its own, all on one PostgreSQL of this JVM: to make a server takes
 * longer than most of the tests.
 */
public final class TestDatabases {
  private static int made;
  private static OwnPostgres server;

  private TestDatabases() {}

  /**
   * One more, with the tables of a node and nothing in them.
   *
   * @param connections largest number of connections
   */
  public static Database fresh(int connections) {
    return open(copy(OwnPostgres.DATABASE), connections);
  }

  /** The address of one more, in which there is nothing at all. */
  static String empty() {
    return server().url(copy("template1"));
  }

  /** The password for all of them. */
  public static String password() {
    return server().password();
  }

  /** Opens one by its name. */
  static Database open(String name, int connections) {
    return Database.open(server().url(name), OwnPostgres.USER, password(), connections);
  }

  /**
   * One more that begins as another, which nobody uses now.
   *
   * @return its name
   */
  static synchronized String copy(String template) {
    var name = "test" + ++made;
    var main = server().url("postgres");
    try (var connection = DriverManager.getConnection(main, OwnPostgres.USER, password())) {
      OwnPostgresTest.run(connection, "CREATE DATABASE " + name + " TEMPLATE " + template);
      return name;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static synchronized OwnPostgres server() {
    if (server == null) {
      var folder = Servers.folder("shared-" + Integer.getInteger("tongban.fork", 1));
      var started = Servers.start(folder);
      Runtime.getRuntime().addShutdownHook(new Thread(() -> throwAway(folder, started)));
      server = started;
    }
    return server;
  }

  /** Nobody reads it again, so nothing of it need go to the disk. */
  private static void throwAway(Path folder, OwnPostgres server) {
    PidFile.read(folder.resolve("cluster"))
        .flatMap(note -> ProcessHandle.of(note.pid()))
        .ifPresent(
            process -> {
              process.destroyForcibly();
              process.onExit().join();
            });
    server.close();
  }
}
