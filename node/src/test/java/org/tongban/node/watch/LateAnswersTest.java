package org.tongban.node.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.tongban.core.catalogue.WorkingDays;
import org.tongban.core.message.MessageId;
import org.tongban.core.message.Outcome;
import org.tongban.node.TurnedClock;
import org.tongban.node.WrittenAsk;
import org.tongban.node.store.Database;
import org.tongban.node.store.LaterStore;
import org.tongban.node.store.MatterEvents;
import org.tongban.node.store.NoticeBook;
import org.tongban.node.store.OwnLater.State;
import org.tongban.node.store.OwnLaterStore;
import org.tongban.node.store.TestDatabases;

/** Who is told that an answer is overdue, and when: over the national holiday of 2026. */
class LateAnswersTest {
  private static final Path SCHEMAS = Path.of("..", "schemas");
  private static final LocalDate ASKED = LocalDate.of(2026, 9, 28);

  /** Two weeks later but for seven days of rest and one that was made up. */
  private static final LocalDate DUE = LocalDate.of(2026, 10, 16);

  private static Database database;

  private final MeterRegistry meters = new SimpleMeterRegistry();
  private final TurnedClock clock = new TurnedClock(noon(ASKED));

  @BeforeAll
  static void start() {
    database = TestDatabases.fresh(3);
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  private static Instant noon(LocalDate day) {
    return day.atTime(12, 0).toInstant(ZoneOffset.ofHours(8));
  }

  private double overdue(String side) {
    return meters.get("tongban.later.overdue").tag("side", side).gauge().value();
  }

  private double waiting(String side) {
    return meters.get("tongban.later.waiting").tag("side", side).gauge().value();
  }

  @Test
  void theAlarmRisesOnTheDayAfterTheLastWorkingDayAndFallsWithTheAnswer() {
    // Given: ten working days, asked before the holiday
    var source = database.dataSource();
    var others = new LaterStore(source);
    var own = new OwnLaterStore(source);
    var late =
        new LateAnswers(
            others,
            own,
            new MatterEvents(source),
            new NoticeBook(source),
            Period.ofDays(30),
            meters,
            clock);
    var due = WorkingDays.of(SCHEMAS).after(ASKED, 10).orElseThrow();
    var ask = WrittenAsk.of(MessageId.next(), "320509", "320599199003070025", Optional.empty());
    own.keep(ask, ask.id(), Optional.of("T-1"), due, clock.instant());
    others.take(ask, ask.id(), clock.instant(), due);

    // Then
    assertThat(due).isEqualTo(DUE);
    clock.set(noon(LocalDate.of(2026, 10, 12)));
    assertThat(overdue("asking")).as("two weeks later by the calendar alone").isZero();
    clock.set(noon(DUE));
    assertThat(overdue("answering")).isZero();
    clock.set(noon(DUE.plusDays(1)));
    assertThat(overdue("asking")).isEqualTo(1);
    assertThat(overdue("answering")).isEqualTo(1);

    // When: answered here, and never fetched there
    own.close(
        ask.id(),
        State.ANSWERED,
        Optional.of(MessageId.next()),
        Optional.of(Outcome.POSITIVE),
        Optional.empty(),
        clock.instant());
    clock.set(noon(DUE.plusDays(31)));
    late.daily();

    // Then
    assertThat(overdue("asking")).isZero();
    assertThat(waiting("asking")).isZero();
    assertThat(waiting("answering")).isZero();
  }
}
