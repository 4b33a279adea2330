package org.tongban.node.later;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tongban.core.catalogue.Catalogue;
import org.tongban.core.catalogue.WorkingDays;
import org.tongban.core.journal.EntryDraft;
import org.tongban.core.journal.EntryFacts;
import org.tongban.core.journal.EntryKind;
import org.tongban.core.message.Ask;
import org.tongban.core.message.MessageId;
import org.tongban.core.message.StrictJson;
import org.tongban.core.refusal.Hop;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.Refusal;
import org.tongban.node.WrittenAsk;
import org.tongban.node.station.LocalRefusal;
import org.tongban.node.station.LocalRequest;
import org.tongban.node.store.Database;
import org.tongban.node.store.EvidenceVault;
import org.tongban.node.store.OwnLater;
import org.tongban.node.store.OwnLater.State;
import org.tongban.node.store.OwnLaterStore;
import org.tongban.node.store.PostgresJournalStore;
import org.tongban.node.store.RestBook;
import org.tongban.node.store.TestDatabases;
import org.tongban.node.store.TryBook.LastTry;
import org.tongban.node.store.Withdrawals;

/** What a node does about asks that others took in. */
class OwnAsksTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-22T20:00:00Z"), ZoneOffset.UTC);
  private static final Catalogue CATALOGUE = Catalogue.load(Path.of("..", "schemas"));
  private static final String PERSON = "310199194003050029";
  private static Database database;
  private static final DefaultCamelContext CAMEL = new DefaultCamelContext();
  private static final AtomicReference<LocalRequest> ASKED = new AtomicReference<>();
  private static final AtomicReference<Reason> SAYS = new AtomicReference<>();

  private final Ask first = WrittenAsk.of(MessageId.next(), "310118", PERSON, Optional.empty());
  private PostgresJournalStore journal;
  private final Map<MessageId, LastTry> givenUp = new HashMap<>();
  private OwnLaterStore store;
  private OwnAsks asks;

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
                      ASKED.set(exchange.getMessage().getBody(LocalRequest.class));
                      var no = new Refusal(SAYS.get(), Hop.ANSWERING_NODE, List.of(), "");
                      exchange
                          .getMessage()
                          .setBody(new LocalRefusal(no, Optional.empty(), "error-1"));
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
  void anAskThatWasTakenIn() {
    var source = database.dataSource();
    store = new OwnLaterStore(source);
    journal = new PostgresJournalStore(source, CLOCK, EvidenceVault.plain(source));
    var schemas = Path.of("..", "schemas");
    var deadlines = new Deadlines(() -> CATALOGUE, () -> WorkingDays.of(schemas));
    var resumption =
        new Resumption(CAMEL.createProducerTemplate(), journal, WrittenAsk.rests(source, CLOCK));
    asks =
        new OwnAsks(
            store,
            new Withdrawals(source),
            resumption,
            (one, last) -> givenUp.put(one.exchange(), last),
            deadlines,
            Duration.ofSeconds(1),
            Duration.ofHours(1),
            CLOCK);
    new RestBook(source).reached(first.audience());
    recorded(first);
    store.keep(first, first.id(), Optional.of("T-1"), LocalDate.of(2026, 12, 7), CLOCK.instant());
  }

  private Ask recorded(Ask ask) {
    var facts =
        EntryFacts.of(EntryKind.ASK_SENT, CLOCK.instant()).withExchange(Optional.of(ask.id()));
    journal.append(new EntryDraft(facts, WrittenAsk.bytes(ask)));
    return ask;
  }

  @Test
  void itAsksTheSameAgainInTheNameOfWhoAsked() {
    // Given
    SAYS.set(Reason.PEER_UNREACHABLE);

    // When
    var next = asks.resume(first.id());

    // Then
    assertThat(next).contains(Duration.ofSeconds(2));
    var request = ASKED.get();
    assertThat(request.resumes()).contains(first.id());
    assertThat(request.actor()).isEqualTo(first.actor());
    assertThat(StrictJson.parse(request.json()))
        .isEqualTo(
            StrictJson.parse(
                """
                {"to": "310118", "purpose": "ECONOMIC_CHECK", "version": "1.0",
                 "basis": {"type": "AUTHORIZATION", "ref": "SQ-2026-000117"},
                 "case": "QP-2026-0042", "body": {"subject": {"idNumber": "310199194003050029"}}}
                """
                    .getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    assertThat(store.find(first.id()).orElseThrow().state()).isEqualTo(State.PENDING);
  }

  @Test
  void itTriesEverMoreSeldomAndNeverLessThanHourly() {
    assertThat(List.of(asks.after(0), asks.after(3), asks.after(11), asks.after(12)))
        .containsExactly(
            Duration.ofSeconds(1),
            Duration.ofSeconds(8),
            Duration.ofSeconds(2048),
            Duration.ofHours(1));
    assertThat(asks.after(2_000_000)).isEqualTo(Duration.ofHours(1));
  }

  @Test
  void aNoThatStaysEndsIt() {
    // Given
    SAYS.set(Reason.NOT_PERMITTED);

    // When
    var next = asks.resume(first.id());
    var again = asks.resume(first.id());

    // Then
    assertThat(next).isEmpty();
    assertThat(again).isEmpty();
    var kept = store.find(first.id()).orElseThrow();
    assertThat(kept.state()).isEqualTo(State.REFUSED);
    assertThat(kept.reason()).contains("not-permitted");
    assertThat(kept.tries()).isEqualTo(1);
  }

  @Test
  void anAnswerIsOverdueTheDayAfterItsLast() {
    // Given
    var kept = store.find(first.id()).orElseThrow();

    // Then: counted too, so that somebody is told
    assertThat(kept.overdue(LocalDate.of(2026, 12, 7))).isFalse();
    assertThat(kept.overdue(LocalDate.of(2026, 12, 8))).isTrue();
    assertThat(store.waiting(LocalDate.of(2026, 12, 8))).isPositive();
    assertThat(store.waiting(LocalDate.of(2026, 12, 7))).isZero();
  }

  @Test
  void anAskThatCouldNotBeHandedOverWaitsUntilItsContractsLastDay() {
    // Given
    var lost = recorded(WrittenAsk.of(MessageId.next(), "310118", PERSON, Optional.empty()));

    // When
    var kept = asks.keep(lost.id(), Reason.PEER_UNREACHABLE).orElseThrow();

    // Then
    assertThat(kept.state()).isEqualTo(State.WAITING);
    assertThat(kept.ticket()).isEmpty();
    assertThat(kept.due()).isEqualTo(LocalDate.of(2026, 12, 7));
    assertThat(asks.keep(lost.id(), Reason.NOT_PERMITTED)).isEmpty();
    assertThat(asks.keep(MessageId.next(), Reason.PEER_UNREACHABLE)).isEmpty();
  }

  @Test
  void whatCouldNotBeHandedOverInTimeExpires() {
    // Given
    var lost = recorded(WrittenAsk.of(MessageId.next(), "310118", PERSON, Optional.empty()));
    store.keep(lost, lost.id(), Optional.empty(), LocalDate.of(2026, 11, 20), CLOCK.instant());

    // When
    var next = asks.resume(lost.id());

    // Then
    assertThat(next).isEmpty();
    var kept = store.find(lost.id()).orElseThrow();
    assertThat(kept.state()).isEqualTo(State.EXPIRED);
    assertThat(kept.reason()).contains("peer-unreachable");
    assertThat(kept.tries()).isZero();
    assertThat(givenUp.get(lost.id()).since()).isEqualTo(CLOCK.instant());
  }

  @Test
  void whereTheLastTryEndedIsKeptForOurOwnStatement() {
    // Given
    var lost = recorded(WrittenAsk.of(MessageId.next(), "310118", PERSON, Optional.empty()));
    asks.keep(lost.id(), Reason.PEER_UNREACHABLE);
    SAYS.set(Reason.PEER_TIMEOUT);

    // When
    asks.resume(lost.id());

    // Then: and what is awaited from who has it gets no such statement
    assertThat(store.tries().last(lost.id()).reason()).isEqualTo(Reason.PEER_TIMEOUT);
    assertThat(store.tries().last(lost.id()).hop()).isEqualTo(Hop.ANSWERING_NODE);
    assertThat(givenUp).isEmpty();
  }

  @Test
  void whatIsNotKeptAnyMoreCanNotBeAskedAgain() {
    // Given: awaited, and its ask is gone
    var gone = WrittenAsk.of(MessageId.next(), "310118", PERSON, Optional.empty());
    store.keep(gone, gone.id(), Optional.of("T-2"), LocalDate.of(2026, 12, 7), CLOCK.instant());

    // When
    var next = asks.resume(gone.id());

    // Then
    assertThat(next).isEmpty();
    var kept = store.find(gone.id()).orElseThrow();
    assertThat(kept.state()).isEqualTo(State.EXPIRED);
    assertThat(kept.reason()).contains("exchange-unknown");
  }

  @Test
  void whatNothingWillResumeIsFound() throws Exception {
    // Given: one has its time, the other was kept only, and a third is over
    var other = recorded(WrittenAsk.of(MessageId.next(), "310118", PERSON, Optional.empty()));
    var over = recorded(WrittenAsk.of(MessageId.next(), "310118", PERSON, Optional.empty()));
    for (var kept : List.of(other, over)) {
      store.keep(kept, kept.id(), Optional.of("T"), LocalDate.of(2026, 12, 7), CLOCK.instant());
    }
    store.close(
        over.id(),
        State.EXPIRED,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        CLOCK.instant());
    try (var connection = database.dataSource().getConnection();
        var insert =
            connection.prepareStatement(
                "INSERT INTO scheduled_tasks (task_name, task_instance, execution_time, picked, version)"
                    + " VALUES ('T', ?, now(), false, 1)")) {
      insert.setString(1, first.id().toString());
      insert.executeUpdate();
    }

    // Then
    assertThat(store.forgotten("T")).extracting(OwnLater::exchange).contains(other.id());
    assertThat(store.forgotten("T"))
        .extracting(OwnLater::exchange)
        .doesNotContain(first.id(), over.id());
  }

  @Test
  void whatNobodyTookInIsNotResumed() {
    assertThat(asks.resume(MessageId.next())).isEmpty();
  }
}
