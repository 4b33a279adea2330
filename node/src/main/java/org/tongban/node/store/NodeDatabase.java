package org.tongban.node.store;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javax.sql.DataSource;
import org.tongban.node.settings.DatabaseSettings;
import org.tongban.node.settings.Settings;

/** The node's database as the settings want it: a server of its own, or one at an address. */
public final class NodeDatabase implements AutoCloseable {
  private final Optional<OwnPostgres> server;
  private final Database database;

  private NodeDatabase(Optional<OwnPostgres> server, Database database) {
    this.server = server;
    this.database = database;
  }

  /**
   * Opens it for a node that is to run.
   *
   * @throws StoreException when the server doesn't start or can't be reached
   */
  public static NodeDatabase open(Settings settings) {
    var wanted = settings.database();
    if (wanted.embedded().isEmpty()) {
      return external(wanted);
    }
    var own = wanted.embedded().get();
    return embedded(
        OwnPostgres.start(settings.databaseFolder(), own.binaries(), own.port()), wanted.pool());
  }

  private static NodeDatabase embedded(OwnPostgres server, int pool) {
    boolean opened = false;
    try {
      var database = new NodeDatabase(Optional.of(server), Database.open(server, pool));
      opened = true;
      return database;
    } finally {
      if (!opened) {
        server.close();
      }
    }
  }

  private static NodeDatabase external(DatabaseSettings wanted) {
    var password = wanted.passwordFile().map(NodeDatabase::firstLine).orElse("");
    var database =
        Database.open(
            wanted.url().orElseThrow(), wanted.user().orElseThrow(), password, wanted.pool());
    return new NodeDatabase(Optional.empty(), database);
  }

  private static String firstLine(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8).lines().findFirst().orElse("");
    } catch (IOException e) {
      throw new UncheckedIOException(file + " can't be read", e);
    }
  }

  /** Counts from now on how its connections are used. */
  public void meter(MeterRegistry meters) {
    database.meter(meters);
  }

  /** Connections to the node's tables. */
  public DataSource dataSource() {
    return database.dataSource();
  }

  @Override
  public void close() {
    database.close();
    server.ifPresent(OwnPostgres::close);
  }
}
