package org.tongban.node.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tongban.core.journal.ChainFault;
import org.tongban.core.journal.ChainResult;
import org.tongban.core.journal.ChainResult.Broken;
import org.tongban.core.journal.Frontier;
import org.tongban.core.message.Digest;
import org.tongban.core.message.MessageId;

/**
 * The tree over a journal that grows, and what is found when somebody with all rights alters it.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LogStoreTest {
  private static final int LENGTH = 600;
  private static final List<Digest> HASHES = new ArrayList<>();
  private static final List<String> TABLES =
      List.of("journal_head", "journal_entry", "journal_evidence", "log_node", "log_checkpoint");
  private static Database database;
  private static LogStore log;

  @BeforeAll
  static void startServer() {
    database = TestDatabases.fresh(6);
    log = new LogStore(database.dataSource(), 64);
  }

  @AfterAll
  static void stopServer() {
    database.close();
  }

  private static void append(int count) {
    try (var store =
        new PostgresJournalStore(database.dataSource(), Samples.CLOCK, Vaults.open(database))) {
      IntStream.range(0, count)
          .forEach(i -> HASHES.add(store.append(Samples.ask(MessageId.next())).hash()));
    }
  }

  /** Computed here once more, from nothing but the entries. */
  private static Digest root(int size) {
    var frontier = new Frontier();
    HASHES.subList(0, size).forEach(hash -> frontier.add(hash, (node, digest) -> {}));
    return frontier.root();
  }

  @Test
  @Order(1)
  void an_empty_journal_has_the_root_of_nothing() {
    assertThat(log.grow()).isEqualTo(new LogStore.Reached(0, Digest.sha256(new byte[0])));
    assertThat(log.newest()).isEmpty();
    assertThat(Vaults.walker(database).check().good()).isTrue();
  }

  @Test
  @Order(2)
  void grows_behind_the_entries_from_wherever_it_was() {
    for (int size : new int[] {1, 15, 16, 17, 64, 65, 255, 256, 257, 450, LENGTH}) {
      // Given
      append(size - HASHES.size());

      // When
      var reached = log.grow();

      // Then
      assertThat(reached).isEqualTo(new LogStore.Reached(size, root(size)));
      log.keep(LogSamples.sign(size, reached.root()), Samples.NOW);
    }
    assertThat(log.grow().size()).isEqualTo(LENGTH);
    assertThat(log.newest().map(kept -> kept.checkpoint().size())).contains((long) LENGTH);
    assertThat(log.covering(66).map(kept -> kept.checkpoint().size())).contains(255L);
    assertThat(log.covering(LENGTH + 1)).isEmpty();
  }

  @Test
  @Order(3)
  void shows_each_entry_and_the_growth_from_any_size() {
    for (int seq = 1; seq <= LENGTH; seq += 7) {
      // When
      var inclusion = log.inclusion(seq, LENGTH);
      var consistency = log.consistency(seq, LENGTH);

      // Then
      assertThat(inclusion.root(HASHES.get(seq - 1))).isEqualTo(root(LENGTH));
      assertThat(consistency.joins(root(seq), root(LENGTH))).isTrue();
      assertThat(log.root(seq)).isEqualTo(root(seq));
    }
  }

  @Test
  @Order(4)
  void replicas_grow_one_tree() {
    // Given
    append(300);
    int all = HASHES.size();

    // When
    var reached =
        IntStream.range(0, 6)
            .parallel()
            .mapToObj(thread -> new LogStore(database.dataSource(), 32).grow())
            .toList();

    // Then
    assertThat(reached).allMatch(one -> one.equals(new LogStore.Reached(all, root(all))));
    assertThat(Vaults.walker(database).check()).isEqualTo(new ChainResult(all, Optional.empty()));
  }

  @ParameterizedTest(name = "{0}")
  @Order(5)
  @CsvSource(
      delimiter = '|',
      value = {
        "UPDATE log_node SET hash = set_byte(hash, 0, get_byte(hash, 0) # 1)"
            + " WHERE level = 4 AND index = 20                                   | 336 | TREE_ALTERED",
        "UPDATE log_node SET hash = set_byte(hash, 0, get_byte(hash, 0) # 1)"
            + " WHERE level = 8 AND index = 1                                    | 512 | TREE_ALTERED",
        "DELETE FROM log_node WHERE level = 4 AND index = 20                     | 336 | TREE_MISSING",
        "INSERT INTO log_node VALUES (4, 99, 'x')                                | 900 | TREE_BEYOND",
        "UPDATE log_checkpoint SET root = set_byte(root, 0, get_byte(root, 0) # 1)"
            + " WHERE size = 450                                                 | 450 | CHECKPOINT_ALTERED",
        "UPDATE log_checkpoint SET size = 451 WHERE size = 450                   | 451 | CHECKPOINT_ALTERED",
        "UPDATE log_checkpoint SET note = 'x' WHERE size = 450                   | 450 | CHECKPOINT_ALTERED",
      })
  void names_what_disagrees_with_the_entries(String change, long seq, ChainFault fault)
      throws SQLException {
    assertThat(checkAfter(change)).contains(new Broken(seq, fault));
  }

  @Test
  @Order(6)
  void finds_a_journal_that_was_cut_back_cleanly() throws SQLException {
    // Given: entries, evidence, tree and head, all as they once were, but not what was signed
    assertThat(
            checkAfter(
                "DELETE FROM journal_entry WHERE seq > 500",
                "DELETE FROM journal_evidence WHERE seq > 500",
                "DELETE FROM log_node WHERE (index + 1) << level::integer > 500",
                "UPDATE journal_head SET seq = 500,"
                    + " hash = (SELECT hash FROM journal_entry WHERE seq = 500)"))
        .contains(new Broken(600, ChainFault.CHECKPOINT_BEYOND));
  }

  @Test
  @Order(7)
  void refuses_to_grow_over_a_gap() throws SQLException {
    // Given
    append(40);
    change(
        "SET session_replication_role = replica",
        "DELETE FROM journal_entry WHERE seq = " + (HASHES.size() - 3),
        "RESET session_replication_role");

    // When // Then
    assertThatThrownBy(log::grow).isInstanceOf(StoreException.class);
    assertThat(log.newest().orElseThrow().checkpoint().size()).isEqualTo(LENGTH);
  }

  private static void change(String... changes) throws SQLException {
    try (var connection = database.dataSource().getConnection()) {
      for (String change : changes) {
        OwnPostgresTest.run(connection, change);
      }
    }
  }

  /** What is found after the changes, which are then taken back. */
  private static Optional<Broken> checkAfter(String... changes) throws SQLException {
    try (var connection = database.dataSource().getConnection()) {
      OwnPostgresTest.run(connection, "SET session_replication_role = replica");
      for (String table : TABLES) {
        OwnPostgresTest.run(connection, "CREATE TABLE safe_" + table + " AS TABLE " + table);
      }
      for (String change : changes) {
        OwnPostgresTest.run(connection, change);
      }
      Optional<Broken> broken = Vaults.walker(database).check().broken();
      for (String table : TABLES) {
        OwnPostgresTest.run(connection, "DELETE FROM " + table);
        OwnPostgresTest.run(connection, "INSERT INTO " + table + " TABLE safe_" + table);
        OwnPostgresTest.run(connection, "DROP TABLE safe_" + table);
      }
      OwnPostgresTest.run(connection, "RESET session_replication_role");
      return broken;
    }
  }
}
