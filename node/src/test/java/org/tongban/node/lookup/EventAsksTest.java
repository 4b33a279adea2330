package org.tongban.node.lookup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tongban.core.catalogue.WorkingDays;
import org.tongban.core.journal.EntryDraft;
import org.tongban.core.journal.EntryFacts;
import org.tongban.core.journal.EntryKind;
import org.tongban.core.journal.JournalStore;
import org.tongban.core.message.Ask;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.Outcome;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.core.seal.SubjectKeys;
import org.tongban.node.WrittenAsk;
import org.tongban.node.WrittenEvent;
import org.tongban.node.inbox.ToldAsks;
import org.tongban.node.store.Database;
import org.tongban.node.store.Disposition;
import org.tongban.node.store.DispositionStore;
import org.tongban.node.store.EventInbox;
import org.tongban.node.store.EvidenceVault;
import org.tongban.node.store.PostgresJournalStore;
import org.tongban.node.store.TestDatabases;
import org.tongban.node.store.Told;

/** Each event is taken in once, and only as it was told first. */
class EventAsksTest {
  /** The last hours of the day in UTC are the next day in China: Monday the 23rd. */
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-22T15:59:50Z"), ZoneOffset.UTC);

  private static final String PERSON = "310199194003050029";
  private static final String ANOTHER = "33049919500101001X";
  private static final int FIVE = 5;
  @TempDir private static Path folder;
  private static Database database;
  private static SubjectKeys keys;
  private static LookUps lookUps;

  private EventInbox inbox;
  private JournalStore journal;
  private EventAsks events;

  @BeforeAll
  static void start() {
    database = TestDatabases.fresh(3);
    keys = SubjectKeys.add(folder.resolve("subjects.key"));
    lookUps = new LookUps(new DefaultCamelContext(), any -> false, Duration.ofSeconds(1), CLOCK);
  }

  @AfterAll
  static void stop() {
    lookUps.close();
    database.close();
  }

  @BeforeEach
  void aNode() {
    var source = database.dataSource();
    var vault = EvidenceVault.plain(source);
    inbox = new EventInbox(source);
    journal = new PostgresJournalStore(source, CLOCK, vault);
    var schemas = Path.of("..", "schemas");
    events =
        new EventAsks(
            inbox,
            new DispositionStore(source, vault),
            new ToldAsks(journal),
            lookUps,
            () -> keys,
            () -> WorkingDays.of(schemas),
            new EventAsks.Times(Duration.ofSeconds(30), Period.ofDays(30), CLOCK));
  }

  /** As the station before leaves it in the journal. */
  private Ask recorded(WrittenEvent event) {
    var ask = event.ask();
    var facts =
        EntryFacts.of(EntryKind.ASK_RECEIVED, CLOCK.instant()).withExchange(Optional.of(ask.id()));
    journal.append(new EntryDraft(facts, WrittenAsk.bytes(ask)));
    return ask;
  }

  private Told tell(WrittenEvent event) {
    return events.told(recorded(event), event.frame(), FIVE);
  }

  private Reason refused(WrittenEvent event) {
    var no = catchThrowableOfType(RefusedException.class, () -> tell(event));
    return no.reason();
  }

  @Test
  void whatIsToldAgainIsTheSameEvent() {
    // Given
    var death = WrittenEvent.death(PERSON);
    var first = tell(death);

    // When
    var again = tell(death);

    // Then
    assertThat(again).isEqualTo(first);
    assertThat(first.due()).isEqualTo(LocalDate.of(2026, 11, 27));
    assertThat(inbox.after(first.seq() - 1, 10)).containsExactly(first);
  }

  @Test
  void whatIsToldOtherwiseUnderTheSameIdIsRefused() {
    var death = WrittenEvent.death(PERSON);
    tell(death);
    assertThat(refused(death.of("MIGRATION"))).isEqualTo(Reason.EVENT_ALTERED);
    assertThat(refused(death.on("2026-11-19"))).isEqualTo(Reason.EVENT_ALTERED);
  }

  @Test
  void theIdsOfTwoMembersHaveNothingToDoWithEachOther() {
    var death = WrittenEvent.death(PERSON);
    assertThat(tell(death).id()).isNotEqualTo(tell(death.by("330421").of("MIGRATION")).id());
  }

  @Test
  void aCorrectionNeedsWhatItCorrects() {
    // Given
    var death = WrittenEvent.death(PERSON);
    tell(death);

    // When // Then
    var right = tell(death.correcting(death.id()));
    assertThat(right.eventId()).isNotEqualTo(death.id());
    assertThat(refused(death.correcting(UUID.randomUUID())))
        .as("never told")
        .isEqualTo(Reason.EVENT_CORRECTION_UNKNOWN);
    assertThat(refused(death.by("330421").correcting(death.id())))
        .as("told by another")
        .isEqualTo(Reason.EVENT_CORRECTION_UNKNOWN);
    assertThat(refused(WrittenEvent.death(ANOTHER).correcting(death.id())))
        .as("about another")
        .isEqualTo(Reason.EVENT_CORRECTION_UNKNOWN);
  }

  @Test
  void whatIsStillToComeHasNotHappened() {
    var death = WrittenEvent.death(PERSON);
    assertThat(refused(death.on("2026-11-24"))).isEqualTo(Reason.SCHEMA_VIOLATION);
    assertThat(tell(death.on("2026-11-23")).eventId())
        .as("it is the 23rd where a clock is ten seconds ahead")
        .isEqualTo(death.id());
  }

  @Test
  void whatCannotBeComparedIsNotTakenForTheSame() {
    // Given: the journal has nothing of the first ask
    var death = WrittenEvent.death(PERSON);
    events.told(death.ask(), death.frame(), FIVE);

    // When // Then
    assertThat(refused(death)).isEqualTo(Reason.EVIDENCE_ERASED);
  }

  @Test
  void whatWasDoneIsSaidOnce() {
    // Given
    var told = tell(WrittenEvent.death(PERSON));
    var store =
        new DispositionStore(database.dataSource(), EvidenceVault.plain(database.dataSource()));
    var first = new Disposition(Outcome.NOT_FOUND, Optional.empty());
    long before = inbox.waiting(LocalDate.of(2026, 11, 28));

    // When
    boolean kept = store.keep(told.id(), first, CLOCK.instant(), "case/unit-1");
    boolean otherwise =
        store.keep(
            told.id(),
            new Disposition(Outcome.NEGATIVE, Optional.empty()),
            CLOCK.instant(),
            "case/unit-1");

    // Then
    assertThat(kept).isTrue();
    assertThat(otherwise).isFalse();
    assertThat(store.find(told.id())).contains(first);
    assertThat(inbox.waiting(LocalDate.of(2026, 11, 28))).isEqualTo(before - 1);
    assertThat(inbox.find(new MemberCode("320509"), told.eventId()).orElseThrow().disposedAt())
        .contains(CLOCK.instant());
  }
}
