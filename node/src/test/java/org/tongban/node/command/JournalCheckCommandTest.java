package org.tongban.node.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.tongban.core.journal.ChainFault;
import org.tongban.node.store.EvidenceVault;

/** One server for all, as a running node has it; the journal is altered last. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class JournalCheckCommandTest {
  private static final Instant NOW = Instant.parse("2026-11-22T01:02:03Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  @TempDir private static Path folder;
  private static NodeAside node;

  @BeforeAll
  static void aNodeWithThreeEntries() throws Exception {
    node = NodeAside.in(folder, "");
    node.append(EvidenceVault.plain(node.source()), CLOCK, "one", "two", "three");
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  @Test
  @Order(1)
  void aWholeJournalIsGoodWhileTheNodeRuns() {
    // When
    var terminal = node.journal(ExitCodes.GOOD, "check");

    // Then
    assertThat(terminal.err()).isEmpty();
    assertThat(terminal.out())
        .isEqualToIgnoringNewLines("Journal of 310118: 3 entries, all whole.");
  }

  @Test
  @Order(2)
  void anAlteredEntryIsNamed() throws SQLException {
    // Given
    try (var connection = node.source().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("SET session_replication_role = replica");
      statement.execute("UPDATE journal_evidence SET bytes = 'twO' WHERE seq = 2");
      statement.execute("RESET session_replication_role");
    }
    var people = new Terminal(Locale.SIMPLIFIED_CHINESE);

    // When
    int code = people.run(node.arguments("check"));
    var programs = node.journal(ExitCodes.NEGATIVE, "check", "-o", "json");

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
    // When
    var terminal =
        node.journal(ExitCodes.NEGATIVE, "check", "--data=" + folder.resolve("elsewhere"));

    // Then
    assertThat(terminal.err()).contains("there is no database in").doesNotContain("\tat ");
  }

  @Test
  void everyFaultHasItsWords() {
    var bundle = Messages.bundle(Locale.ENGLISH);
    assertThat(Arrays.stream(ChainFault.values()).map(fault -> "journal.fault." + fault.name()))
        .allMatch(bundle::containsKey);
  }
}
