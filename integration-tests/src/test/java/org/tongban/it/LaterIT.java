package org.tongban.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tongban.node.demo.register.Region.QINGPU;
import static org.tongban.node.demo.register.Region.WUJIANG;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import java.util.function.Predicate;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tongban.core.message.MessageId;
import org.tongban.it.federation.Federation;
import org.tongban.it.federation.Reply;
import org.tongban.it.federation.Wish;
import org.tongban.it.federation.WithFederation;
import org.tongban.node.demo.register.KnownPeople;
import org.tongban.node.demo.register.assistance.KnownReports;
import org.tongban.node.store.NodeDatabase;
import org.tongban.node.store.OwnLaterStore;

/** A service whose answer may come later, while the register behind it can't be reached. */
@WithFederation
class LaterIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private final Federation federation;

  /** Later than any answer is due. */
  private static final LocalDate FOR_EVER = LocalDate.of(9999, 1, 1);

  LaterIT(Federation federation) {
    this.federation = federation;
  }

  /** What other tests left is none of these tests'. */
  @BeforeEach
  void begin() {
    federation.awaitNothing(QINGPU);
  }

  /** What is still awaited would be fetched in the middle of another test. */
  @AfterEach
  void settle() throws InterruptedException {
    federation.door().repair();
    var end = Instant.now().plus(PATIENCE);
    var own = federation.part(QINGPU, OwnLaterStore.class);
    while (own.waiting(FOR_EVER) > 0 && Instant.now().isBefore(end)) {
      Thread.sleep(100);
    }
    assertThat(own.waiting(FOR_EVER)).isZero();
  }

  /** A check of a household's means, as one who signed for it asks. */
  static Wish means() {
    var number = KnownReports.GENUINE.authorization(WUJIANG);
    var person = KnownPeople.HUSBAND.in(WUJIANG);
    var body = JsonNodeFactory.instance.objectNode();
    body.putObject("authorization")
        .put("number", number)
        .put("validFrom", "2025-05-10")
        .put("validTo", "2035-05-09");
    body.putArray("grantors")
        .addObject()
        .put("idNumber", person.idNumber())
        .put("name", person.name())
        .put("signMode", "HANDWRITTEN")
        .put("signedOn", "2025-05-10");
    body.putArray("subjects")
        .addObject()
        .put("idNumber", person.idNumber())
        .put("name", person.name())
        .put("relation", "OTHER");
    body.putArray("categories").add("REAL_ESTATE");
    body.put("referenceDate", "2025-06-30");
    return Wish.of("assistance.economic-check", WUJIANG.code(), body)
        .purpose("ECONOMIC_CHECK", "AUTHORIZATION", number);
  }

  private Reply result(MessageId exchange) {
    return federation.get(QINGPU, "/api/v1/exchanges/" + exchange + "/result");
  }

  private Reply await(MessageId exchange, Predicate<Reply> wanted) throws InterruptedException {
    var end = Instant.now().plus(PATIENCE);
    var last = result(exchange);
    while (!wanted.test(last) && Instant.now().isBefore(end)) {
      Thread.sleep(100);
      last = result(exchange);
    }
    return last;
  }

  @Test
  void anAnswerThatCanBeGivenAtOnceIs() {
    // Given: no connection to the register that broke when another test shut its door
    federation.ask(QINGPU, means());

    // When
    var reply = federation.ask(QINGPU, means());

    // Then
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    assertThat(reply.outcome()).isEqualTo("POSITIVE");
    assertThat(result(reply.exchange()).outcome()).isEqualTo("POSITIVE");
  }

  @Test
  void whatTheRegisterCanNotSayNowIsTakenInAndAnsweredLater() throws Exception {
    // Given
    federation.door().shut();
    var key = UUID.randomUUID().toString();

    // When: it is asked, asked again under the same key, and looked for
    var taken = federation.ask(QINGPU, means(), key);
    var again = federation.ask(QINGPU, means(), key);
    var first = taken.exchange();
    var waiting = await(first, reply -> reply.json().path("tries").asInt() > 1);

    // Then: there is a ticket and a day, and no word of the household
    assertThat(taken.status()).as(taken.text()).isEqualTo(202);
    assertThat(taken.json().path("ticket").asText()).isEqualTo("310118-" + first);
    assertThat(taken.json().path("due").asText()).matches("20[0-9]{2}-[0-9]{2}-[0-9]{2}");
    assertThat(taken.header("Location")).endsWith(first + "/result");
    assertThat(again.status()).isEqualTo(202);
    assertThat(again.exchange()).isEqualTo(first);
    assertThat(waiting.status()).isEqualTo(202);
    assertThat(waiting.json().path("state").asText()).isEqualTo("PENDING");
    assertThat(waiting.everything()).doesNotContain(KnownPeople.HUSBAND.in(WUJIANG).idNumber());

    // When: the register is there again
    federation.door().open();
    var found = await(first, reply -> reply.status() != 202);

    // Then
    assertThat(found.status()).as(found.text()).isEqualTo(303);
    var answer = federation.get(QINGPU, found.header("Location"));
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.outcome()).isEqualTo("POSITIVE");
    assertThat(answer.json().path("body").path("items")).isNotEmpty();
    var journal = federation.journal(QINGPU);
    assertThat(journal.of(first).stream().map(entry -> entry.kind()))
        .containsExactly("ASK_SENT", "RECEIPT_RECEIVED");
    assertThat(journal.of(answer.exchange()).stream().map(entry -> entry.kind()))
        .containsExactly("ASK_SENT", "ANSWER_RECEIVED");
    assertThat(federation.journal(WUJIANG).of(first).stream().map(entry -> entry.kind()))
        .containsExactly("ASK_RECEIVED", "RECEIPT_SENT");
    assertThat(journal.check().good()).isTrue();
    assertThat(federation.journal(WUJIANG).check().good()).isTrue();
  }

  @Test
  void whatIsNeverAnsweredEndsWithASignedStatement() throws Exception {
    // Given: taken in, and its day and its grace are over
    federation.door().shut();
    var first = federation.ask(QINGPU, means()).exchange();
    try (var connection =
            federation.part(WUJIANG, NodeDatabase.class).dataSource().getConnection();
        var update =
            connection.prepareStatement(
                "UPDATE later_ask SET due = due - 400 WHERE ticket = ?::uuid")) {
      update.setString(1, first.toString());
      assertThat(update.executeUpdate()).isEqualTo(1);
    }

    // When
    var ended = await(first, reply -> reply.status() != 202);

    // Then
    assertThat(ended.status()).isEqualTo(200);
    assertThat(ended.json().path("state").asText()).isEqualTo("EXPIRED");
    var by = ended.json().at("/links/by").asText();
    var last = MessageId.parse(by.substring(by.lastIndexOf('/') + 1));
    assertThat(federation.journal(QINGPU).of(last).stream().map(entry -> entry.kind()))
        .containsExactly("ASK_SENT", "RECEIPT_RECEIVED");
  }

  @Test
  void aReceiptThatWasLostOnItsWayIsMadeUpForByTheNext() throws Exception {
    // Given: taken in there, and nothing known of it here
    federation.door().shut();
    var first = federation.ask(QINGPU, means()).exchange();
    try (var connection = federation.part(QINGPU, NodeDatabase.class).dataSource().getConnection();
        var update =
            connection.prepareStatement(
                "UPDATE own_later SET state = 'WAITING', ticket = NULL WHERE exchange = ?::uuid")) {
      update.setString(1, first.toString());
      assertThat(update.executeUpdate()).isEqualTo(1);
    }

    // When
    var known = await(first, reply -> reply.json().path("state").asText().equals("PENDING"));

    // Then
    assertThat(known.json().path("state").asText()).as(known.text()).isEqualTo("PENDING");
    assertThat(known.json().path("ticket").asText()).isEqualTo("310118-" + first);
  }

  @Test
  void anAskWaitsWhileTheOtherNodeCanNotBeReached() throws Exception {
    // Given: a node that does not listen
    var wujiang = federation.part(WUJIANG, CamelContext.class).getRouteController();
    wujiang.stopRoute("peer-listener");
    try {
      // When: one that may be answered later, and one that may not
      var kept = federation.ask(QINGPU, means());
      var atOnce =
          federation.ask(QINGPU, Wish.assistance(WUJIANG.code(), KnownPeople.ASSISTED.in(WUJIANG)));

      // Then
      assertThat(kept.status()).as(kept.text()).isEqualTo(202);
      assertThat(kept.json().path("state").asText()).isEqualTo("WAITING");
      assertThat(kept.json().has("ticket")).isFalse();
      assertThat(atOnce.problem()).isEqualTo("503 peer-unreachable at answering-node");

      // When
      wujiang.startRoute("peer-listener");
      var found = await(kept.exchange(), reply -> reply.status() != 202);

      // Then
      assertThat(found.status()).as(found.text()).isEqualTo(303);
      assertThat(federation.get(QINGPU, found.header("Location")).outcome()).isEqualTo("POSITIVE");
      assertThat(federation.journal(WUJIANG).of(kept.exchange())).isEmpty();
    } finally {
      wujiang.startRoute("peer-listener");
    }
  }

  @Test
  void whatCouldNeverBeHandedOverEndsWithOurOwnSignedWord() throws Exception {
    // Given: a node that does not listen, and the last day is over
    var wujiang = federation.part(WUJIANG, CamelContext.class).getRouteController();
    wujiang.stopRoute("peer-listener");
    try {
      var kept = federation.ask(QINGPU, means()).exchange();
      await(kept, reply -> reply.json().path("tries").asInt() > 1);
      try (var connection =
              federation.part(QINGPU, NodeDatabase.class).dataSource().getConnection();
          var update =
              connection.prepareStatement(
                  "UPDATE own_later SET due = due - 400 WHERE exchange = ?::uuid")) {
        update.setString(1, kept.toString());
        assertThat(update.executeUpdate()).isEqualTo(1);
      }

      // When
      var ended = await(kept, reply -> reply.status() != 202);

      // Then: it is said to be ours, in the result, the journal and the proof
      assertThat(ended.json().path("state").asText()).as(ended.text()).isEqualTo("EXPIRED");
      var said = ended.json().path("undelivered");
      assertThat(said.path("by").asText()).isEqualTo(QINGPU.code());
      assertThat(said.path("hop").asText()).isEqualTo("answering-node");
      assertThat(said.path("reason").asText()).isEqualTo("peer-unreachable");
      assertThat(said.path("tries").asInt()).isGreaterThan(2);
      assertThat(federation.journal(QINGPU).of(kept).stream().map(entry -> entry.kind()))
          .containsExactly("ASK_SENT", "DELIVERY_FAILED", "UNDELIVERED");
      assertThat(federation.journal(QINGPU).check().good()).isTrue();
      var proof = federation.get(QINGPU, "/api/v1/exchanges/" + kept + "/proof");
      assertThat(proof.status()).isEqualTo(200);
      assertThat(proof.everything()).contains("undelivered.jws");
    } finally {
      wujiang.startRoute("peer-listener");
    }
  }

  @Test
  void nothingIsLostWhenBothNodesAndTheirDatabasesStartAnew() throws Exception {
    // Given
    federation.door().shut();
    var first = federation.ask(QINGPU, means()).exchange();

    // When
    federation.restart(QINGPU);
    federation.restart(WUJIANG);
    var waiting = result(first);
    federation.door().open();
    var found = await(first, reply -> reply.status() != 202);

    // Then
    assertThat(waiting.status()).as(waiting.text()).isEqualTo(202);
    assertThat(found.status()).as(found.text()).isEqualTo(303);
    assertThat(federation.get(QINGPU, found.header("Location")).outcome()).isEqualTo("POSITIVE");
  }

  @Test
  void nobodyElseLearnsThatThereIsSuchAnAsk() throws Exception {
    // Given
    federation.door().shut();
    var taken = federation.ask(QINGPU, means());

    // When
    var stranger = federation.get(WUJIANG, "/api/v1/exchanges/" + MessageId.next() + "/result");

    // Then
    assertThat(taken.status()).isEqualTo(202);
    assertThat(stranger.problem()).isEqualTo("404 exchange-unknown at asking-node");
  }
}
