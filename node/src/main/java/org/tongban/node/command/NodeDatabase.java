package org.tongban.node.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.tongban.node.settings.DatabaseSettings;
import org.tongban.node.settings.Settings;
import org.tongban.node.store.OwnPostgres;

/** A node's database seen from outside, whether or not the node runs: read, never migrated. */
final class NodeDatabase implements AutoCloseable {
  private final DataSource source;
  private final Optional<OwnPostgres> server;

  private NodeDatabase(DataSource source, Optional<OwnPostgres> server) {
    this.source = source;
    this.server = server;
  }

  static NodeDatabase open(Settings settings, Messages messages) {
    DatabaseSettings database = settings.database();
    if (database.embedded().isPresent()) {
      var server =
          OwnPostgres.attachOrStart(
              settings.databaseFolder(), database.embedded().get().binaries());
      var source = source(server.url(OwnPostgres.DATABASE), OwnPostgres.USER, server.password());
      return new NodeDatabase(source, Optional.of(server));
    }
    String password = database.passwordFile().map(file -> firstLine(file, messages)).orElse("");
    var source = source(database.url().orElseThrow(), database.user().orElseThrow(), password);
    return new NodeDatabase(source, Optional.empty());
  }

  DataSource source() {
    return source;
  }

  private static DataSource source(String url, String user, String password) {
    var source = new PGSimpleDataSource();
    source.setUrl(url);
    source.setUser(user);
    source.setPassword(password);
    source.setConnectTimeout(5);
    source.setReadOnly(true);
    source.setLogServerErrorDetail(false);
    source.setApplicationName("tongban-check");
    return source;
  }

  private static String firstLine(Path file, Messages messages) {
    try (var lines = Files.lines(file, StandardCharsets.UTF_8)) {
      return lines.findFirst().orElse("");
    } catch (IOException e) {
      throw new CommandFailedException(ExitCodes.NEGATIVE, messages.text("file.unreadable", file));
    }
  }

  @Override
  public void close() {
    server.ifPresent(OwnPostgres::close);
  }
}
