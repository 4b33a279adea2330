package org.tongban.node.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.tongban.core.seal.CryptoProvider;
import org.tongban.node.store.EvidenceVault;
import org.tongban.node.store.StorageKeys;

/** In order: the key is made, exchanged while the node records, and lost. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class JournalRekeyCommandTest {
  private static final Instant NOW = Instant.parse("2026-11-22T01:02:03Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  @TempDir private static Path folder;
  private static NodeAside node;
  private static Path key;
  private static Path previous;

  @BeforeAll
  static void aNode() throws Exception {
    node = NodeAside.in(folder, "");
    key = node.settings().journal().encryption().key();
    previous = node.settings().journal().encryption().previous();
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  private static Terminal makeKey(int expected, String... more) {
    var arguments = new ArrayList<>(List.of("journal", "key", "--out"));
    arguments.addAll(List.of(more));
    var terminal = Terminal.english();
    int code = terminal.run(arguments.toArray(String[]::new));
    assertThat(code).as(terminal.out() + terminal.err()).isEqualTo(expected);
    return terminal;
  }

  private static EvidenceVault vault() {
    var encryption = node.settings().journal().encryption();
    return EvidenceVault.open(
        node.source(), () -> StorageKeys.read(encryption, CryptoProvider.choose()), CLOCK);
  }

  private static void append(EvidenceVault vault, int count) {
    node.append(vault, CLOCK, Collections.nCopies(count, "signed").toArray(String[]::new));
  }

  private static void whole(int entries) {
    var checked = node.journal(ExitCodes.GOOD, "check");
    assertThat(checked.out()).contains(entries + " entries, all whole");
  }

  @Test
  @Order(1)
  void makesAKeyAndNeverReplacesIt() throws IOException {
    // Given
    var missing = node.journal(ExitCodes.NEGATIVE, "rekey");
    assertThat(missing.err()).contains("journal.encryption.key").doesNotContain("\tat ");

    // When
    makeKey(ExitCodes.GOOD, key.toString(), "--cipher", "SM4-GCM");
    var first = Files.readString(key);
    var again = makeKey(ExitCodes.CONFLICT, key.toString());

    // Then
    assertThat(again.err()).contains("is there already");
    assertThat(Files.readString(key)).isEqualTo(first).contains("SM4 GCM STORAGE KEY");
    assertThat(Files.getPosixFilePermissions(key)).hasSize(2);
    makeKey(ExitCodes.USAGE, key + "2", "--cipher", "ROT13");
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
        node.journal(ExitCodes.GOOD, "rekey", "--new", "--cipher=AES-256-GCM", "--all-evidence");
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
    var refused = node.journal(ExitCodes.CONFLICT, "rekey", "--new");
    var finished = node.journal(ExitCodes.GOOD, "rekey", "-o", "json");
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
    node.journal(ExitCodes.GOOD, "rekey", "--new");
    Files.delete(previous);

    // Then
    whole(9);
  }

  @Test
  @Order(5)
  void aLostKeyLosesTheEvidenceAndNotTheNode() throws IOException {
    // Given
    Files.delete(key);
    makeKey(ExitCodes.GOOD, key.toString());
    var refused = node.journal(ExitCodes.NEGATIVE, "check");
    assertThat(refused.err()).contains("journal.encryption.key does not open data key");
    node.journal(ExitCodes.USAGE, "rekey", "--give-up-lost");

    // When
    node.journal(ExitCodes.GOOD, "rekey", "--give-up-lost", "--yes");
    append(vault(), 1);

    // Then
    var checked = node.journal(ExitCodes.NEGATIVE, "check");
    assertThat(checked.out()).contains("entry 1").contains("can't be decrypted");
  }
}
