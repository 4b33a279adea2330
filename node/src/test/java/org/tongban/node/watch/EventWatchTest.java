package org.tongban.node.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tongban.core.catalogue.Catalogue;
import org.tongban.core.message.Actor;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.ServiceId;
import org.tongban.core.seal.SubjectKeys;
import org.tongban.node.TurnedClock;
import org.tongban.node.WrittenEvent;
import org.tongban.node.store.Database;
import org.tongban.node.store.EventInbox;
import org.tongban.node.store.EventOutbox;
import org.tongban.node.store.EvidenceVault;
import org.tongban.node.store.Sent.State;
import org.tongban.node.store.SentStore;
import org.tongban.node.store.SubscriptionStore;
import org.tongban.node.store.TestDatabases;

/** What needs a person is counted, and what is old is forgotten. */
class EventWatchTest {
  private static final Instant NOW = Instant.parse("2026-11-22T20:00:00Z");
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
  private static final String PERSON = "310199194003050029";
  @TempDir private static Path folder;
  private static Database database;

  private final MeterRegistry meters = new SimpleMeterRegistry();
  private final TurnedClock clock = new TurnedClock(NOW);

  @BeforeAll
  static void start() {
    database = TestDatabases.fresh(3);
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  private double gauge(String name, String... tags) {
    return meters.get(name).tags(tags).gauge().value();
  }

  @Test
  void eventsAreCountedAndForgottenAfterTheTimeOfTheirContract() {
    // Given: one told to us that is due today, and one of ours that was left aside
    var source = database.dataSource();
    var inbox = new EventInbox(source);
    var sent = new SentStore(source);
    var keys = SubjectKeys.add(folder.resolve("subjects.key"));
    var catalogue = Catalogue.load(Path.of("..", "schemas"));
    var watch =
        new EventWatch(inbox, sent, new SubscriptionStore(source), () -> catalogue, meters, clock);
    var death = WrittenEvent.death(PERSON);
    inbox.take(death.ask(), death.frame(), keys.mark(PERSON), NOW, TODAY);
    var wish =
        new EventOutbox.Wish(
            new MemberCode("320509"),
            UUID.randomUUID(),
            new ServiceId("monitoring.event"),
            keys.marks(PERSON),
            new Actor("case", "unit-1", "op-1"),
            "{}".getBytes(StandardCharsets.UTF_8),
            TODAY);
    var id = new EventOutbox(source, EvidenceVault.plain(source)).keep(wish, NOW).orElseThrow();
    assertThat(gauge("tongban.events.sent", "state", "QUEUED")).isEqualTo(1);
    sent.close(id, State.PARKED, Optional.of("internal-error"), NOW);

    // When // Then
    assertThat(gauge("tongban.events.sent", "state", "QUEUED")).isZero();
    assertThat(gauge("tongban.events.sent", "state", "PARKED")).isEqualTo(1);
    assertThat(gauge("tongban.events.undisposed")).isEqualTo(1);
    assertThat(gauge("tongban.events.overdue")).isZero();
    clock.set(NOW.plus(Duration.ofDays(1)));
    assertThat(gauge("tongban.events.overdue")).isEqualTo(1);

    // When: the last day of the contract's 180, and the day after
    clock.set(NOW.plus(Duration.ofDays(180)));
    watch.daily();
    assertThat(inbox.after(0, 10)).hasSize(1);
    clock.set(NOW.plus(Duration.ofDays(181)));
    watch.daily();

    // Then
    assertThat(inbox.after(0, 10)).isEmpty();
    assertThat(sent.find(id)).isEmpty();
  }
}
