package org.tongban.node.fanout;

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
import org.tongban.core.message.Actor;
import org.tongban.core.message.Digest;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.MessageId;
import org.tongban.core.message.Outcome;
import org.tongban.core.message.ServiceId;
import org.tongban.core.message.StrictJson;
import org.tongban.core.refusal.Hop;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.Refusal;
import org.tongban.node.WrittenAsk;
import org.tongban.node.later.Deadlines;
import org.tongban.node.later.OwnAsks;
import org.tongban.node.later.Resumption;
import org.tongban.node.station.LocalRefusal;
import org.tongban.node.station.LocalRequest;
import org.tongban.node.store.Claim;
import org.tongban.node.store.Database;
import org.tongban.node.store.EvidenceVault;
import org.tongban.node.store.FanOut;
import org.tongban.node.store.FanOut.One;
import org.tongban.node.store.FanOut.State;
import org.tongban.node.store.FanOutStore;
import org.tongban.node.store.IdempotencyStore;
import org.tongban.node.store.OwnLater;
import org.tongban.node.store.OwnLaterStore;
import org.tongban.node.store.PostgresJournalStore;
import org.tongban.node.store.TestDatabases;
import org.tongban.node.store.Withdrawals;

/** Each member is asked once, whenever the node dies. */
class MemberAskTest {
  private static final Instant NOW = Instant.parse("2026-11-22T20:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  private static final Catalogue CATALOGUE = Catalogue.load(Path.of("..", "schemas"));
  private static final MemberCode MEMBER = new MemberCode("310118");
  private static final MemberCode OTHER = new MemberCode("330421");
  private static final byte[] REQUEST =
      "{\"purpose\":\"P\",\"body\":{}}".getBytes(StandardCharsets.UTF_8);
  private static Database database;
  private static final DefaultCamelContext CAMEL = new DefaultCamelContext();
  private static final List<LocalRequest> ASKED = new ArrayList<>();
  private static final AtomicReference<LocalRefusal> SAYS = new AtomicReference<>();
  private static final AtomicReference<Runnable> MEANWHILE = new AtomicReference<>();

  private final List<MessageId> fetched = new ArrayList<>();
  private FanOutStore store;
  private OwnLaterStore later;
  private PostgresJournalStore journal;
  private MemberAsk asking;
  private FanOut fanOut;

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
                      MEANWHILE.get().run();
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
  void aQuestionToTwo() {
    ASKED.clear();
    MEANWHILE.set(() -> {});
    var source = database.dataSource();
    var vault = EvidenceVault.plain(source);
    store = new FanOutStore(source, vault);
    later = new OwnLaterStore(source);
    journal = new PostgresJournalStore(source, CLOCK, vault);
    var template = CAMEL.createProducerTemplate();
    var own =
        new OwnAsks(
            later,
            new Withdrawals(database.dataSource()),
            new Resumption(template, journal, WrittenAsk.rests(database.dataSource(), CLOCK)),
            (one, last) -> {},
            new Deadlines(() -> CATALOGUE, () -> WorkingDays.of(Path.of("..", "schemas"))),
            Duration.ofSeconds(1),
            Duration.ofHours(1),
            CLOCK);
    asking = new MemberAsk(store, template, journal, own, CLOCK);
    fanOut =
        new FanOut(
            MessageId.next(),
            new ServiceId("rescue.identify"),
            new Actor("window", "unit-1", "op-1"),
            NOW,
            NOW.plusSeconds(30),
            LocalDate.of(2026, 11, 23),
            List.of(open(MEMBER), open(OTHER)));
    var keys = new IdempotencyStore(source, CLOCK, Duration.ofMinutes(1));
    var key = fanOut.id().toString();
    var claim = (Claim.Fresh) keys.claim("window", key, Digest.sha256(REQUEST));
    store.begin(fanOut, REQUEST, claim);
  }

  private static One open(MemberCode member) {
    return new One(
        member,
        MessageId.next(),
        State.OPEN,
        false,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private void refusing(Reason reason, boolean sent) {
    var no = new Refusal(reason, Hop.ANSWERING_NODE, List.of(), "");
    SAYS.set(new LocalRefusal(no, sent ? Optional.of(exchange()) : Optional.empty(), "error-1"));
  }

  private MessageId exchange() {
    return fanOut.member(MEMBER).orElseThrow().exchange();
  }

  private Optional<Duration> ask() {
    return asking.ask(fanOut.id(), MEMBER, fetched::add);
  }

  private One now() {
    return store.find(fanOut.id()).orElseThrow().member(MEMBER).orElseThrow();
  }

  private void recorded() {
    var ask = WrittenAsk.of(exchange(), "320509", "310199194003050029", Optional.empty());
    var facts = EntryFacts.of(EntryKind.ASK_SENT, NOW).withExchange(Optional.of(exchange()));
    journal.append(new EntryDraft(facts, WrittenAsk.bytes(ask)));
  }

  @Test
  void itIsAskedUnderTheIdThatWasAllotted() {
    // Given
    refusing(Reason.NOT_PERMITTED, true);

    // When
    var again = ask();

    // Then
    assertThat(again).isEmpty();
    var request = ASKED.get(0);
    assertThat(request.id()).contains(exchange());
    assertThat(request.actor()).isEqualTo(fanOut.actor());
    assertThat(StrictJson.parse(request.json()).path("to").asText()).isEqualTo("310118");
    assertThat(StrictJson.parse(request.json()).path("purpose").asText()).isEqualTo("P");
    assertThat(now().state()).isEqualTo(State.REFUSED);
    assertThat(now().reason()).contains("not-permitted");
    assertThat(now().by()).contains(exchange());
  }

  @Test
  void whatWasRefusedBeforeItLeftHasNoExchange() {
    // Given
    refusing(Reason.NOT_PERMITTED, false);

    // When
    ask();

    // Then
    assertThat(now().state()).isEqualTo(State.REFUSED);
    assertThat(now().by()).isEmpty();
  }

  @Test
  void whatIsSettledIsNotAskedAgain() {
    // Given
    refusing(Reason.NOT_PERMITTED, true);
    ask();

    // When
    ask();

    // Then
    assertThat(ASKED).hasSize(1);
  }

  @Test
  void whoCanNotBeReachedIsAwaited() {
    // Given
    MEANWHILE.set(this::recorded);
    refusing(Reason.PEER_UNREACHABLE, true);

    // When
    ask();

    // Then
    assertThat(ASKED).hasSize(1);
    assertThat(now().state()).isEqualTo(State.WAITING);
    assertThat(fetched).containsExactly(exchange());
    assertThat(later.find(exchange()).orElseThrow().state()).isEqualTo(OwnLater.State.WAITING);
  }

  @Test
  void anAskThatLeftBeforeTheNodeDiedIsResumedAndNotAskedAnew() {
    // Given
    recorded();

    // When
    ask();

    // Then
    assertThat(ASKED).isEmpty();
    assertThat(now().state()).isEqualTo(State.WAITING);
    assertThat(fetched).containsExactly(exchange());
  }

  @Test
  void anAnswerThatCameBeforeTheNodeDiedCounts() {
    // Given
    recorded();
    var facts =
        EntryFacts.of(EntryKind.ANSWER_RECEIVED, NOW)
            .withExchange(Optional.of(exchange()))
            .withOutcome(Outcome.NEGATIVE);
    journal.append(new EntryDraft(facts, new byte[] {1}));

    // When
    ask();

    // Then
    assertThat(ASKED).isEmpty();
    assertThat(now().state()).isEqualTo(State.ANSWERED);
    assertThat(now().outcome()).contains(Outcome.NEGATIVE);
    assertThat(fetched).isEmpty();
  }

  @Test
  void whatKeepsOurNodeFromAskingIsTriedAgain() {
    // Given
    refusing(Reason.TOO_MANY_ASKS, false);

    // When
    var first = ask();
    var second = ask();

    // Then
    assertThat(first).contains(Duration.ofSeconds(2));
    assertThat(second).contains(Duration.ofSeconds(4));
    assertThat(now().state()).isEqualTo(State.OPEN);
  }

  @Test
  void anAnswerThatWasFetchedLaterCounts() {
    // Given
    recorded();
    ask();
    var by = MessageId.next();

    // When
    later.close(
        exchange(),
        OwnLater.State.ANSWERED,
        Optional.of(by),
        Optional.of(Outcome.POSITIVE),
        Optional.empty(),
        NOW.plusSeconds(31));

    // Then
    assertThat(now().state()).isEqualTo(State.ANSWERED);
    assertThat(now().outcome()).contains(Outcome.POSITIVE);
    assertThat(now().by()).contains(by);
    assertThat(now().at()).contains(NOW.plusSeconds(31));
  }

  @Test
  void whatIsAskedIsForgottenOnceEachWasAsked() {
    // Given
    refusing(Reason.NOT_PERMITTED, true);
    ask();
    assertThat(store.request(fanOut.id())).hasValue(REQUEST);

    // When
    asking.ask(fanOut.id(), OTHER, fetched::add);

    // Then
    assertThat(store.request(fanOut.id())).isEmpty();
  }

  @Test
  void whoIsAskedByNobodyIsFound() {
    assertThat(store.forgotten("fan-out-ask"))
        .contains(new FanOutStore.Waiting(fanOut.id(), MEMBER));
  }
}
