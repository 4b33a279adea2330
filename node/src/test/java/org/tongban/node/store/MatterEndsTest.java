package org.tongban.node.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tongban.core.message.Ask;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.MessageId;
import org.tongban.core.message.Withdrawal;
import org.tongban.node.WrittenAsk;
import org.tongban.node.store.MatterEnds.Why;
import org.tongban.node.store.OwnLater.State;

/** What a withdrawal does on either side, whichever comes first. */
class MatterEndsTest {
  private static final Instant NOW = Instant.parse("2026-11-23T02:00:00Z");
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
  private static final LocalDate DUE = LocalDate.of(2026, 12, 7);
  private static final String WUJIANG = "320509";
  private static final String PERSON = "320599199003070025";
  private static Database database;

  private final Ask ask = WrittenAsk.of(MessageId.next(), WUJIANG, PERSON, Optional.empty());
  private final Ask again = WrittenAsk.of(MessageId.next(), WUJIANG, PERSON, Optional.of(ask.id()));
  private LaterStore matters;
  private MatterEnds ends;
  private OwnLaterStore own;
  private Withdrawals withdrawals;
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
  void stores() {
    var source = database.dataSource();
    matters = new LaterStore(source);
    ends = new MatterEnds(source);
    own = new OwnLaterStore(source);
    withdrawals = new Withdrawals(source);
    events = new MatterEvents(source);
    before = events.last();
  }

  private void withdrawn(Withdrawal why) {
    ends.withdraw(again, ask.id(), WUJIANG + "-" + ask.id(), why, TODAY, NOW);
  }

  private Optional<Why> ended() {
    return matters.find(ask.issuer(), ask.id()).flatMap(LaterStore.Kept::ended);
  }

  private List<MatterEvent.Kind> told() {
    return events.after(before, 10).stream().map(MatterEvent::kind).toList();
  }

  @Test
  void aMatterThatItsAskerWithdrawsEndsAndOurSystemsAreToldOnce() {
    // Given
    matters.take(ask, ask.id(), NOW, DUE);

    // When: told twice, the second time otherwise
    withdrawn(Withdrawal.NO_LONGER_NEEDED);
    withdrawn(Withdrawal.AUTHORIZATION_REVOKED);

    // Then
    assertThat(ended()).contains(Why.NO_LONGER_NEEDED);
    assertThat(matters.open(ask.issuer(), ask.id())).isEmpty();
    assertThat(told()).containsExactly(MatterEvent.Kind.WITHDRAWN_BY_ASKER);
    var event = events.after(before, 1).get(0);
    assertThat(event.ticket()).contains(WUJIANG + "-" + ask.id());
    assertThat(event.due()).isEqualTo(DUE);
    assertThat(event.reason()).contains("NO_LONGER_NEEDED");
  }

  @Test
  void aWithdrawalThatComesBeforeItsAskIsKeptForIt() {
    // When: the ask comes late
    withdrawn(Withdrawal.AUTHORIZATION_REVOKED);
    matters.take(ask, ask.id(), NOW, DUE);

    // Then
    assertThat(ended()).contains(Why.AUTHORIZATION_REVOKED);
    assertThat(matters.open(ask.issuer(), ask.id())).isEmpty();
    assertThat(told()).isEmpty();
  }

  @Test
  void nobodyEndsTheMatterOfAnotherMember() {
    // Given
    matters.take(ask, ask.id(), NOW, DUE);
    var stranger = WrittenAsk.of(MessageId.next(), "330421", PERSON, Optional.of(ask.id()));

    // When
    ends.withdraw(stranger, ask.id(), "330421-x", Withdrawal.NO_LONGER_NEEDED, TODAY, NOW);

    // Then
    assertThat(ended()).isEmpty();
    assertThat(matters.open(ask.issuer(), ask.id())).isPresent();
    assertThat(ends.stop(new MemberCode("310118"), ask.id(), NOW)).isFalse();
  }

  @Test
  void aSystemOfOursEndsItAsOftenAsItSays() {
    // Given
    matters.take(ask, ask.id(), NOW, DUE);

    // When // Then
    assertThat(ends.stop(ask.issuer(), ask.id(), NOW)).isTrue();
    assertThat(ends.stop(ask.issuer(), ask.id(), NOW)).isTrue();
    assertThat(ended()).contains(Why.STOPPED);
    assertThat(ends.stop(ask.issuer(), MessageId.next(), NOW)).isFalse();
  }

  @Test
  void whatWasAnsweredIsNotEndedAnyMore() {
    // Given
    matters.take(ask, ask.id(), NOW, DUE);
    matters.close(ask.issuer(), ask.id(), NOW);

    // When // Then
    assertThat(ends.stop(ask.issuer(), ask.id(), NOW)).isFalse();
    assertThat(ended()).isEmpty();
  }

  private void kept(Optional<String> ticket) {
    own.keep(ask, ask.id(), ticket, DUE, NOW);
  }

  private OwnLater kept() {
    return own.find(ask.id()).orElseThrow();
  }

  @Test
  void anAskOfOursThatIsWithdrawnStaysSoWhateverComes() {
    // Given
    kept(Optional.of("T-1"));

    // When: an answer crosses with it
    var done = withdrawals.withdraw(ask.id(), Withdrawal.AUTHORIZATION_REVOKED, NOW);
    own.close(
        ask.id(), State.ANSWERED, Optional.of(again.id()), Optional.empty(), Optional.empty(), NOW);

    // Then
    assertThat(done).isTrue();
    assertThat(kept().state()).isEqualTo(State.WITHDRAWN);
    assertThat(kept().answeredBy()).isEmpty();
    assertThat(kept().withdrawal()).contains("OPEN");
    assertThat(withdrawals.open(ask.id())).contains(Withdrawal.AUTHORIZATION_REVOKED);
    assertThat(withdrawals.forgotten("T")).contains(ask.id());
    assertThat(told()).containsExactly(MatterEvent.Kind.WITHDRAWN);

    // When
    withdrawals.close(ask.id(), Optional.of(again.id()), true);

    // Then
    assertThat(withdrawals.open(ask.id())).isEmpty();
    assertThat(kept().withdrawal()).contains("ACKNOWLEDGED");
    assertThat(kept().withdrawnBy()).contains(again.id());
    assertThat(withdrawals.withdraw(ask.id(), Withdrawal.NO_LONGER_NEEDED, NOW)).isFalse();
    assertThat(kept().reason()).contains("AUTHORIZATION_REVOKED");
  }

  @Test
  void whatWasNeverHandedOverIsToldToNobodyUnlessItWasTakenInAfterAll() {
    // Given
    kept(Optional.empty());

    // When
    withdrawals.withdraw(ask.id(), Withdrawal.NO_LONGER_NEEDED, NOW);

    // Then
    assertThat(kept().withdrawal()).contains("NOT_SENT");
    assertThat(withdrawals.open(ask.id())).isEmpty();

    // When: it was on its way
    withdrawals.tookIn(ask.id(), "T-2");

    // Then
    assertThat(withdrawals.open(ask.id())).contains(Withdrawal.NO_LONGER_NEEDED);
  }

  @Test
  void whatIsAnsweredOrAPartOfSomethingElseIsNotWithdrawn() throws Exception {
    // Given
    kept(Optional.of("T-3"));
    try (var connection = database.dataSource().getConnection();
        var insert = connection.createStatement()) {
      insert.execute(
          "INSERT INTO fan_out (id, service, system, unit, operator, created_at, deadline, due,"
              + " request_digest) VALUES ('"
              + again.id()
              + "', 'a.b', 's', 'u', 'o', now(), now() + interval '1 s', now(), '\\x00')");
      insert.execute(
          "INSERT INTO fan_out_member (fan_out, member, exchange) VALUES ('"
              + again.id()
              + "', '310118', '"
              + ask.id()
              + "')");
    }

    // When // Then
    assertThat(withdrawals.withdraw(ask.id(), Withdrawal.NO_LONGER_NEEDED, NOW)).isFalse();
    assertThat(kept().state()).isEqualTo(State.PENDING);
  }
}
