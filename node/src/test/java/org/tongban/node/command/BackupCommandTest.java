package org.tongban.node.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tongban.node.store.BackupBook;
import org.tongban.node.store.BackupNote.Kind;
import org.tongban.node.store.EvidenceVault;

/** Copies of a journal: this node's, another's, one that was altered. */
class BackupCommandTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-24T08:00:00Z"), ZoneOffset.UTC);
  @TempDir private static Path folder;
  private static NodeAside node;
  private static NodeAside other;

  @BeforeAll
  static void twoJournals() throws Exception {
    node = NodeAside.in(Files.createDirectory(folder.resolve("node")), "");
    other = NodeAside.in(Files.createDirectory(folder.resolve("other")), "");
    // the same words at the same time are the same chain, as in a copy
    node.append(EvidenceVault.plain(node.source()), CLOCK, "one", "two", "three");
    other.append(EvidenceVault.plain(other.source()), CLOCK, "one", "two");
  }

  @AfterAll
  static void stop() {
    node.close();
    other.close();
  }

  @BeforeEach
  void nothingNoted() {
    JdbcClient.create(node.source()).sql("DELETE FROM backup_note").update();
  }

  private static Terminal run(int expected, String verb, String... more) {
    var arguments = new ArrayList<>(List.of("backup", verb, "--config=" + node.folder()));
    arguments.addAll(List.of(more));
    var terminal = Terminal.english();
    int code = terminal.run(arguments.toArray(String[]::new));
    assertThat(code).as(terminal.out() + terminal.err()).isEqualTo(expected);
    return terminal;
  }

  private static String copy() {
    return "--copy=data=" + other.settings().data();
  }

  @Test
  void aCopyThatWasMadeIsNotedWithTheLengthOfTheJournal() {
    // When
    var terminal = run(ExitCodes.GOOD, "note", "--place=nas-1");
    run(ExitCodes.USAGE, "note", "--place= ");

    // Then
    assertThat(terminal.out()).contains("3 entries");
    assertThat(new BackupBook(node.source()).last(5))
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.kind()).isEqualTo(Kind.BACKUP);
              assertThat(one.entries()).isEqualTo(3);
              assertThat(one.place()).isEqualTo("nas-1");
            });
  }

  @Test
  void aRestoredCopyIsWalkedHeldToTheNodeAndThenNoted() {
    // When
    var terminal = run(ExitCodes.GOOD, "check", copy(), "--place=nas-1");

    // Then
    assertThat(terminal.out()).contains("2 entries; 1 came after");
    assertThat(new BackupBook(node.source()).last(Kind.RESTORED)).isPresent();
  }

  @Test
  void nothingIsNotedOfTheNodesOwnDatabaseOrOfAnotherHistory() throws Exception {
    // Given a copy with an entry that this node never wrote
    var stranger = NodeAside.in(Files.createDirectory(folder.resolve("stranger")), "");
    try {
      stranger.append(EvidenceVault.plain(stranger.source()), CLOCK, "one", "zwei");

      // When
      var own = run(ExitCodes.USAGE, "check", "--copy=api.port=7555", "--place=x");
      var strange =
          run(
              ExitCodes.NEGATIVE,
              "check",
              "--copy=data=" + stranger.settings().data(),
              "--place=x");

      // Then
      assertThat(own.err()).contains("own database");
      assertThat(strange.err()).contains("another history");
      assertThat(new BackupBook(node.source()).last(5)).isEmpty();
    } finally {
      stranger.close();
    }
  }
}
