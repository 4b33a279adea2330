package org.tongban.node.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tongban.core.message.Ask;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.MessageId;
import org.tongban.core.message.Outcome;
import org.tongban.node.WrittenAsk;
import org.tongban.node.store.OwnLater.State;

/** When a matter is worth resuming, and what our own systems are told of its end. */
class OwnLaterStoreTest {
  private static final Instant NOW = Instant.parse("2026-11-23T02:00:00Z");
  private static final LocalDate DUE = LocalDate.of(2026, 12, 7);
  private static final MemberCode QINGPU = new MemberCode("310118");
  private static Database database;

  private final Ask ask =
      WrittenAsk.of(MessageId.next(), "310118", "310199194003050029", Optional.empty());
  private final String ticket = "T-" + ask.id();
  private OwnLaterStore store;
  private MatterEvents events;
  private long before;

  @BeforeAll
  static void start() {
    database = TestDatabases.fresh(3);
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  @BeforeEach
  void anAskThatWasTakenIn() {
    store = new OwnLaterStore(database.dataSource());
    events = new MatterEvents(database.dataSource());
    before = events.last();
    store.keep(ask, ask.id(), Optional.of(ticket), DUE, NOW);
  }

  private Optional<MessageId> pushed(MemberCode by, Instant said, Instant now) {
    return store.tries().pushed(by, ticket, said, now);
  }

  private void close(State state) {
    Optional<MessageId> by = Optional.of(MessageId.next());
    var outcome = Optional.of(Outcome.POSITIVE).filter(one -> state == State.ANSWERED);
    store.close(ask.id(), state, by, outcome, Optional.empty(), NOW);
  }

  @Test
  void whatIsReadyIsToldOnceHoweverOftenItIsRepeated() {
    assertThat(pushed(QINGPU, NOW, NOW.plusSeconds(1))).contains(ask.id());
    assertThat(pushed(QINGPU, NOW, NOW.plusSeconds(2))).as("the same again").isEmpty();
    assertThat(pushed(QINGPU, NOW.plusSeconds(1), NOW.plusSeconds(3))).as("as early").isEmpty();
    assertThat(pushed(QINGPU, NOW.plusSeconds(9), NOW.plusSeconds(9))).contains(ask.id());
  }

  @Test
  void aClockThatIsAheadMakesARepetitionNoNewWord() {
    // Given: it says a time that is still to come here
    assertThat(pushed(QINGPU, NOW.plusSeconds(30), NOW)).contains(ask.id());

    // Then
    assertThat(pushed(QINGPU, NOW.plusSeconds(30), NOW.plusSeconds(5))).isEmpty();
    assertThat(store.tries().pushedSince(ask.id(), NOW)).isTrue();
    assertThat(store.tries().pushedSince(ask.id(), NOW.plusSeconds(31))).isFalse();
  }

  @Test
  void anotherMembersWordOrOneAboutWhatIsOverCountsNothing() {
    assertThat(pushed(new MemberCode("330421"), NOW, NOW)).isEmpty();
    assertThat(store.tries().pushed(QINGPU, "T-unknown", NOW, NOW)).isEmpty();
    close(State.ANSWERED);
    assertThat(pushed(QINGPU, NOW, NOW)).isEmpty();
    assertThat(store.tries().pushedSince(ask.id(), Instant.EPOCH)).isFalse();
  }

  @Test
  void ourSystemsAreToldOfTheEndOnceAndNothingOfWhatWasAsked() {
    // When
    close(State.ANSWERED);
    close(State.EXPIRED);

    // Then
    var told = events.after(before, 10);
    assertThat(told).hasSize(1);
    assertThat(told.get(0).kind()).isEqualTo(MatterEvent.Kind.ANSWERED);
    assertThat(told.get(0).seq()).isEqualTo(before + 1).isEqualTo(events.last());
    assertThat(told.get(0).exchange()).contains(ask.id());
    assertThat(told.get(0).member()).isEqualTo(QINGPU);
    assertThat(told.get(0).ticket()).isEmpty();
    assertThat(told.get(0).at()).isEqualTo(NOW);
  }

  @Test
  void theyAreToldOfTheDayThatIsOverOnceAndNoNumberIsLost() {
    // When
    store.overdue(ask.id(), DUE, NOW);
    store.overdue(ask.id(), DUE.plusDays(1), NOW);
    store.overdue(ask.id(), DUE.plusDays(2), NOW);
    close(State.REFUSED);

    // Then
    assertThat(events.after(before, 10))
        .extracting(MatterEvent::kind)
        .containsExactly(MatterEvent.Kind.OVERDUE, MatterEvent.Kind.REFUSED);
    assertThat(events.last()).isEqualTo(before + 2);
  }

  @Test
  void partsOfAFanOutHaveAFeedOfTheirOwn() throws Exception {
    // Given
    try (var connection = database.dataSource().getConnection();
        var insert = connection.createStatement()) {
      insert.execute(
          "INSERT INTO fan_out (id, service, system, unit, operator, created_at, deadline, due,"
              + " request_digest) VALUES (gen_random_uuid(), 'a.b', 's', 'u', 'o', now(),"
              + " now() + interval '1 s', now(), '\\x00')");
      insert.execute(
          "INSERT INTO fan_out_member (fan_out, member, exchange) SELECT id, '310118', '"
              + ask.id()
              + "' FROM fan_out");
    }

    // When
    close(State.EXPIRED);

    // Then
    assertThat(events.last()).isEqualTo(before);
  }
}
