package org.tongban.node.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.tongban.core.journal.EntryDraft;
import org.tongban.core.journal.EntryFacts;
import org.tongban.core.journal.EntryKind;
import org.tongban.node.settings.Settings;
import org.tongban.node.settings.SettingsException;
import org.tongban.node.settings.SettingsFile;
import org.tongban.node.store.Database;
import org.tongban.node.store.EvidenceVault;
import org.tongban.node.store.OwnPostgres;
import org.tongban.node.store.PostgresJournalStore;
import org.tongban.node.store.Servers;

/**
 * Settings of a node and its running database, as commands find them that are called beside it.
 *
 * @param folder of the settings' file
 */
record NodeAside(Path folder, Settings settings, OwnPostgres server, Database database)
    implements AutoCloseable {
  private static final int CONNECTIONS = 3;

  /**
   * Starts the database in an empty folder.
   *
   * @param more lines of the settings
   */
  static NodeAside in(Path folder, String more) throws IOException, SettingsException {
    Path file =
        Files.writeString(
            folder.resolve(SettingsFile.NAME),
            """
            member: "310118"
            data: store
            catalogue: %s
            divisions: divisions.csv
            api: {port: 7101}
            peer: {port: 7201}
            database: {embedded: {binaries: %s}}
            routes: {spine: routes, lookups: lookups}
            """
                    .formatted(
                        Path.of("..", "schemas").toAbsolutePath().normalize(), Servers.BINARIES)
                + more);
    var settings = SettingsFile.read(file, Map.of());
    var server = Servers.start(settings.databaseFolder());
    return new NodeAside(folder, settings, server, Database.open(server, CONNECTIONS));
  }

  DataSource source() {
    return database.dataSource();
  }

  /** Records asks as received, with these words for evidence. */
  void append(EvidenceVault vault, Clock clock, String... evidence) {
    try (var store = new PostgresJournalStore(source(), clock, vault)) {
      for (var one : evidence) {
        var facts = EntryFacts.of(EntryKind.ASK_RECEIVED, clock.instant());
        store.append(new EntryDraft(facts, one.getBytes(StandardCharsets.UTF_8)));
      }
    }
  }

  /** {@code tongban journal …} with this node's settings. */
  Terminal journal(int expected, String verb, String... more) {
    var terminal = Terminal.english();
    int code = terminal.run(arguments(verb, more));
    assertThat(code).as(terminal.out() + terminal.err()).isEqualTo(expected);
    return terminal;
  }

  String[] arguments(String verb, String... more) {
    var arguments = new ArrayList<>(List.of("journal", verb, "--config=" + folder));
    arguments.addAll(List.of(more));
    return arguments.toArray(String[]::new);
  }

  @Override
  public void close() {
    database.close();
    server.close();
  }
}
