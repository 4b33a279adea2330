package org.tongban.node.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.tongban.core.journal.ChainResult;
import org.tongban.core.message.MessageId;

/** A journal of the version before goes on in parts. */
class MonthsMigrationTest {

  private static PGSimpleDataSource before() {
    var source = new PGSimpleDataSource();
    source.setUrl(TestDatabases.empty());
    source.setUser(OwnPostgres.USER);
    source.setPassword(TestDatabases.password());
    Flyway.configure()
        .dataSource(source)
        .locations("classpath:db/migration")
        .target("8")
        .load()
        .migrate();
    return source;
  }

  @ParameterizedTest(name = "{0} entries")
  @CsvSource({"0, 1-", "5, 1-16 17-", "16, 1-16 17-", "300, 1-304 305-"})
  void takesOverWhatIsThere(int entries, String parts) {
    // Given
    var old = before();
    var vault = Vaults.open(old, Vaults.keys(Vaults.KEY), Samples.CLOCK);
    var asked = MessageId.next();
    try (var store = new PostgresJournalStore(old, Samples.CLOCK, vault)) {
      Crowd.run(entries - 1, i -> store.append(Samples.ask(MessageId.next())));
      if (entries > 0) {
        store.append(Samples.ask(asked));
      }
    }
    var reached = new LogStore(old).grow();
    new LogStore(old).keep(LogSamples.sign(reached.size(), reached.root()), Samples.NOW);
    var unmigrated =
        new JournalWalker(old, EvidenceVault.reading(old, () -> Vaults.keys(Vaults.KEY)));
    assertThat(unmigrated.check().good()).isTrue();

    // When
    try (var database =
        Database.open(old.getUrl(), OwnPostgres.USER, TestDatabases.password(), 4)) {
      var source = database.dataSource();
      try (var store = new PostgresJournalStore(source, Samples.CLOCK, Vaults.open(database))) {
        assertThat(store.entriesOf(asked)).hasSize(entries > 0 ? 1 : 0);
        Crowd.run(40, i -> store.append(Samples.ask(MessageId.next())));
      }
      var grown = new LogStore(source).grow();

      // Then
      assertThat(Vaults.walker(database).check())
          .isEqualTo(new ChainResult(entries + 40L, Optional.empty()));
      assertThat(
              new LogStore(source)
                  .consistency(entries, grown.size())
                  .joins(reached.root(), grown.root()))
          .isTrue();
      assertThat(
              String.join(
                  " ",
                  Parts.rows(
                      database,
                      "SELECT first || '-' || coalesce(last::text, '') FROM journal_part ORDER BY 1")))
          .isEqualTo(parts);
      // every part has the indexes, and the storage, of the whole
      assertThat(
              Parts.rows(
                  database,
                  "SELECT DISTINCT count(*)::text FROM pg_index i JOIN pg_inherits h"
                      + " ON h.inhrelid = i.indexrelid WHERE i.indrelid::regclass::text"
                      + " LIKE 'journal_entry_%' GROUP BY i.indrelid"))
          .containsExactly("5");
      assertThat(
              Parts.rows(
                  database,
                  "SELECT DISTINCT attstorage::text FROM pg_attribute WHERE attname = 'bytes'"
                      + " AND attrelid::regclass::text LIKE 'journal_evidence%'"))
          .containsExactly("e");
    }
  }
}
