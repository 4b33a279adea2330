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

/** A node's database seen from outside, whether or not the node runs: never migrated. */
final class NodeDatabase implements AutoCloseable {
  private final DataSource source;
  private final Optional<OwnPostgres> server;

  private NodeDatabase(DataSource source, Optional<OwnPostgres> server) {
    this.source = source;
    this.server = server;
  }

  static NodeDatabase open(Settings settings, Messages messages) {
    return open(settings, messages, true);
  }

  /** For the few commands that change something in it. */
  static NodeDatabase openToWrite(Settings settings, Messages messages) {
    return open(settings, messages, false);
  }

  private static NodeDatabase open(Settings settings, Messages messages, boolean readOnly) {
    DatabaseSettings database = settings.database();
    if (database.embedded().isPresent()) {
      var server =
          OwnPostgres.attachOrStart(
              settings.databaseFolder(), database.embedded().get().binaries());
      var url = server.url(OwnPostgres.DATABASE);
      var source = source(url, OwnPostgres.USER, server.password(), readOnly);
      return new NodeDatabase(source, Optional.of(server));
    }
    String password = database.passwordFile().map(file -> firstLine(file, messages)).orElse("");
    var url = database.url().orElseThrow();
    var source = source(url, database.user().orElseThrow(), password, readOnly);
    return new NodeDatabase(source, Optional.empty());
  }

  DataSource source() {
    return source;
  }

  private static DataSource source(String url, String user, String password, boolean readOnly) {
    var source = new PGSimpleDataSource();
    source.setUrl(url);
    source.setUser(user);
    source.setPassword(password);
    source.setConnectTimeout(5);
    source.setReadOnly(readOnly);
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
