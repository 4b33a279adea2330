package org.tongban.node.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tongban.core.catalogue.Catalogue;
import org.tongban.core.catalogue.WorkingDays;
import org.tongban.core.journal.EntryDraft;
import org.tongban.core.journal.EntryFacts;
import org.tongban.core.journal.EntryKind;
import org.tongban.core.message.Actor;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.MessageId;
import org.tongban.core.message.ServiceId;
import org.tongban.core.refusal.Hop;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.Refusal;
import org.tongban.core.seal.SubjectKeys;
import org.tongban.node.WrittenAsk;
import org.tongban.node.later.Deadlines;
import org.tongban.node.later.OwnAsks;
import org.tongban.node.later.Resumption;
import org.tongban.node.station.LocalRefusal;
import org.tongban.node.station.LocalRequest;
import org.tongban.node.store.Database;
import org.tongban.node.store.EventOutbox;
import org.tongban.node.store.EvidenceVault;
import org.tongban.node.store.OwnLater;
import org.tongban.node.store.OwnLaterStore;
import org.tongban.node.store.PostgresJournalStore;
import org.tongban.node.store.Sent;
import org.tongban.node.store.Sent.State;
import org.tongban.node.store.SentStore;
import org.tongban.node.store.TestDatabases;
import org.tongban.node.store.Withdrawals;

/** One event after the other, whatever comes of the one before and whenever the node dies. */
class OutboxTest {
  private static final Instant NOW = Instant.parse("2026-11-22T20:00:00Z");
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
  private static final String PERSON = "310199194003050029";
  private static final Catalogue CATALOGUE = Catalogue.load(Path.of("..", "schemas"));
  private static final MemberCode MEMBER = new MemberCode("310118");
  @TempDir private static Path folder;
  private static Database database;
  private static final DefaultCamelContext CAMEL = new DefaultCamelContext();
  private static final List<LocalRequest> ASKED = new ArrayList<>();
  private static final AtomicReference<LocalRefusal> SAYS = new AtomicReference<>();

  private final List<MessageId> fetched = new ArrayList<>();
  private EventOutbox events;
  private SentStore store;
  private OwnLaterStore later;
  private PostgresJournalStore journal;
  private Outbox outbox;
  private SubjectKeys keys;

  @BeforeAll
  static void start() throws Exception {
    database = TestDatabases.fresh(3);
    CAMEL.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from("direct:ask")
                .process(
                    exchange -> {
                      ASKED.add(exchange.getMessage().getBody(LocalRequest.class));
                      exchange.getMessage().setBody(SAYS.get());
                    });
          }
        });
    CAMEL.start();
  }

  @AfterAll
  static void stop() {
    CAMEL.stop();
    database.close();
  }

  @BeforeEach
  void anEmptyOutbox() {
    ASKED.clear();
    var source = database.dataSource();
    var vault = EvidenceVault.plain(source);
    events = new EventOutbox(source, vault);
    store = new SentStore(source);
    later = new OwnLaterStore(source);
    var clock = Clock.fixed(NOW, ZoneOffset.UTC);
    journal = new PostgresJournalStore(source, clock, vault);
    keys = SubjectKeys.add(folder.resolve(UUID.randomUUID() + ".key"));
    outbox = outbox(clock);
  }

  private Outbox outbox(Clock clock) {
    var template = CAMEL.createProducerTemplate();
    var own =
        new OwnAsks(
            later,
            new Withdrawals(database.dataSource()),
            new Resumption(template, journal, WrittenAsk.rests(database.dataSource(), clock)),
            (one, last) -> {},
            new Deadlines(() -> CATALOGUE, () -> WorkingDays.of(Path.of("..", "schemas"))),
            Duration.ofSeconds(1),
            Duration.ofHours(1),
            clock);
    return new Outbox(store, events, template, journal, own, clock);
  }

  private Sent kept() {
    var wish =
        new EventOutbox.Wish(
            MEMBER,
            UUID.randomUUID(),
            new ServiceId("monitoring.event"),
            keys.marks(PERSON),
            new Actor("case", "unit-1", "op-1"),
            "{}".getBytes(StandardCharsets.UTF_8),
            TODAY.plusDays(7));
    return store.find(events.keep(wish, NOW).orElseThrow()).orElseThrow();
  }

  private static void refusing(Reason reason, Optional<MessageId> exchange) {
    var no = new Refusal(reason, Hop.ANSWERING_NODE, List.of(), "");
    SAYS.set(new LocalRefusal(no, exchange, "error-1"));
  }

  private Optional<Duration> send(Sent sent) {
    return outbox.send(sent.id(), fetched::add);
  }

  private Sent now(Sent sent) {
    return store.find(sent.id()).orElseThrow();
  }

  /** As the spine leaves it when it sends; of a service that is answered later. */
  private void recorded(Sent sent) {
    var ask = WrittenAsk.of(sent.exchange(), "320509", PERSON, Optional.empty());
    var facts = EntryFacts.of(EntryKind.ASK_SENT, NOW).withExchange(Optional.of(sent.exchange()));
    journal.append(new EntryDraft(facts, WrittenAsk.bytes(ask)));
  }

  @Test
  void whatCannotBeHandedOverWaitsAndHoldsUpTheNext() {
    // Given
    var first = kept();
    var second = kept();
    recorded(first);
    refusing(Reason.PEER_UNREACHABLE, Optional.of(first.exchange()));

    // When
    var again = send(first);
    var behind = send(second);

    // Then
    assertThat(again).isPresent();
    assertThat(behind).isPresent();
    assertThat(now(first).state()).isEqualTo(State.WAITING);
    assertThat(now(second).state()).isEqualTo(State.QUEUED);
    assertThat(fetched).containsExactly(first.exchange());
    assertThat(later.find(first.exchange())).map(OwnLater::state).contains(OwnLater.State.WAITING);

    // When: it could never be handed over
    later.close(
        first.exchange(),
        OwnLater.State.EXPIRED,
        Optional.empty(),
        Optional.empty(),
        Optional.of("peer-unreachable"),
        NOW);

    // Then: it says so, and the next goes
    assertThat(send(first)).isEmpty();
    assertThat(now(first).state()).isEqualTo(State.EXPIRED);
    assertThat(now(first).reason()).contains("peer-unreachable");
    refusing(Reason.NOT_PERMITTED, Optional.empty());
    assertThat(send(second)).isEmpty();
    assertThat(now(second).state()).isEqualTo(State.REFUSED);
  }

  @Test
  void whatLeftBeforeTheNodeDiedIsResumedAndNotSentAnew() {
    // Given: in the journal, and nowhere else
    var sent = kept();
    recorded(sent);

    // When
    send(sent);

    // Then
    assertThat(ASKED).isEmpty();
    assertThat(fetched).containsExactly(sent.exchange());
    assertThat(now(sent).state()).isEqualTo(State.WAITING);
  }

  @Test
  void whatFailsHereAgainAndAgainIsLeftAsideForAPerson() {
    // Given
    var poison = kept();
    var next = kept();
    refusing(Reason.INTERNAL_ERROR, Optional.empty());

    // When
    int tries = 0;
    while (send(poison).isPresent() && tries < 100) {
      tries++;
    }

    // Then
    assertThat(tries).isEqualTo(7);
    assertThat(now(poison).state()).isEqualTo(State.PARKED);
    assertThat(now(poison).reason()).contains("internal-error");
    assertThat(store.behind(now(next))).isFalse();
    assertThat(events.request(poison.id())).as("to be sent again").isPresent();
  }

  @Test
  void whatMayPassIsTriedUntilItsLastDayAndThenSaid() {
    // Given
    var sent = kept();
    refusing(Reason.DIRECTORY_EXPIRED, Optional.empty());
    for (int i = 0; i < 20; i++) {
      assertThat(send(sent)).isPresent();
    }

    // When
    outbox = outbox(Clock.fixed(NOW.plus(Duration.ofDays(8)), ZoneOffset.UTC));
    var after = send(sent);

    // Then
    assertThat(after).isEmpty();
    assertThat(now(sent).state()).isEqualTo(State.EXPIRED);
  }

  @Test
  void whatWasTakenInMeanwhileIsSaidSo() {
    // Given
    var sent = kept();
    recorded(sent);
    send(sent);
    var ask = WrittenAsk.of(sent.exchange(), "320509", PERSON, Optional.empty());
    later.keep(ask, sent.exchange(), Optional.of("T-1"), TODAY.plusDays(7), NOW);

    // When
    var again = send(sent);

    // Then
    assertThat(again).isEmpty();
    assertThat(now(sent).state()).isEqualTo(State.TAKEN);
    assertThat(events.request(sent.id())).isEmpty();
    assertThat(send(sent)).as("and nothing more is done").isEmpty();
  }
}
