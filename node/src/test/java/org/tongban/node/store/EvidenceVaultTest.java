package org.tongban.node.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.tongban.core.journal.ChainFault;
import org.tongban.core.journal.ChainResult;
import org.tongban.core.journal.ChainResult.Broken;
import org.tongban.core.journal.StoredEntry;
import org.tongban.core.message.MessageId;
import org.tongban.core.seal.StorageCipher;
import org.tongban.core.seal.StorageKey;

/** Evidence at rest, what somebody does to it who has all rights, and the exchange of its keys. */
class EvidenceVaultTest {
  private static final int LENGTH = 40;
  private static Database database;
  private StorageKey key;

  @BeforeAll
  static void startServer() {
    database = TestDatabases.fresh(6);
  }

  @AfterAll
  static void stopServer() {
    database.close();
  }

  @BeforeEach
  void someEntries() {
    key = Vaults.key(StorageCipher.AES_256_GCM);
    append(Vaults.keys(key), Samples.CLOCK, LENGTH);
  }

  @AfterEach
  void empty() throws SQLException {
    free(
        "DELETE FROM journal_entry; DELETE FROM journal_evidence; DELETE FROM journal_key;"
            + " UPDATE journal_head SET seq = 0, hash = decode(repeat('00', 32), 'hex')");
  }

  private static List<MessageId> append(StorageKeys keys, Clock clock, int count) {
    var vault = Vaults.open(database.dataSource(), keys, clock);
    try (var store = new PostgresJournalStore(database.dataSource(), Samples.CLOCK, vault)) {
      return IntStream.range(0, count)
          .mapToObj(i -> MessageId.next())
          .peek(id -> store.append(Samples.ask(id)))
          .toList();
    }
  }

  private static ChainResult check(StorageKeys keys) {
    var source = database.dataSource();
    return new JournalWalker(source, EvidenceVault.reading(source, () -> keys)).check();
  }

  private static long number(String query) throws SQLException {
    try (var connection = database.dataSource().getConnection();
        var select = connection.prepareStatement(query);
        var row = select.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  /** As somebody does who knows of the triggers. */
  private static void free(String change) throws SQLException {
    try (var connection = database.dataSource().getConnection()) {
      OwnPostgresTest.run(connection, "SET session_replication_role = replica");
      OwnPostgresTest.run(connection, change);
      OwnPostgresTest.run(connection, "RESET session_replication_role");
    }
  }

  @ParameterizedTest
  @EnumSource(StorageCipher.class)
  void nothingOfAMessageLiesInTheOpen(StorageCipher cipher) throws SQLException {
    // Given
    var keys = Vaults.keys(Vaults.key(cipher), key);

    // When
    var ids = append(keys, Samples.CLOCK, 3);

    // Then
    assertThat(
            number("SELECT count(*) FROM journal_evidence WHERE position('signed' in bytes) > 0"))
        .isZero();
    assertThat(number("SELECT count(*) FROM journal_evidence WHERE key IS NULL")).isZero();
    var source = database.dataSource();
    var reader = new JournalReader(source, EvidenceVault.reading(source, () -> keys));
    assertThat(reader.entriesOf(ids.get(1)))
        .singleElement()
        .extracting(StoredEntry::evidence)
        .isEqualTo(Samples.ask(ids.get(1)).evidence());
    assertThat(check(keys)).isEqualTo(new ChainResult(LENGTH + 3, Optional.empty()));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "UPDATE journal_evidence SET bytes = set_byte(bytes, 30, get_byte(bytes, 30) # 1)"
            + " WHERE seq = 7                                           | 7 | EVIDENCE_ALTERED",
        "UPDATE journal_evidence e SET bytes = o.bytes FROM journal_evidence o"
            + " WHERE e.seq IN (5, 6) AND o.seq = 11 - e.seq            | 5 | EVIDENCE_ALTERED",
        "UPDATE journal_evidence SET key = NULL WHERE seq = 7           | 7 | EVIDENCE_ALTERED",
        "UPDATE journal_evidence SET key = 99 WHERE seq = 7             | 7 | EVIDENCE_LOCKED",
        "UPDATE journal_evidence SET bytes = '' WHERE seq = 7           | 7 | EVIDENCE_ALTERED",
        "DELETE FROM journal_evidence WHERE seq = 7                     | 7 | EVIDENCE_MISSING",
      })
  void findsWhatWasDoneToTheRows(String change, long seq, ChainFault fault) throws SQLException {
    // When
    free(change);

    // Then
    assertThat(check(Vaults.keys(key)).broken()).contains(new Broken(seq, fault));
  }

  @Test
  void doesNotStartWithAnotherKey() {
    var other = Vaults.keys(Vaults.key(StorageCipher.AES_256_GCM));
    assertThatThrownBy(() -> append(other, Samples.CLOCK, 1))
        .isInstanceOf(StoreException.class)
        .hasMessage(
            "journal.encryption.key does not open data key 1 of the journal: it needs the storage key "
                + key.id()
                + ", there or as journal.encryption.previous");
  }

  @Test
  void doesNotTakeOneDataKeyForAnother() throws SQLException {
    // Given: a data key of the next month
    append(Vaults.keys(key), Clock.offset(Samples.CLOCK, Duration.ofDays(31)), 1);
    assertThat(number("SELECT count(*) FROM journal_key")).isEqualTo(2);

    // When
    free("UPDATE journal_key k SET wrapped = o.wrapped FROM journal_key o WHERE o.id = 3 - k.id");

    // Then
    assertThatThrownBy(() -> check(Vaults.keys(key)))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("does not open data key 1");
  }

  @Test
  void replicasShareTheDataKeyOfAMonth() throws SQLException {
    // When
    IntStream.range(0, 6)
        .parallel()
        .forEach(
            i -> append(Vaults.keys(key), Clock.offset(Samples.CLOCK, Duration.ofDays(31)), 2));

    // Then
    assertThat(number("SELECT count(*) FROM journal_key")).isEqualTo(2);
    assertThat(check(Vaults.keys(key)).broken()).isEmpty();
  }

  @Test
  void wrapsEachDataKeyAnewWhileTheNodeRecords() throws SQLException {
    // Given
    var next = Vaults.key(StorageCipher.SM4_GCM);
    var vault = Vaults.open(database.dataSource(), Vaults.keys(key), Samples.CLOCK);
    try (var store = new PostgresJournalStore(database.dataSource(), Samples.CLOCK, vault)) {
      // When
      var rekeying = new Rekeying(database.dataSource(), Vaults.keys(next, key), Samples.CLOCK);
      var first = rekeying.wrapAll();
      var second = rekeying.wrapAll();
      store.append(Samples.ask(MessageId.next()));

      // Then
      assertThat(first).isEqualTo(new Rekeying.Wrapped(1, 0, 0));
      assertThat(second).isEqualTo(new Rekeying.Wrapped(0, 1, 0));
      assertThat(check(Vaults.keys(next))).isEqualTo(new ChainResult(LENGTH + 1, Optional.empty()));
      assertThatThrownBy(() -> check(Vaults.keys(key))).isInstanceOf(StoreException.class);
    }
  }

  @Test
  void leavesAllDataKeysAsTheyWereWhereOneDoesNotOpen() throws SQLException {
    // Given
    append(Vaults.keys(key), Clock.offset(Samples.CLOCK, Duration.ofDays(31)), 1);
    free("UPDATE journal_key SET wrapped = set_byte(wrapped, 20, 0) WHERE id = 2");
    free("UPDATE journal_key SET wrapped = set_byte(wrapped, 21, 1) WHERE id = 2");
    var next = Vaults.keys(Vaults.key(StorageCipher.AES_256_GCM), key);

    // Then
    assertThatThrownBy(() -> new Rekeying(database.dataSource(), next, Samples.CLOCK).wrapAll())
        .hasMessageContaining("does not open data key 2");
    assertThat(number("SELECT count(*) FROM journal_key WHERE wrapped_by = '" + key.id() + "'"))
        .isEqualTo(2);
  }

  @Test
  void givesUpWhatIsLostOnlyWhenTold() {
    // Given: nobody has the key any more
    var next = Vaults.keys(Vaults.key(StorageCipher.AES_256_GCM));

    // When
    var done = new Rekeying(database.dataSource(), next, Samples.CLOCK).wrapAllButLost();
    append(next, Samples.CLOCK, 1);

    // Then
    assertThat(done).isEqualTo(new Rekeying.Wrapped(0, 0, 1));
    assertThat(check(next).broken()).contains(new Broken(1, ChainFault.EVIDENCE_LOCKED));
  }

  @Test
  void goesOnWhereItBrokeOffEncryptingAllAnew() throws SQLException {
    // Given: some evidence that was never encrypted, and more than fits into two pages
    append(new StorageKeys(Optional.of(key), Optional.empty(), false), Samples.CLOCK, 1_000);
    var keys = Vaults.keys(key);
    var rekeying = new Rekeying(database.dataSource(), keys, Samples.CLOCK);

    // When: killed after the first page
    assertThatThrownBy(
            () ->
                rekeying.encryptAll(
                    seq -> {
                      throw new IllegalStateException("killed");
                    }))
        .hasMessage("killed");
    assertThat(check(keys)).isEqualTo(new ChainResult(LENGTH + 1_000, Optional.empty()));
    var rest = rekeying.encryptAll(seq -> {});

    // Then
    assertThat(rest).isEqualTo(LENGTH + 1_000 - Rekeying.AT_ONCE);
    assertThat(number("SELECT count(*) FROM journal_key")).isEqualTo(2);
    assertThat(number("SELECT count(*) FROM journal_evidence WHERE key IS DISTINCT FROM 2"))
        .isZero();
    assertThat(check(keys)).isEqualTo(new ChainResult(LENGTH + 1_000, Optional.empty()));
    assertThat(rekeying.encryptAll(seq -> {})).isEqualTo(LENGTH + 1_000);
  }

  @Test
  void doesNotEncryptWhatIsBrokenOnceMore() throws SQLException {
    free("UPDATE journal_evidence SET bytes = 'x' WHERE seq = 7");
    var rekeying = new Rekeying(database.dataSource(), Vaults.keys(key), Samples.CLOCK);
    assertThatThrownBy(() -> rekeying.encryptAll(seq -> {}))
        .isInstanceOf(StoreException.class)
        .hasMessage("the evidence of entry 7 can't be decrypted");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "UPDATE journal_evidence SET key = 2 WHERE seq = 1",
        "SET tongban.evidence = 'encrypt'; UPDATE journal_evidence SET bytes = 'x' WHERE seq = 1",
        "SET tongban.evidence = 'erase'; UPDATE journal_evidence SET bytes = 'x', key = 9",
        "DELETE FROM journal_key",
        "UPDATE journal_key SET id = 5",
        "TRUNCATE journal_key",
      })
  void mistakesAreRefused(String change) throws SQLException {
    try (var connection = database.dataSource().getConnection()) {
      connection.setAutoCommit(false);
      assertThatThrownBy(() -> OwnPostgresTest.run(connection, change))
          .isInstanceOf(SQLException.class)
          .hasMessageMatching("(?s).*(append-only|never removed).*");
      connection.rollback();
    }
  }
}
