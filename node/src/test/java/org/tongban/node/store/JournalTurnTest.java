package org.tongban.node.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tongban.core.journal.ChainResult;
import org.tongban.core.message.MessageId;

/** How the journal's parts are closed, also while others write. */
class JournalTurnTest {
  private static final Clock NOVEMBER = Samples.CLOCK;
  // 2026-12-01T00:00:01 in China
  private static final Clock DECEMBER = at("2026-11-30T16:00:01Z");
  private static final String READING = "somebody has been reading the journal for long";
  private Database database;

  @BeforeEach
  void emptyJournal() {
    database = TestDatabases.fresh(8);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private static Clock at(String instant) {
    return Clock.fixed(Instant.parse(instant), ZoneOffset.UTC);
  }

  private void append(int count) {
    try (var store =
        new PostgresJournalStore(database.dataSource(), Samples.CLOCK, Vaults.open(database))) {
      Crowd.run(count, i -> store.append(Samples.ask(MessageId.next())));
    }
  }

  private boolean turn(Clock clock) {
    return new JournalTurn(database.dataSource(), clock).turn();
  }

  private List<String> parts() {
    return Parts.rows(
        database,
        "SELECT first || '-' || coalesce(last::text, '') || ' ' || month FROM journal_part");
  }

  private String sizes() {
    return String.join(
        " ",
        Parts.rows(
            database,
            "SELECT tableoid::regclass || ':' || count(*) FROM journal_entry"
                + " GROUP BY tableoid ORDER BY tableoid::regclass::text"));
  }

  @Test
  void closesAMonthBehindAWholeBlock() {
    // Given
    append(20);
    boolean first = turn(NOVEMBER);

    // When
    boolean same = turn(NOVEMBER);
    boolean next = turn(DECEMBER);
    boolean again = turn(DECEMBER);
    append(13);

    // Then
    assertThat(List.of(first, same, next, again)).containsExactly(false, false, true, false);
    assertThat(parts()).containsExactly("1-32 2026-11", "33- 2026-12");
    assertThat(sizes()).isEqualTo("journal_entry_1:32 journal_entry_33:1");
    assertThat(check()).isEqualTo(new ChainResult(33, Optional.empty()));
  }

  @Test
  void aMonthWithoutEntriesIsNoPart() {
    // Given
    turn(NOVEMBER);

    // When
    boolean turned = turn(DECEMBER);

    // Then
    assertThat(turned).isFalse();
    assertThat(parts()).containsExactly("1- 2026-12");
  }

  @Test
  void aLargePartIsClosedWithinTheMonth() {
    // Given
    var small = new JournalTurn(database.dataSource(), NOVEMBER, 48);
    append(47);
    small.turn();

    // When
    boolean early = small.turn();
    append(1);
    boolean turned = small.turn();

    // Then
    assertThat(List.of(early, turned)).containsExactly(false, true);
    assertThat(parts()).containsExactly("1-48 2026-11", "49- 2026-11");
  }

  @Test
  void theClockSetBackTurnsNothing() {
    append(20);
    turn(DECEMBER);
    assertThat(turn(NOVEMBER)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE journal_entry_1 SET peer = '330421'",
        "DELETE FROM journal_entry_1",
        "TRUNCATE journal_entry_33",
        "TRUNCATE journal_entry",
        "UPDATE journal_evidence_1 SET bytes = ''",
        "UPDATE journal_evidence_33 SET bytes = ''",
        "DELETE FROM journal_evidence_33",
        "TRUNCATE journal_evidence_1",
      })
  void partsAreGuardedAsTheWholeIs(String change) throws SQLException {
    // Given
    append(20);
    turn(NOVEMBER);
    turn(DECEMBER);
    append(20);

    // When // Then
    try (var connection = database.dataSource().getConnection()) {
      assertThatThrownBy(() -> OwnPostgresTest.run(connection, change))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("append-only");
    }
  }

  @Test
  void givesUpBehindAReaderAndNobodyIsRefused() throws SQLException {
    // Given: somebody who reads on and on
    append(20);
    turn(NOVEMBER);
    try (var reader = database.dataSource().getConnection()) {
      reader.setAutoCommit(false);
      OwnPostgresTest.run(reader, "SELECT 1 FROM journal_entry LIMIT 1");

      // When
      var writing = CompletableFuture.runAsync(() -> append(5));
      assertThatThrownBy(() -> turn(DECEMBER)).isInstanceOf(StoreException.class);
      writing.orTimeout(20, TimeUnit.SECONDS).join();
      reader.rollback();
    }

    // Then
    assertThat(turn(DECEMBER)).isTrue();
    assertThat(check().entries()).isEqualTo(25);
  }

  @Test
  void waitsForNobodyWhoReadsForLong() throws SQLException {
    // Given: a reader of a while ago
    append(20);
    turn(NOVEMBER);
    try (var reader = database.dataSource().getConnection()) {
      reader.setAutoCommit(false);
      OwnPostgresTest.run(reader, "SELECT pg_sleep(1.2) FROM journal_head");
      OwnPostgresTest.run(reader, "SELECT 1 FROM journal_entry LIMIT 1");

      // When // Then
      assertThatThrownBy(() -> turn(DECEMBER)).hasRootCauseMessage(READING);
      reader.rollback();
    }
  }

  @Test
  void writersGoOnWhileMonthsTurn() {
    // Given: two replicas that both look at every entry whether it is time
    var turn = new JournalTurn(database.dataSource(), NOVEMBER, 16);
    try (var one =
            new PostgresJournalStore(database.dataSource(), Samples.CLOCK, Vaults.open(database));
        var other =
            new PostgresJournalStore(database.dataSource(), Samples.CLOCK, Vaults.open(database))) {
      // When
      var crowd =
          Crowd.start(
              24,
              thread ->
                  IntStream.range(0, 50)
                      .mapToObj(
                          i -> {
                            if (thread % 6 == 0) {
                              turn.turn();
                            }
                            var id = MessageId.next();
                            var store = thread % 2 == 0 ? one : other;
                            return store.admit(
                                Samples.ask(id), Samples.PEER, id, Samples.NOW.plusSeconds(60));
                          })
                      .reduce((first, last) -> last)
                      .orElseThrow());
      var outcomes = crowd.join();

      // Then
      assertThat(outcomes.refused()).isEmpty();
      assertThat(outcomes.succeeded()).hasSize(24);
    }
    assertThat(parts()).hasSizeGreaterThan(8);
    assertThat(check()).isEqualTo(new ChainResult(24 * 50, Optional.empty()));
  }

  private ChainResult check() {
    return Vaults.walker(database).check();
  }
}
