package org.tongban.harness.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.postgresql.ds.PGSimpleDataSource;
import org.tongban.core.seal.CryptoProvider;
import org.tongban.node.demo.DemoLayout;
import org.tongban.node.demo.register.Region;
import org.tongban.node.settings.EncryptionSettings;
import org.tongban.node.store.EvidenceVault;
import org.tongban.node.store.JournalReader;
import org.tongban.node.store.OwnPostgres;
import org.tongban.node.store.StorageKeys;

/** A node's own PostgreSQL, touched from outside as an accident would touch it. */
final class Server {
  private static final int MOST_SEGMENTS = 64;

  private final Path folder;
  private final String url;

  Server(DemoLayout layout, Region region) {
    folder = layout.nodeData(region).resolve("database");
    url = "jdbc:postgresql://127.0.0.1:" + layout.databasePort(region) + "/" + OwnPostgres.DATABASE;
  }

  Path folder() {
    return folder;
  }

  /** Ends the server's main process outright ({@code kill -9}). */
  void kill() {
    process().destroyForcibly();
  }

  private ProcessHandle process() {
    try {
      var note = Files.readAllLines(folder.resolve("cluster").resolve("postmaster.pid"));
      return ProcessHandle.of(Long.parseLong(note.get(0).strip())).orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException("the server's process is not known", e);
    }
  }

  /**
   * All sessions at once, also those that are open: as after a switch to a copy of the database.
   */
  void readOnly(boolean on) {
    var line = "default_transaction_read_only = " + (on ? "on" : "off") + "\n";
    try {
      // the nodes forbid ALTER SYSTEM; the later of two lines counts
      Files.writeString(
          folder.resolve("cluster").resolve("postgresql.conf"), line, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    try (var connection = connect();
        var statement = connection.createStatement()) {
      statement.execute("SELECT pg_reload_conf()");
    } catch (SQLException e) {
      throw new IllegalStateException("the server can't be told", e);
    }
  }

  /** Takes segment after segment of the log, until the server finds no room for the next one. */
  void useUpLog() {
    try (var connection = connect();
        var statement = connection.createStatement()) {
      for (int segment = 0; segment < MOST_SEGMENTS; segment++) {
        statement.execute("SELECT pg_logical_emit_message(true, 'fault', 'x')");
        statement.execute("SELECT pg_switch_wal()");
      }
    } catch (SQLException e) {
      // the server has ended
      return;
    }
    throw new IllegalStateException("the server's log never ended");
  }

  /** The node's journal, with its evidence decrypted by the node's own key. */
  JournalReader journal() {
    var source = new PGSimpleDataSource();
    source.setUrl(url);
    source.setUser(OwnPostgres.USER);
    source.setPassword(password());
    var keys = folder.resolveSibling("keys");
    var encryption =
        new EncryptionSettings(
            keys.resolve("journal.key.pem"), keys.resolve("journal.previous.key.pem"), false);
    return new JournalReader(
        source,
        EvidenceVault.reading(source, () -> StorageKeys.read(encryption, CryptoProvider.choose())));
  }

  Connection connect() throws SQLException {
    var properties = new Properties();
    properties.setProperty("user", OwnPostgres.USER);
    properties.setProperty("password", password());
    return DriverManager.getConnection(url, properties);
  }

  private String password() {
    try {
      return Files.readString(folder.resolve("password"), StandardCharsets.US_ASCII).strip();
    } catch (IOException e) {
      throw new UncheckedIOException("the server's password can't be read", e);
    }
  }
}
