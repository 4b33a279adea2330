package org.tongban.node.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
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
import org.tongban.node.settings.Settings;
import org.tongban.node.settings.SettingsFile;
import org.tongban.node.store.Database;
import org.tongban.node.store.EvidenceVault;
import org.tongban.node.store.OwnPostgres;
import org.tongban.node.store.PostgresJournalStore;
import org.tongban.node.store.StorageKeys;

/** In order: the key is made, exchanged while the node records, and lost. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class JournalRekeyCommandTest {
  private static final Instant NOW = Instant.parse("2026-11-22T01:02:03Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  private static final Path BINARIES = Path.of("target", "postgres").toAbsolutePath();
  @TempDir private static Path folder;
  private static Settings settings;
  private static Path key;
  private static Path previous;
  private static OwnPostgres server;
  private static Database database;

  @BeforeAll
  static void aNode() throws Exception {
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
    settings = SettingsFile.read(file, Map.of());
    key = settings.journal().encryption().key();
    previous = settings.journal().encryption().previous();
    server = OwnPostgres.start(settings.databaseFolder(), BINARIES, 0);
    database = Database.open(server, 3);
  }

  @AfterAll
  static void stop() {
    database.close();
    server.close();
  }

  private static Terminal run(int expected, String... arguments) {
    var terminal = Terminal.english();
    assertThat(terminal.run(arguments)).as(terminal.out() + terminal.err()).isEqualTo(expected);
    return terminal;
  }

  private static EvidenceVault vault() {
    var encryption = settings.journal().encryption();
    return EvidenceVault.open(
        database.dataSource(), () -> StorageKeys.read(encryption, CryptoProvider.choose()), CLOCK);
  }

  private static void append(EvidenceVault vault, int count) {
    try (var store = new PostgresJournalStore(database.dataSource(), CLOCK, vault)) {
      for (int i = 0; i < count; i++) {
        store.append(
            new EntryDraft(
                EntryFacts.of(EntryKind.ASK_RECEIVED, NOW),
                ("signed " + i).getBytes(StandardCharsets.UTF_8)));
      }
    }
  }

  private static void whole(int entries) {
    var checked = run(ExitCodes.GOOD, "journal", "check", "--config", folder.toString());
    assertThat(checked.out()).contains(entries + " entries, all whole");
  }

  @Test
  @Order(1)
  void makesAKeyAndNeverReplacesIt() throws IOException {
    // Given
    var missing = run(ExitCodes.NEGATIVE, "journal", "rekey", "--config", folder.toString());
    assertThat(missing.err()).contains("journal.encryption.key").doesNotContain("\tat ");

    // When
    run(ExitCodes.GOOD, "journal", "key", "--out", key.toString(), "--cipher", "SM4-GCM");
    var first = Files.readString(key);
    var again = run(ExitCodes.CONFLICT, "journal", "key", "--out", key.toString());

    // Then
    assertThat(again.err()).contains("is there already");
    assertThat(Files.readString(key)).isEqualTo(first).contains("SM4 GCM STORAGE KEY");
    assertThat(Files.getPosixFilePermissions(key)).hasSize(2);
    run(ExitCodes.USAGE, "journal", "key", "--out", key + "2", "--cipher", "ROT13");
  }

  @Test
  @Order(2)
  void exchangesTheKeyWhileTheNodeRecords() throws IOException {
    // Given
    var vault = vault();
    append(vault, 3);
    var old = Files.readString(key);

    // When
    var done =
        run(
            ExitCodes.GOOD,
            "journal",
            "rekey",
            "--config=" + folder,
            "--new",
            "--cipher=AES-256-GCM",
            "--all-evidence");
    append(vault, 3);
    vault.refresh();
    append(vault, 3);

    // Then
    assertThat(done.out())
        .contains("1 data key was wrapped anew, 0 had been before, 0 lost")
        .contains("The evidence of 3 entries was encrypted anew")
        .contains(previous.toString());
    assertThat(done.err()).contains("up to entry 3");
    assertThat(Files.readString(previous)).isEqualTo(old);
    whole(9);
  }

  @Test
  @Order(3)
  void refusesAnotherKeyWhileTheLastExchangeIsNotFinished() throws IOException {
    // Given
    var newer = Files.readString(key);

    // When
    var refused = run(ExitCodes.CONFLICT, "journal", "rekey", "--config=" + folder, "--new");
    var finished = run(ExitCodes.GOOD, "journal", "rekey", "--config=" + folder, "-o", "json");
    Files.delete(previous);

    // Then
    assertThat(refused.err()).contains(previous.toString());
    assertThat(Files.readString(key)).isEqualTo(newer);
    assertThat(finished.out()).contains("\"wrappedAnew\" : 0").contains("\"wrappedAlready\" : ");
    whole(9);
  }

  @Test
  @Order(4)
  void goesOnWhereItBrokeOffBetweenTheTwoFiles() throws IOException {
    // Given: killed when the key was copied and no new one made
    Files.copy(key, previous, java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);

    // When
    run(ExitCodes.GOOD, "journal", "rekey", "--config=" + folder, "--new");
    Files.delete(previous);

    // Then
    whole(9);
  }

  @Test
  @Order(5)
  void aLostKeyLosesTheEvidenceAndNotTheNode() throws IOException {
    // Given
    Files.delete(key);
    run(ExitCodes.GOOD, "journal", "key", "--out", key.toString());
    var refused = run(ExitCodes.NEGATIVE, "journal", "check", "--config=" + folder);
    assertThat(refused.err()).contains("journal.encryption.key does not open data key");
    run(ExitCodes.USAGE, "journal", "rekey", "--config=" + folder, "--give-up-lost");

    // When
    run(ExitCodes.GOOD, "journal", "rekey", "--config=" + folder, "--give-up-lost", "--yes");
    append(vault(), 1);

    // Then
    var checked = run(ExitCodes.NEGATIVE, "journal", "check", "--config=" + folder);
    assertThat(checked.out()).contains("entry 1").contains("can't be decrypted");
  }
}
