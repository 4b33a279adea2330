package org.tongban.node.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.tongban.core.journal.EntryDraft;
import org.tongban.core.journal.EntryFacts;
import org.tongban.core.journal.EntryKind;
import org.tongban.core.seal.CryptoProvider;
import org.tongban.node.settings.SettingsFile;
import org.tongban.node.store.Database;
import org.tongban.node.store.EvidenceVault;
import org.tongban.node.store.JournalTurn;
import org.tongban.node.store.LogSamples;
import org.tongban.node.store.LogStore;
import org.tongban.node.store.OwnPostgres;
import org.tongban.node.store.PostgresJournalStore;
import org.tongban.node.store.Servers;
import org.tongban.node.store.StorageKeys;

/** In order: a month is there, goes to a file, and comes back. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class JournalMonthCommandsTest {
  private static final Clock JUNE = clock("2025-06-05T01:02:03Z");
  private static final Clock JULY = clock("2025-07-05T01:02:03Z");
  private static final String FILE = "tongban-journal-310118-2025-06.zip";
  @TempDir private static Path folder;
  private static OwnPostgres server;
  private static Database database;

  private static Clock clock(String at) {
    return Clock.fixed(Instant.parse(at), ZoneOffset.UTC);
  }

  @BeforeAll
  static void aNodeWithTwoMonths() throws Exception {
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
                    Path.of("..", "schemas").toAbsolutePath().normalize(), Servers.BINARIES));
    var settings = SettingsFile.read(file, Map.of());
    var encryption = settings.journal().encryption();
    Terminal.english().run("journal", "key", "--out", encryption.key().toString());
    server = Servers.start(settings.databaseFolder());
    database = Database.open(server, 3);
    var source = database.dataSource();
    var vault =
        EvidenceVault.open(
            source, () -> StorageKeys.read(encryption, CryptoProvider.choose()), JUNE);
    new JournalTurn(source, JUNE).turn();
    try (var store = new PostgresJournalStore(source, JUNE, vault)) {
      IntStream.range(0, 20).forEach(i -> store.append(draft(JUNE)));
      new JournalTurn(source, JULY).turn();
      IntStream.range(0, 20).forEach(i -> store.append(draft(JULY)));
    }
    var reached = new LogStore(source).grow();
    new LogStore(source).keep(LogSamples.sign(reached.size(), reached.root()), JULY.instant());
  }

  private static EntryDraft draft(Clock clock) {
    return new EntryDraft(
        EntryFacts.of(EntryKind.ASK_RECEIVED, clock.instant()),
        "signed".getBytes(StandardCharsets.UTF_8));
  }

  @AfterAll
  static void stop() {
    database.close();
    server.close();
  }

  private static Terminal journal(int code, String... words) {
    var terminal = Terminal.english();
    var all = new ArrayList<>(List.of("journal"));
    all.addAll(List.of(words));
    all.add("--config=" + folder);
    assertThat(terminal.run(all.toArray(String[]::new))).as(terminal.err()).isEqualTo(code);
    assertThat(terminal.err()).doesNotContain("\tat ");
    return terminal;
  }

  @Test
  @Order(1)
  void aDryRunSaysWhatWouldGo() {
    var would = journal(0, "archive", "2025-06", "--to", folder.toString(), "--dry-run").out();

    assertThat(would).contains("2025-06, entries 1 to 32, would be put away").contains("until 20");
    assertThat(folder.resolve(FILE)).doesNotExist();
  }

  @Test
  @Order(2)
  void whatIsNotClosedOrKnownStays() {
    assertThat(journal(5, "archive", "2025-07", "--to", folder.toString()).err())
        .contains("2025-07 is not closed yet");
    journal(3, "archive", "2025-05", "--to", folder.toString());
    journal(2, "archive", "2025-06", "--to", folder.resolve("nowhere").toString());
    journal(1, "restore", folder.resolve("nothing.zip").toString());
  }

  @Test
  @Order(3)
  void aMonthGoesToAFile() {
    // When
    var done = journal(0, "archive", "2025-06", "--to", folder.toString()).out();
    var months = journal(0, "months").out();

    // Then
    assertThat(done).contains("was put away").contains(FILE);
    assertThat(folder.resolve(FILE)).exists();
    assertThat(months)
        .contains("2025-06  entries 1 to 32 (32), 0 bytes here, in a file, " + FILE)
        .contains("OVERDUE")
        .contains("2025-07  entries 33 to 41 (9)");
    assertThat(journal(0, "months", "-o", "json").out()).contains("\"overdue\" : true");
  }

  @Test
  @Order(4)
  void theCheckSaysWhatItNeeds() {
    // When
    var check = journal(0, "check").out();
    var withFile = journal(0, "check", "--archive", folder.resolve(FILE).toString()).out();

    // Then
    assertThat(check).contains("41 entries, all whole").contains(FILE + " is needed to check");
    assertThat(withFile).contains("41 entries, all whole").doesNotContain("is needed");
    assertThat(journal(0, "check", "-o", "json").out()).contains("\"month\" : \"2025-06\"");
  }

  @Test
  @Order(5)
  void anAlteredFileIsNamed() throws Exception {
    // Given
    byte[] bytes = Files.readAllBytes(folder.resolve(FILE));
    bytes[bytes.length / 2] ^= 1;
    var altered = Files.write(folder.resolve("altered.zip"), bytes).toString();
    var chinese = new Terminal(Locale.SIMPLIFIED_CHINESE);

    // When // Then
    assertThat(journal(1, "check", "--archive", altered).out()).contains("broken at entry");
    journal(1, "restore", altered);
    assertThat(chinese.run("journal", "restore", altered, "--config=" + folder)).isEqualTo(1);
    assertThat(chinese.err()).contains("未作任何改动");
  }

  @Test
  @Order(6)
  void comesBack() {
    // When
    var done = journal(0, "restore", folder.resolve(FILE).toString()).out();

    // Then
    assertThat(done).contains("2025-06, entries 1 to 32, is there again");
    assertThat(journal(0, "check").out()).contains("42 entries").doesNotContain("needed");
    assertThat(journal(5, "restore", folder.resolve(FILE).toString()).err())
        .contains("in the database already");
  }
}
