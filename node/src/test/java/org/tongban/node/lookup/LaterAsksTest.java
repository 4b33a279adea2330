package org.tongban.node.lookup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tongban.core.catalogue.WorkingDays;
import org.tongban.core.journal.EntryDraft;
import org.tongban.core.journal.EntryFacts;
import org.tongban.core.journal.EntryKind;
import org.tongban.core.message.Ask;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.MessageId;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.node.WrittenAsk;
import org.tongban.node.store.Database;
import org.tongban.node.store.EvidenceVault;
import org.tongban.node.store.LaterStore;
import org.tongban.node.store.MatterEnds;
import org.tongban.node.store.PostgresJournalStore;
import org.tongban.node.store.TestDatabases;

/** Who may fetch what was taken in, and until when. */
class LaterAsksTest {
  /** The last hour of the day in UTC is the next day in China: Monday the 23rd. */
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-22T20:00:00Z"), ZoneOffset.UTC);

  private static final Path SCHEMAS = Path.of("..", "schemas");
  private static final String WUJIANG = "320509";
  private static final String PERSON = "320599199003070025";
  private static Database database;

  private final Ask first = WrittenAsk.of(MessageId.next(), WUJIANG, PERSON, Optional.empty());
  private LaterStore store;
  private LaterAsks later;

  @BeforeAll
  static void start() {
    database = TestDatabases.fresh(3);
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  @BeforeEach
  void anAskThatWasRecorded() {
    var source = database.dataSource();
    store = new LaterStore(source);
    var journal = new PostgresJournalStore(source, CLOCK, EvidenceVault.plain(source));
    later =
        new LaterAsks(
            store,
            new MatterEnds(source),
            journal,
            () -> WorkingDays.of(SCHEMAS),
            Period.ofDays(30),
            CLOCK);
    var facts =
        EntryFacts.of(EntryKind.ASK_RECEIVED, CLOCK.instant())
            .withExchange(Optional.of(first.id()));
    journal.append(new EntryDraft(facts, WrittenAsk.bytes(first)));
  }

  private static Ask resuming(String issuer, String person, MessageId first) {
    return WrittenAsk.of(MessageId.next(), issuer, person, Optional.of(first));
  }

  private RefusedException refused(Ask ask) {
    return catchThrowableOfType(RefusedException.class, () -> later.kept(ask));
  }

  @Test
  void anAskThatIsTakenInIsPromisedADayAndCanBeResumed() {
    // When: twice, as after a crash
    var due = later.take(first, 10);
    later.take(first, 10);

    // Then
    assertThat(due).isEqualTo(LocalDate.of(2026, 12, 7));
    assertThat(later.kept(resuming(WUJIANG, PERSON, first.id()))).contains(due);
    assertThat(store.waiting(due)).isZero();
    assertThat(store.waiting(due.plusDays(1))).isPositive();
  }

  @Test
  void nobodyFetchesWhatAnotherAskedOrSomethingElse() {
    // Given
    later.take(first, 10);

    // When // Then
    assertThat(later.kept(resuming("330421", PERSON, first.id())))
        .as("another member: nothing of its own is there")
        .isEmpty();
    assertThat(refused(resuming(WUJIANG, "320599198811110021", first.id())).reason())
        .as("another person")
        .isEqualTo(Reason.EXCHANGE_UNKNOWN);
  }

  @Test
  void aTicketIsOfOneMemberAlone() {
    // Given: another member that has learnt of the first's id
    var own = resuming(WUJIANG, PERSON, first.id());
    var stranger = resuming("330421", PERSON, first.id());

    // Then: one matter has one ticket, and a register never takes the stranger's for it
    assertThat(LaterAsks.ticket(own))
        .isEqualTo(LaterAsks.ticket(first))
        .isEqualTo("320509-" + first.id());
    assertThat(LaterAsks.ticket(stranger)).isEqualTo("330421-" + first.id());
  }

  @Test
  void anAskThatNeverArrivedBeginsUnderItsTicketWhenItIsResumed() {
    // Given: the first was lost on its way
    var again = resuming(WUJIANG, PERSON, MessageId.next());
    assertThat(later.kept(again)).isEmpty();

    // When
    later.take(again, 10);

    // Then
    assertThat(store.find(first.issuer(), again.resumes().orElseThrow()))
        .map(LaterStore.Kept::asked)
        .contains(again.id());
  }

  @Test
  void nothingIsPromisedOverAYearThatNobodyKnows() {
    // When
    var refused = catchThrowableOfType(RefusedException.class, () -> later.take(first, 1_000));

    // Then
    assertThat(refused.reason()).isEqualTo(Reason.CALENDAR_UNKNOWN);
    assertThat(store.find(first.issuer(), first.id())).isEmpty();
  }

  @Test
  void itIsWorkedOnForTheGraceAfterTheDay() {
    var today = LocalDate.of(2026, 11, 23);
    assertThat(later.over(today.minusDays(30))).isFalse();
    assertThat(later.over(today.minusDays(31))).isTrue();
  }

  @Test
  void whatIsClosedIsNotAwaitedAnyMore() {
    // Given
    var due = later.take(first, 10);
    long before = store.waiting(due.plusDays(1));

    // When
    store.close(new MemberCode(WUJIANG), first.id(), CLOCK.instant());

    // Then
    assertThat(store.waiting(due.plusDays(1))).isEqualTo(before - 1);
    assertThat(store.find(first.issuer(), first.id())).map(LaterStore.Kept::due).contains(due);
  }
}
