package org.tongban.node.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tongban.core.journal.EntryDraft;
import org.tongban.core.journal.EntryFacts;
import org.tongban.core.journal.EntryKind;
import org.tongban.core.journal.JournalEntry;
import org.tongban.core.journal.StoredEntry;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.MessageId;
import org.tongban.core.message.Outcome;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;

class PostgresJournalStoreTest {
  private static Database database;

  private PostgresJournalStore store;

  @BeforeAll
  static void startServer() {
    database = TestDatabases.fresh(8);
  }

  @AfterAll
  static void stopServer() {
    database.close();
  }

  @BeforeEach
  void openStore() {
    store = new PostgresJournalStore(database.dataSource(), Samples.CLOCK, Vaults.open(database));
  }

  @AfterEach
  void the_chain_is_good_whatever_happened() {
    store.close();
    assertThat(Vaults.walker(database).check().broken()).isEmpty();
  }

  @ParameterizedTest(name = "with {0} batches before, so that the head is known or is not")
  @ValueSource(ints = {0, 2})
  void gives_back_an_entry_as_it_was_written(int before) {
    // Given an entry with every field, and one with none but evidence of awkward bytes
    IntStream.range(0, before).forEach(i -> store.append(Samples.ask(MessageId.next())));
    MessageId id = MessageId.next();
    EntryFacts full =
        Samples.ask(id)
            .facts()
            .withOutcome(Outcome.ERROR)
            .withReason(Optional.of("register-unavailable"));
    byte[] bytes = {0, -1, 39, 92, 10};
    // When
    JournalEntry first = store.append(new EntryDraft(full, bytes));
    JournalEntry second =
        store.append(
            EntryDraft.withoutEvidence(
                EntryFacts.of(EntryKind.DELIVERY_FAILED, Samples.NOW)
                    .withExchange(Optional.of(id))));
    // Then
    List<StoredEntry> found = store.entriesOf(id);
    assertThat(found).extracting(StoredEntry::entry).containsExactly(first, second);
    assertThat(found.get(0).evidence()).isEqualTo(bytes);
    assertThat(found.get(1).evidence()).isEmpty();
    assertThat(second.seq()).isEqualTo(first.seq() + 1);
    assertThat(second.previous()).isEqualTo(first.hash());
  }

  @Test
  void an_unknown_exchange_has_no_entries() {
    assertThat(store.entriesOf(MessageId.next())).isEmpty();
  }

  @Test
  void two_hundred_copies_of_one_message_are_admitted_once() {
    // Given
    MessageId id = MessageId.next();
    // When
    var outcomes = Crowd.run(200, i -> admit(store, id));
    // Then
    assertThat(outcomes.succeeded()).hasSize(1);
    assertThat(outcomes.refused()).hasSize(199).containsOnly(Reason.SEEN_BEFORE);
    assertThat(store.entriesOf(id)).hasSize(1);
  }

  @Test
  void two_replicas_admit_each_message_once_between_them() {
    // Given two stores on one database, and twenty messages that reach both five times
    try (var other =
        new PostgresJournalStore(database.dataSource(), Samples.CLOCK, Vaults.open(database))) {
      var ids = Stream.generate(MessageId::next).limit(20).toList();
      // When
      var outcomes = Crowd.run(200, i -> admit(i % 2 == 0 ? store : other, ids.get((i / 2) % 20)));
      // Then
      assertThat(outcomes.succeeded()).hasSize(20);
      assertThat(outcomes.refused()).hasSize(180).containsOnly(Reason.SEEN_BEFORE);
      assertThat(ids).allSatisfy(id -> assertThat(store.entriesOf(id)).hasSize(1));
    }
  }

  @Test
  void two_replicas_that_write_in_turns_make_one_chain() {
    // Given two stores on one database, so that each finds the head moved by the other
    try (var other =
        new PostgresJournalStore(database.dataSource(), Samples.CLOCK, Vaults.open(database))) {
      var ids = Stream.generate(MessageId::next).limit(100).toList();
      // When
      var entries =
          IntStream.range(0, ids.size())
              .mapToObj(i -> (i % 2 == 0 ? store : other).append(Samples.ask(ids.get(i))))
              .toList();
      // Then
      for (int i = 1; i < entries.size(); i++) {
        assertThat(entries.get(i).previous()).isEqualTo(entries.get(i - 1).hash());
      }
      assertThat(ids).allSatisfy(id -> assertThat(store.entriesOf(id)).hasSize(1));
    }
  }

  @Test
  void a_replay_among_new_messages_is_refused_alone() {
    // Given a message that was admitted, and a head that is known
    MessageId seen = MessageId.next();
    admit(store, seen);
    // When it comes again among others, many times over
    var ids = Stream.generate(MessageId::next).limit(40).toList();
    var outcomes = Crowd.run(80, i -> admit(store, i % 2 == 0 ? seen : ids.get(i / 2)));
    // Then
    assertThat(outcomes.succeeded()).hasSize(40);
    assertThat(outcomes.refused()).hasSize(40).containsOnly(Reason.SEEN_BEFORE);
    assertThat(ids).allSatisfy(id -> assertThat(store.entriesOf(id)).hasSize(1));
  }

  @Test
  void the_same_id_of_another_issuer_is_another_message() {
    // Given
    MessageId id = MessageId.next();
    admit(store, id);
    // When
    store.admit(Samples.ask(id), new MemberCode("330421"), id, Samples.NOW.plusSeconds(60));
    // Then
    assertThat(store.entriesOf(id)).hasSize(2);
  }

  @Test
  void an_id_stays_admitted_until_its_message_can_not_come_again() {
    // Given an id that is valid for 60 seconds
    MessageId id = MessageId.next();
    admit(store, id);
    Duration margin = Duration.ofMinutes(5);
    // When it is purged too early // Then it is kept
    purgeAt(Duration.ofSeconds(60).plus(margin), margin);
    assertRefused(Reason.SEEN_BEFORE, () -> admit(store, id));
    // When its time and the margin are over // Then it is forgotten
    assertThat(purgeAt(Duration.ofSeconds(61).plus(margin), margin)).isPositive();
    assertThat(admit(store, id).seq()).isPositive();
  }

  private static int purgeAt(Duration later, Duration margin) {
    try (var then =
        new PostgresJournalStore(
            database.dataSource(), Clock.offset(Samples.CLOCK, later), Vaults.open(database))) {
      return then.purgeAdmissions(margin);
    }
  }

  @Test
  void rows_can_not_be_changed_by_mistake() throws SQLException {
    // Given
    store.append(Samples.ask(MessageId.next()));
    try (var connection = database.dataSource().getConnection()) {
      for (String change :
          List.of(
              "UPDATE journal_entry SET peer = '330421'",
              "DELETE FROM journal_entry",
              "TRUNCATE journal_entry",
              "UPDATE journal_evidence SET bytes = ''",
              "DELETE FROM journal_evidence")) {
        // When // Then
        assertThatThrownBy(() -> OwnPostgresTest.run(connection, change))
            .isInstanceOf(SQLException.class)
            .hasMessageContaining("append-only");
      }
    }
  }

  @Test
  void turns_callers_away_when_too_many_wait() throws SQLException {
    // Given a chain whose head another transaction holds
    try (var blocker = database.dataSource().getConnection();
        var small =
            new PostgresJournalStore(
                database.dataSource(),
                Samples.CLOCK,
                Vaults.open(database),
                4,
                Duration.ofSeconds(10))) {
      blocker.setAutoCommit(false);
      OwnPostgresTest.run(blocker, "SELECT 1 FROM journal_head FOR UPDATE");
      // When
      var crowd = Crowd.start(12, i -> small.append(Samples.ask(MessageId.next())));
      assertThat(Await.until(Duration.ofSeconds(5), () -> crowd.refusedSoFar() > 0)).isTrue();
      blocker.rollback();
      var outcomes = crowd.join();
      // Then those who were let in line are served, the others know at once
      assertThat(outcomes.refused()).isNotEmpty().containsOnly(Reason.BUSY);
      assertThat(outcomes.succeeded()).hasSizeGreaterThanOrEqualTo(4);
    }
  }

  @Test
  void a_caller_who_stops_waiting_gets_no_entry_later() throws SQLException {
    // Given a chain whose head another transaction holds longer than a caller waits
    MessageId first = MessageId.next();
    MessageId second = MessageId.next();
    try (var blocker = database.dataSource().getConnection();
        var hasty =
            new PostgresJournalStore(
                database.dataSource(),
                Samples.CLOCK,
                Vaults.open(database),
                4,
                Duration.ofMillis(300))) {
      blocker.setAutoCommit(false);
      OwnPostgresTest.run(blocker, "SELECT 1 FROM journal_head FOR UPDATE");
      // When
      assertRefused(Reason.JOURNAL_UNAVAILABLE, () -> hasty.append(Samples.ask(first)));
      assertRefused(Reason.JOURNAL_UNAVAILABLE, () -> hasty.append(Samples.ask(second)));
      blocker.rollback();
    }
    // Then the second one was still in line, and is not written
    assertThat(store.entriesOf(second)).isEmpty();
  }

  @Test
  void close_writes_what_waits_and_takes_no_more() {
    // Given
    var closing =
        new PostgresJournalStore(database.dataSource(), Samples.CLOCK, Vaults.open(database));
    var crowd = Crowd.start(50, i -> closing.append(Samples.ask(MessageId.next())));
    // When
    closing.close();
    // Then each caller knows whether its entry is there
    var outcomes = crowd.join();
    assertThat(outcomes.refused()).allMatch(Reason.JOURNAL_UNAVAILABLE::equals);
    assertThat(outcomes.succeeded())
        .allSatisfy(
            entry ->
                assertThat(store.entriesOf(entry.facts().exchange().orElseThrow())).hasSize(1));
    assertRefused(Reason.JOURNAL_UNAVAILABLE, () -> closing.append(Samples.ask(MessageId.next())));
  }

  @Test
  void goes_on_after_the_driver_failed_in_a_way_that_nobody_foresaw() {
    // Given a driver that throws what no caller of a database expects
    DataSource failing = failingOnce(new AssertionError("can't happen"));
    try (var hit = new PostgresJournalStore(failing, Samples.CLOCK, Vaults.open(database))) {
      // When
      assertRefused(Reason.JOURNAL_UNAVAILABLE, () -> hit.append(Samples.ask(MessageId.next())));
      // Then
      assertThat(hit.append(Samples.ask(MessageId.next())).seq()).isPositive();
    }
  }

  private static DataSource failingOnce(Error failure) {
    var failed = new AtomicBoolean();
    return (DataSource)
        Proxy.newProxyInstance(
            DataSource.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (proxy, method, arguments) -> {
              if (failed.compareAndSet(false, true)) {
                throw failure;
              }
              return method.invoke(database.dataSource(), arguments);
            });
  }

  private static JournalEntry admit(PostgresJournalStore store, MessageId id) {
    return store.admit(Samples.ask(id), Samples.PEER, id, Samples.NOW.plusSeconds(60));
  }

  private static void assertRefused(Reason reason, Runnable action) {
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(action::run)
        .extracting(RefusedException::reason)
        .isEqualTo(reason);
  }
}
