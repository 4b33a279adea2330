package org.tongban.node.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.tongban.core.journal.ChainFault;
import org.tongban.core.journal.EntryDraft;
import org.tongban.core.journal.EntryFacts;
import org.tongban.core.journal.EntryKind;
import org.tongban.node.settings.SettingsFile;
import org.tongban.node.store.Database;
import org.tongban.node.store.EvidenceVault;
import org.tongban.node.store.OwnPostgres;
import org.tongban.node.store.PostgresJournalStore;

/** One server for all, as a running node has it; the journal is altered last. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class JournalCheckCommandTest {
  private static final Instant NOW = Instant.parse("2026-11-22T01:02:03Z");
  private static final Path BINARIES = Path.of("target", "postgres").toAbsolutePath();
  @TempDir private static Path folder;
  private static OwnPostgres server;
  private static Database database;

  @BeforeAll
  static void aNodeWithThreeEntries() throws Exception {
    Path file =
        Files.writeString(
            folder.resolve(SettingsFile.NAME),
            """
            member: "310118"
            data: store
            catalogue: schemas
            divisions: divisions.csv
            api: {port: 7101}
            peer: {port: 7201}
            database: {embedded: {binaries: %s}}
            routes: {spine: routes, lookups: lookups}
            """
                .formatted(BINARIES));
    var settings = SettingsFile.read(file, Map.of());
    server = OwnPostgres.start(settings.databaseFolder(), BINARIES, 0);
    database = Database.open(server, 2);
    try (var store =
        new PostgresJournalStore(
            database.dataSource(),
            Clock.fixed(NOW, ZoneOffset.UTC),
            EvidenceVault.plain(database.dataSource()))) {
      for (String evidence : new String[] {"one", "two", "three"}) {
        store.append(
            new EntryDraft(
                EntryFacts.of(EntryKind.ASK_RECEIVED, NOW),
                evidence.getBytes(StandardCharsets.UTF_8)));
      }
    }
  }

  @AfterAll
  static void stop() {
    database.close();
    server.close();
  }

  @Test
  @Order(1)
  void aWholeJournalIsGoodWhileTheNodeRuns() {
    // Given
    var terminal = Terminal.english();

    // When
    int code = terminal.run("journal", "check", "--config", folder.toString());

    // Then
    assertThat(terminal.err()).isEmpty();
    assertThat(code).isEqualTo(ExitCodes.GOOD);
    assertThat(terminal.out())
        .isEqualToIgnoringNewLines("Journal of 310118: 3 entries, all whole.");
  }

  @Test
  @Order(2)
  void anAlteredEntryIsNamed() throws SQLException {
    // Given
    try (var connection = database.dataSource().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("SET session_replication_role = replica");
      statement.execute("UPDATE journal_evidence SET bytes = 'twO' WHERE seq = 2");
      statement.execute("RESET session_replication_role");
    }
    var people = new Terminal(Locale.SIMPLIFIED_CHINESE);
    var programs = Terminal.english();

    // When
    int code = people.run("journal", "check", "--config", folder.toString());
    programs.run("journal", "check", "--config", folder.toString(), "-o", "json");

    // Then
    assertThat(code).isEqualTo(ExitCodes.NEGATIVE);
    assertThat(people.out()).contains("第 2 条").contains("原始报文被改动");
    assertThat(programs.out())
        .contains("\"entry\" : 2")
        .contains("\"fault\" : \"EVIDENCE_ALTERED\"")
        .contains("\"good\" : false");
  }

  @Test
  void aNodeThatNeverRanHasNoJournal() {
    // Given
    var terminal = Terminal.english();

    // When
    int code =
        terminal.run(
            "journal", "check", "--config=" + folder, "--data=" + folder.resolve("elsewhere"));

    // Then
    assertThat(code).isEqualTo(ExitCodes.NEGATIVE);
    assertThat(terminal.err()).contains("there is no database in").doesNotContain("\tat ");
  }

  @Test
  void everyFaultHasItsWords() {
    var bundle = Messages.bundle(Locale.ENGLISH);
    assertThat(Arrays.stream(ChainFault.values()).map(fault -> "journal.fault." + fault.name()))
        .allMatch(bundle::containsKey);
  }
}
