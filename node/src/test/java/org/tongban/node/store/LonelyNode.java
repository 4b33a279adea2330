package org.tongban.node.store;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;

/** A program that starts its database, writes, says so and waits to be killed. */
final class LonelyNode {
  private LonelyNode() {}

  static Process start(Path folder) throws IOException {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    return new ProcessBuilder(
            java.toString(),
            "-cp",
            System.getProperty("java.class.path"),
            LonelyNode.class.getName(),
            folder.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  public static void main(String[] arguments) throws SQLException, InterruptedException {
    OwnPostgres server = Servers.start(Path.of(arguments[0]));
    try (var connection = OwnPostgresTest.connect(server)) {
      OwnPostgresTest.run(connection, "CREATE TABLE written AS SELECT 7 AS number");
    }
    System.out.println("ready");
    Thread.sleep(120_000);
    server.close();
  }
}
