package org.tongban.node.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tongban.core.journal.AwayMonth;
import org.tongban.core.journal.ChainFault;
import org.tongban.core.journal.ChainResult;
import org.tongban.core.journal.ChainResult.Broken;
import org.tongban.core.journal.StoredEntry;
import org.tongban.core.message.MessageId;
import org.tongban.node.store.MonthException.Why;

/** Months that are put away, and what is found when somebody meddles with them. */
class MonthArchiveTest {
  private static final String OCTOBER = SomeMonths.OCTOBER;
  @TempDir private Path folder;
  private SomeMonths months;

  @BeforeEach
  void open() {
    months = SomeMonths.copy();
  }

  @AfterEach
  void close() {
    months.close();
  }

  @Test
  void aMonthGoesToAFileAndTheChainStaysWhole() throws IOException {
    // Given
    assertThat(months.parts())
        .containsExactly("1-48 2026-09 CLOSED", "49-80 2026-10 CLOSED", "81- 2026-11 OPEN");

    // When
    var file = months.archive(OCTOBER, folder);

    // Then
    assertThat(months.parts())
        .containsExactly("1-48 2026-09 CLOSED", "49-80 2026-10 ARCHIVED", "81- 2026-11 OPEN");
    assertThat(months.number("SELECT count(*) FROM journal_entry")).isEqualTo(120 - 32 + 1);
    assertThat(months.number("SELECT count(*) FROM kept_hashes")).isEqualTo(2);
    assertThat(file.getFileName().toString()).isEqualTo("tongban-journal-310118-2026-10.zip");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(Files.list(folder)).containsExactly(file);
    assertThat(months.check().broken()).isEmpty();
    assertThat(months.check().away()).extracting(AwayMonth::month).containsExactly(OCTOBER);
    assertThat(months.check(Map.of(OCTOBER, file)))
        .isEqualTo(new ChainResult(121, Optional.empty()));
  }

  @Test
  void theTreeGoesOnOverMonthsThatAreAway() throws SQLException {
    // Given
    var log = new LogStore(months.database.dataSource());
    var before = log.newest().orElseThrow().checkpoint();
    var inclusion = log.inclusion(50, before.size());

    // When: two months are away, and even the tree has to be computed anew
    months.archive("2026-09", folder);
    months.archive(OCTOBER, folder);
    months.free("DELETE FROM log_node");
    months.record("2026-11");
    var grown = log.grow();

    // Then
    assertThat(grown.size()).isEqualTo(162);
    assertThat(log.inclusion(50, before.size())).isEqualTo(inclusion);
    assertThat(log.consistency(17, grown.size()).joins(log.root(17), grown.root())).isTrue();
    assertThat(log.consistency(before.size(), grown.size()).joins(before.root(), grown.root()))
        .isTrue();
    assertThat(Vaults.walker(months.database).root(before.size())).contains(before.root());
    assertThat(months.check().broken()).isEmpty();
  }

  @Test
  void comesBackAsItWas() {
    // Given
    var id = months.exchanges.get(30);
    var entries = months.store().entriesOf(id);
    var file = months.archive(OCTOBER, folder);
    var away = months.store().entriesOf(id);

    // When
    months.restore(file);

    // Then
    assertThat(entries).hasSize(2);
    assertThat(away).isEmpty();
    var back = months.store().entriesOf(id);
    assertThat(back)
        .extracting(StoredEntry::entry)
        .isEqualTo(entries.stream().map(StoredEntry::entry).toList());
    assertThat(back.get(0).evidence()).isEqualTo(entries.get(0).evidence());
    assertThat(months.parts()).contains("49-80 2026-10 CLOSED");
    assertThat(months.check()).isEqualTo(new ChainResult(122, Optional.empty()));
    assertThatThrownBy(
            () ->
                months.free(
                    "UPDATE journal_entry_49 SET peer = peer; RESET session_replication_role; DELETE FROM journal_evidence_49"))
        .hasMessageContaining("append-only");
  }

  @Test
  void canGoAgainIntoAnotherFile() {
    // Given
    var file = months.archive(OCTOBER, folder);
    months.restore(file);
    months.erase(SomeMonths.daysLater(40));

    // When
    var second = months.archive(OCTOBER, folder);

    // Then
    assertThat(second.getFileName().toString()).isEqualTo("tongban-journal-310118-2026-10-2.zip");
    assertThat(months.check(Map.of(OCTOBER, second)).broken()).isEmpty();
    assertThat(months.check(Map.of(OCTOBER, second)).away()).isEmpty();
    assertThatThrownBy(() -> months.restore(file))
        .isInstanceOf(MonthException.class)
        .extracting("why")
        .isEqualTo(Why.OTHER_FILE);
  }

  @Test
  void whatWasErasedStaysErasedAndWhatIsOverIsErasedThen() {
    // Given: October is erased in November, which is put away too
    months.erase(SomeMonths.daysLater(40));
    months.turn("2026-12");
    months.record("2026-12");
    months.sign();
    var erased = months.check().erasures().bodies();
    var october = months.archive(OCTOBER, folder);
    var withoutOctober = months.check();
    var november = months.archive("2026-11", folder);
    var withoutBoth = months.check();

    // When
    months.restore(november);
    var half = months.check();
    months.restore(october);

    // Then
    assertThat(erased).isEqualTo(80);
    assertThat(withoutOctober.broken()).isEmpty();
    assertThat(withoutBoth.broken()).isEmpty();
    assertThat(half.broken()).isEmpty();
    assertThat(months.check().broken()).isEmpty();
    assertThat(months.check().erasures().bodies()).isEqualTo(80);
    months.erase(SomeMonths.daysLater(80));
    assertThat(months.check().broken()).isEmpty();
    assertThat(months.check().erasures().bodies()).isGreaterThan(80);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"2026-11, OPEN", "2026-08, UNKNOWN", "x, UNKNOWN"})
  void onlyAClosedMonthGoes(String month, Why why) {
    refused(why, month, false);
  }

  @Test
  void onlyASignedAndStampedMonthGoes() throws SQLException {
    refused(Why.NOT_STAMPED, OCTOBER, true);
    months.free("DELETE FROM log_checkpoint");
    refused(Why.NOT_SIGNED, OCTOBER, false);
  }

  @Test
  void nothingGoesWhileEvidenceIsChanged() throws SQLException {
    try (var other = months.database.dataSource().getConnection()) {
      new JournalLocks(other).evidenceStays();
      refused(Why.BUSY, OCTOBER, false);
    }
  }

  private void refused(Why why, String month, boolean stamps) {
    assertThatThrownBy(
            () -> months.archive(stamps).archive(SomeMonths.SELF, month, folder, seq -> {}))
        .isInstanceOf(MonthException.class)
        .extracting("why")
        .isEqualTo(why);
    assertThat(months.check().away()).isEmpty();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void anAlteredEntryIsNotPutAway() throws SQLException {
    // Given
    months.free("UPDATE journal_entry SET peer = '330421' WHERE seq = 60");

    // When // Then
    assertThatThrownBy(() -> months.archive(OCTOBER, folder))
        .isInstanceOf(MonthException.class)
        .hasMessageContaining("60");
    assertThat(months.number("SELECT count(*) FROM journal_entry")).isEqualTo(120);
  }

  @Test
  void brokenOffNothingIsChanged() throws SQLException {
    // Given: the database fails behind the file
    run("ALTER FUNCTION drop_journal_part RENAME TO away");
    assertThatThrownBy(() -> months.archive(OCTOBER, folder)).isInstanceOf(StoreException.class);
    var between = months.check();
    run("ALTER FUNCTION away RENAME TO drop_journal_part");

    // When
    var file = months.archive(OCTOBER, folder);

    // Then
    assertThat(between).isEqualTo(new ChainResult(120, Optional.empty()));
    assertThat(file.getFileName().toString()).endsWith("-2.zip");
    assertThat(months.check(Map.of(OCTOBER, file)).broken()).isEmpty();
  }

  @Test
  void writersGoOnMeanwhile() {
    // Given
    try (var store = months.store()) {
      // When
      var crowd =
          Crowd.start(
              8,
              thread ->
                  IntStream.range(0, 60)
                      .mapToObj(i -> store.append(Samples.ask(MessageId.next())))
                      .reduce((first, last) -> last)
                      .orElseThrow());
      months.restore(months.archive(OCTOBER, folder));
      var outcomes = crowd.join();

      // Then
      assertThat(outcomes.refused()).isEmpty();
    }
    assertThat(months.check()).isEqualTo(new ChainResult(120 + 480 + 2, Optional.empty()));
  }

  private void run(String sql) throws SQLException {
    try (var connection = months.database.dataSource().getConnection()) {
      OwnPostgresTest.run(connection, sql);
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "UPDATE journal_part SET digest = sha256('x') WHERE first = 49       | 49  | MONTH_UNRECORDED",
        "UPDATE journal_part SET file = 'other.zip' WHERE first = 49         | 49  | MONTH_UNRECORDED",
        "UPDATE journal_part SET previous = sha256('x') WHERE first = 49     | 49  | LINK",
        "UPDATE journal_part SET last_hash = sha256('x') WHERE first = 49    | 80  | KEPT_HASHES",
        "DELETE FROM journal_part WHERE first = 49                           | 49  | GAP",
        "UPDATE journal_part SET last = 64 WHERE first = 49                  | 64  | KEPT_HASHES",
        "DELETE FROM kept_hashes WHERE block = 4                             | 65  | KEPT_HASHES",
        "UPDATE kept_hashes SET hashes = set_byte(hashes, 40, get_byte(hashes, 40) # 1)"
            + " WHERE block = 4                                              | 80  | TREE_ALTERED",
        "DROP TABLE journal_entry_1, journal_evidence_1                      | 1   | GAP",
      })
  void namesWhatSomebodyWithAllRightsDid(String change, long seq, ChainFault fault)
      throws SQLException {
    // Given
    months.archive(OCTOBER, folder);

    // When
    months.free(change);

    // Then
    assertThat(months.check().broken()).contains(new Broken(seq, fault));
  }

  @Test
  void aMonthThatWasHiddenByHandIsFound() throws SQLException {
    // Given: September is dropped and said to be away, with the right hashes, but no file
    months.free(
        "INSERT INTO kept_hashes SELECT (seq - 1) / 16, string_agg(hash, '' ORDER BY seq) FROM journal_entry WHERE seq <= 48 GROUP BY 1");
    months.free(
        "UPDATE journal_part SET state = 'ARCHIVED', file = 'x', digest = sha256('x'),"
            + " first_at = now(), last_at = now(), previous = decode(repeat('00', 32), 'hex'),"
            + " last_hash = (SELECT hash FROM journal_entry WHERE seq = 48) WHERE first = 1");
    months.free("DROP TABLE journal_entry_1, journal_evidence_1");

    // When // Then
    assertThat(months.check().broken()).contains(new Broken(1, ChainFault.MONTH_UNRECORDED));
  }

  @Test
  void aFlippedByteIsNamed() throws IOException {
    // Given
    var file = months.archive(OCTOBER, folder);
    byte[] bytes = Files.readAllBytes(file);

    for (int at = 300; at < bytes.length; at += 997) {
      // When
      byte[] altered = bytes.clone();
      altered[at] ^= 4;
      var other = Files.write(folder.resolve("altered.zip"), altered);
      var found = months.check(Map.of(OCTOBER, other)).broken();

      // Then
      assertThat(found).as("byte " + at).isPresent();
      assertThat(found.get().seq()).isBetween(49L, 81L);
      assertThatThrownBy(() -> months.restore(other)).isInstanceOf(MonthException.class);
    }
    assertThat(months.parts()).contains("49-80 2026-10 ARCHIVED");
  }

  @Test
  void anotherMonthsOrMembersFileIsRefused() throws IOException {
    // Given
    var september = months.archive("2026-09", folder);
    months.archive(OCTOBER, folder);
    try (var others = SomeMonths.make(TestDatabases.fresh(8))) {
      var foreign = others.archive(OCTOBER, folder);

      // When // Then
      assertThat(months.check(Map.of(OCTOBER, september)).broken())
          .contains(new Broken(49, ChainFault.GAP));
      assertThat(months.check(Map.of(OCTOBER, foreign)).broken())
          .contains(new Broken(49, ChainFault.LINK));
      assertThatThrownBy(() -> months.restore(foreign)).extracting("why").isEqualTo(Why.OTHER_FILE);
      months.restore(september);
      assertThatThrownBy(() -> months.restore(september)).extracting("why").isEqualTo(Why.THERE);
    }
  }

  @Test
  void saysUntilWhenBodiesMayBeKept() {
    // Given
    var plan = months.archive().plan(SomeMonths.SELF, OCTOBER);

    // When
    months.erase(SomeMonths.daysLater(40));

    // Then
    assertThat(plan.bodiesUntil().map(String::valueOf)).contains("2026-11-04");
    assertThat(List.of(plan.entries(), plan.manifest().first())).containsExactly(32L, 49L);
    assertThat(months.archive().plan(SomeMonths.SELF, OCTOBER).bodiesUntil()).isEmpty();
  }
}
