package org.tongban.node.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tongban.core.journal.ChainFault;
import org.tongban.core.journal.ChainResult;
import org.tongban.core.journal.ChainResult.Broken;
import org.tongban.core.message.MessageId;

/** Every change is made as somebody makes it who has all rights and knows of the triggers. */
class JournalWalkerTest {
  private static final int LENGTH = 450;
  private static final List<String> TABLES =
      List.of("journal_head", "journal_entry", "journal_evidence");
  private static Database database;

  @BeforeAll
  static void startServer() {
    database = TestDatabases.fresh(4);
    try (var store =
        new PostgresJournalStore(database.dataSource(), Samples.CLOCK, Vaults.open(database))) {
      Crowd.run(
          50,
          thread ->
              IntStream.range(0, LENGTH / 50)
                  .mapToObj(i -> store.append(Samples.ask(MessageId.next())))
                  .reduce((first, second) -> second)
                  .orElseThrow());
    }
  }

  @AfterAll
  static void stopServer() {
    database.close();
  }

  @Test
  void finds_an_untouched_journal_good() {
    assertThat(Vaults.walker(database).check())
        .isEqualTo(new ChainResult(LENGTH, Optional.empty()));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "journal_evidence SET bytes = set_byte(bytes, 3, get_byte(bytes, 3) # 1) | EVIDENCE_ALTERED",
        "journal_entry SET peer = '330421'                                       | HASH",
        "journal_entry SET kind = 'ASK_SENT'                                     | HASH",
        "journal_entry SET at = at + interval '1 microsecond'                    | HASH",
        "journal_entry SET at = 'infinity'                                       | HASH",
        "journal_entry SET exchange = NULL                                       | HASH",
        "journal_entry SET service = 'assistance.other'                          | HASH",
        "journal_entry SET purpose = 'OTHER'                                     | HASH",
        "journal_entry SET outcome = 'POSITIVE'                                  | HASH",
        "journal_entry SET reason = 'busy'                                       | HASH",
        "journal_entry SET rule = concat(rule, 'x')                                 | HASH",
        "journal_entry SET previous = set_byte(previous, 0, get_byte(previous, 0) # 1) | HASH",
        "journal_entry SET hash = set_byte(hash, 31, get_byte(hash, 31) # 128)   | HASH",
        "journal_entry SET evidence_digest = set_byte(evidence_digest, 0, get_byte(evidence_digest, 0) # 1) | HASH",
        "journal_entry SET evidence_digest = ''                                  | UNREADABLE",
        "journal_entry SET kind = 'NOTHING'                                      | UNREADABLE",
        "journal_entry SET peer = 'somebody'                                     | UNREADABLE",
      })
  void names_the_entry_that_was_altered(String change, ChainFault fault) throws SQLException {
    assertThat(checkAfter("UPDATE " + change + " WHERE seq = 377"))
        .contains(new Broken(377, fault));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "DELETE FROM journal_entry WHERE seq = 200             | 200 | GAP",
        "DELETE FROM journal_evidence WHERE seq = 200          | 200 | EVIDENCE_MISSING",
        "DELETE FROM journal_entry WHERE seq > 440             | 441 | TAIL_MISSING",
        "UPDATE journal_head SET seq = 440                     | 441 | BEYOND_HEAD",
        "UPDATE journal_head SET hash = set_byte(hash, 0, get_byte(hash, 0) # 1) | 450 | HEAD_ALTERED",
        "UPDATE journal_head SET hash = ''                     | 0   | HEAD_MISSING",
        "DELETE FROM journal_head                              | 0   | HEAD_MISSING",
      })
  void names_the_place_where_something_is_missing(String change, long seq, ChainFault fault)
      throws SQLException {
    assertThat(checkAfter(change)).contains(new Broken(seq, fault));
  }

  /** What is found after the change, which is then taken back. */
  private static Optional<Broken> checkAfter(String change) throws SQLException {
    try (var connection = database.dataSource().getConnection()) {
      OwnPostgresTest.run(connection, "SET session_replication_role = replica");
      for (String table : TABLES) {
        OwnPostgresTest.run(connection, "CREATE TABLE safe_" + table + " AS TABLE " + table);
      }
      OwnPostgresTest.run(connection, change);
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
