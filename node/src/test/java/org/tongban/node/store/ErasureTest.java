package org.tongban.node.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tongban.core.journal.ChainFault;
import org.tongban.core.journal.ChainResult;
import org.tongban.core.journal.ChainResult.Broken;
import org.tongban.core.journal.EntryDraft;
import org.tongban.core.journal.EntryFacts;
import org.tongban.core.journal.EntryKind;
import org.tongban.core.journal.ErasureRecord.Part;
import org.tongban.core.journal.StoredEntry;
import org.tongban.core.message.Ask;
import org.tongban.core.message.MessageId;
import org.tongban.core.message.Purpose;
import org.tongban.core.message.ServiceId;

/** Erasure after the retention, and what somebody does about it who has all rights. */
class ErasureTest {
  private static final ServiceId SHORT = new ServiceId("assistance.status");
  private static final ServiceId LONG = new ServiceId("certificate.marriage");
  private static final int BODY = 100;
  private static Database database;
  private EvidenceVault vault;

  /** One service is kept for 30 days, all else for 90; one exchange is held. */
  private record Rules(Optional<MessageId> hold) implements Retention {
    @Override
    public int shortest() {
      return 30;
    }

    @Override
    public int days(Optional<ServiceId> service, Supplier<Optional<Ask>> ask) {
      return service.equals(Optional.of(SHORT)) ? 30 : 90;
    }

    @Override
    public boolean held(List<StoredEntry> entries, Supplier<Optional<Ask>> ask) {
      return hold.isPresent() && entries.get(0).entry().facts().exchange().equals(hold);
    }
  }

  @BeforeAll
  static void startServer() {
    database = TestDatabases.fresh(6);
  }

  @AfterAll
  static void stopServer() {
    database.close();
  }

  @BeforeEach
  void open() {
    vault = Vaults.open(database);
  }

  @AfterEach
  void empty() throws SQLException {
    free(
        "DELETE FROM journal_entry; DELETE FROM journal_evidence; DELETE FROM journal_key;"
            + " UPDATE journal_head SET seq = 0, hash = decode(repeat('00', 32), 'hex')");
  }

  private static void free(String change) throws SQLException {
    try (var connection = database.dataSource().getConnection()) {
      OwnPostgresTest.run(connection, "SET session_replication_role = replica");
      OwnPostgresTest.run(connection, change);
      OwnPostgresTest.run(connection, "RESET session_replication_role");
    }
  }

  private static Instant daysAgo(int days) {
    return Samples.NOW.minus(Duration.ofDays(days));
  }

  private static EntryDraft draft(EntryKind kind, Instant at, MessageId id, ServiceId service) {
    var facts =
        EntryFacts.of(kind, at)
            .withExchange(Optional.of(id))
            .withSubject(service, new Purpose("ASSISTANCE_REVIEW"));
    return new EntryDraft(facts, "b".repeat(BODY).getBytes(StandardCharsets.US_ASCII));
  }

  /** An ask and its answer. */
  private MessageId exchange(int daysAgo, ServiceId service) {
    var id = MessageId.next();
    append(pair(id, daysAgo, service));
    return id;
  }

  private EntryDraft[] pair(MessageId id, int daysAgo, ServiceId service) {
    return new EntryDraft[] {
      draft(EntryKind.ASK_RECEIVED, daysAgo(daysAgo), id, service),
      draft(EntryKind.ANSWER_SENT, daysAgo(daysAgo), id, service)
    };
  }

  private void append(EntryDraft... drafts) {
    try (var store = new PostgresJournalStore(database.dataSource(), Samples.CLOCK, vault)) {
      for (var draft : drafts) {
        store.append(draft);
      }
    }
  }

  private Erasure erasure(Optional<MessageId> hold) {
    return new Erasure(
        database.dataSource(),
        vault,
        new Rules(hold),
        thumbprint -> Optional.empty(),
        Samples.CLOCK);
  }

  private static ChainResult check() {
    return Vaults.walker(database).check();
  }

  private List<StoredEntry.State> states(MessageId id) {
    return new JournalReader(database.dataSource(), vault)
        .entriesOf(id).stream().map(StoredEntry::state).toList();
  }

  private static long number(String query) throws SQLException {
    try (var connection = database.dataSource().getConnection();
        var select = connection.prepareStatement(query);
        var row = select.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  @Test
  void erasesWhatIsOlderThanItsServiceKeepsIt() throws SQLException {
    // Given
    var over = exchange(40, SHORT);
    var kept = exchange(40, LONG);
    var young = exchange(20, SHORT);
    append(draft(EntryKind.RELAY_FORWARDED, daysAgo(400), MessageId.next(), SHORT));
    var part = new Part(SHORT.value(), 30, "2026-10", 2, 2 * BODY);

    // When
    var plan = erasure(Optional.empty()).plan();
    long untouched = check().erasures().bodies();
    var done = erasure(Optional.empty()).erase(seq -> {});
    var again = erasure(Optional.empty()).erase(seq -> {});

    // Then
    assertThat(plan).containsExactly(part).isEqualTo(done);
    assertThat(untouched).isZero();
    assertThat(again).isEmpty();
    assertThat(states(over)).containsOnly(StoredEntry.State.ERASED);
    assertThat(states(kept)).containsOnly(StoredEntry.State.THERE);
    assertThat(states(young)).containsOnly(StoredEntry.State.THERE);
    assertThat(check())
        .isEqualTo(new ChainResult(8, Optional.empty(), new ChainResult.Erasures(0, 2)));
    assertThat(number("SELECT count(*) FROM journal_evidence WHERE bytes IS NULL")).isEqualTo(2);
    assertThat(number("SELECT count(*) FROM journal_entry WHERE kind = 'EVIDENCE_ERASED'"))
        .isEqualTo(1);
  }

  @Test
  void keepsWhatIsHeldAndTheAskWithItsAnswer() {
    // Given
    var held = exchange(40, SHORT);
    var late = MessageId.next();
    append(
        draft(EntryKind.ASK_RECEIVED, daysAgo(40), late, SHORT),
        draft(EntryKind.ANSWER_SENT, daysAgo(10), late, SHORT));
    var alone = new EntryDraft(EntryFacts.of(EntryKind.MESSAGE_REJECTED, daysAgo(91)), new byte[9]);
    append(alone);

    // When
    var done = erasure(Optional.of(held)).erase(seq -> {});

    // Then
    assertThat(done).containsExactly(new Part("", 90, "2026-08", 1, 9));
    assertThat(states(held)).containsOnly(StoredEntry.State.THERE);
    assertThat(states(late)).containsOnly(StoredEntry.State.THERE);
    assertThat(check().broken()).isEmpty();
  }

  @Test
  void whatIsTriedAgainOrRefusedDoesNotKeepTheAsk() {
    // Given: a peer that repeats an ask every day
    var id = exchange(40, SHORT);
    append(draft(EntryKind.MESSAGE_REJECTED, daysAgo(1), id, SHORT));
    append(draft(EntryKind.REFUSAL_SENT, daysAgo(1), id, SHORT));

    // When
    erasure(Optional.empty()).erase(seq -> {});

    // Then
    assertThat(states(id))
        .containsExactly(
            StoredEntry.State.ERASED,
            StoredEntry.State.ERASED,
            StoredEntry.State.THERE,
            StoredEntry.State.THERE);
  }

  @Test
  void goesOnWhereItBrokeOff() throws SQLException {
    // Given
    append(
        IntStream.range(0, Erasure.AT_ONCE)
            .mapToObj(i -> pair(MessageId.next(), 40, SHORT))
            .flatMap(Arrays::stream)
            .toArray(EntryDraft[]::new));
    var erasure = erasure(Optional.empty());
    var plan = erasure.plan();

    // When: killed after the first page
    assertThatThrownBy(
            () ->
                erasure.erase(
                    seq -> {
                      throw new IllegalStateException("killed");
                    }))
        .hasMessage("killed");
    var between = check();
    var rest = erasure.erase(seq -> {});

    // Then
    long all = 2L * Erasure.AT_ONCE;
    assertThat(plan.get(0).bodies()).isEqualTo(all);
    assertThat(between.broken()).isEmpty();
    assertThat(between.erasures().bodies()).isEqualTo(Erasure.AT_ONCE);
    assertThat(rest.get(0).bodies()).isEqualTo(all - Erasure.AT_ONCE);
    assertThat(check())
        .isEqualTo(new ChainResult(all + 2, Optional.empty(), new ChainResult.Erasures(0, all)));
  }

  @Test
  void recordsAndErasesBothOrNeither() throws SQLException {
    // Given: the erasure fails behind its record
    exchange(40, SHORT);
    run("ALTER FUNCTION erase_evidence RENAME TO away");

    // When
    assertThatThrownBy(() -> erasure(Optional.empty()).erase(seq -> {}))
        .isInstanceOf(StoreException.class);
    run("ALTER FUNCTION away RENAME TO erase_evidence");

    // Then
    assertThat(check()).isEqualTo(new ChainResult(2, Optional.empty()));
  }

  private static void run(String sql) throws SQLException {
    try (var connection = database.dataSource().getConnection()) {
      OwnPostgresTest.run(connection, sql);
    }
  }

  @Test
  void writesOnWhileItErases() {
    // Given
    IntStream.range(0, 50).forEach(i -> exchange(40, SHORT));

    // When: two replicas erase, one records
    IntStream.range(0, 3)
        .parallel()
        .forEach(
            i -> {
              if (i == 0) {
                IntStream.range(0, 20).forEach(one -> exchange(1, SHORT));
              } else {
                erasure(Optional.empty()).erase(seq -> {});
              }
            });

    // Then
    assertThat(check().broken()).isEmpty();
    assertThat(check().erasures().bodies()).isEqualTo(100);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "UPDATE journal_evidence SET bytes = NULL, key = NULL, kept = '', erased_by = 6 WHERE seq = 3"
            + " | 6 | ERASURE_ALTERED",
        "UPDATE journal_evidence SET bytes = NULL, key = NULL, kept = '', erased_by = 5 WHERE seq = 3"
            + " | 5 | ERASURE_ALTERED",
        "UPDATE journal_evidence SET bytes = NULL, key = NULL, kept = '', erased_by = 9 WHERE seq = 3"
            + " | 3 | ERASURE_UNRECORDED",
        "UPDATE journal_evidence SET erased_by = 1 WHERE seq = 1 | 1 | ERASURE_UNRECORDED",
        "UPDATE journal_evidence SET kept = 'x.y.z' WHERE seq = 1 | 1 | KEPT_SIGNATURE",
        "UPDATE journal_evidence SET bytes = 'x', kept = NULL, erased_by = NULL WHERE seq = 1"
            + " | 1 | EVIDENCE_ALTERED",
        "DELETE FROM journal_evidence WHERE seq = 1 | 1 | EVIDENCE_MISSING",
      })
  void findsAnErasureThatIsNotTheRecordedOne(String change, long seq, ChainFault fault)
      throws SQLException {
    // Given: entries 1 and 2 are erased, 3 to 5 are not, 6 says so
    exchange(40, SHORT);
    exchange(40, LONG);
    append(draft(EntryKind.ASK_RECEIVED, daysAgo(1), MessageId.next(), SHORT));
    erasure(Optional.empty()).erase(one -> {});
    assertThat(check().entries()).isEqualTo(6);

    // When
    free(change);

    // Then
    assertThat(check().broken()).contains(new Broken(seq, fault));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "UPDATE journal_evidence SET bytes = NULL, key = NULL, kept = '', erased_by = 9",
        "SET tongban.evidence = 'erase'; UPDATE journal_evidence SET bytes = 'x'",
        "SELECT erase_evidence(ARRAY[1], ARRAY['x'::bytea], 1)",
        "SELECT encrypt_evidence(ARRAY[1], ARRAY[NULL::bytea], 9)",
      })
  void mistakesAreRefused(String change) throws SQLException {
    exchange(40, SHORT);
    try (var connection = database.dataSource().getConnection()) {
      connection.setAutoCommit(false);
      assertThatThrownBy(() -> OwnPostgresTest.run(connection, change))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("append-only");
      connection.rollback();
    }
  }
}
