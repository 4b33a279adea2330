package org.tongban.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tongban.node.demo.register.Region.QINGPU;
import static org.tongban.node.demo.register.Region.WUJIANG;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
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
import org.tongban.node.demo.register.Region;

/** What happens to a person here is told to the region that answers for that person. */
@WithFederation
class EventsIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private final Federation federation;
  private String cursor;

  EventsIT(Federation federation) {
    this.federation = federation;
  }

  /** What other tests told is read before. */
  @BeforeEach
  void readOn() {
    cursor = "0";
    while (!fresh(WUJIANG).isEmpty()) {
      assertThat(cursor).isNotEqualTo("0");
    }
  }

  @AfterEach
  void settle() {
    federation.awaitNothing(QINGPU);
  }

  private static Wish death(String id) {
    var body = Wish.subject(KnownPeople.ASSISTED.in(WUJIANG));
    body.put("eventId", id).put("eventType", "DEATH").put("occurredOn", "2025-06-30");
    body.put("sourceDivision", "310118").put("severity", "URGENT");
    return Wish.of("monitoring.event", WUJIANG.code(), body)
        .purpose("DYNAMIC_MONITORING", "STATUTE", "社会救助暂行办法 第十三条");
  }

  private static String id() {
    return UUID.randomUUID().toString();
  }

  /** What is new in a region's feed since the last look. */
  List<JsonNode> fresh(Region region) {
    var reply = federation.get(region, "/api/v1/events?after=" + cursor);
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    assertThat(reply.header("Content-Type")).isEqualTo("application/cloudevents-batch+json");
    cursor = reply.header("Link").replaceAll(".*after=([0-9]+).*", "$1");
    return StreamSupport.stream(reply.json().spliterator(), false).toList();
  }

  private Reply dispose(Region region, JsonNode event, String json) {
    return federation.send(
        federation
            .local(region, "/api/v1/events/" + event.path("id").asText() + "/disposition")
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json)));
  }

  private static Reply await(Supplier<Reply> look, Predicate<Reply> wanted)
      throws InterruptedException {
    var end = Instant.now().plus(PATIENCE);
    var last = look.get();
    while (!wanted.test(last) && Instant.now().isBefore(end)) {
      Thread.sleep(100);
      last = look.get();
    }
    return last;
  }

  private Reply result(MessageId exchange) throws InterruptedException {
    var path = "/api/v1/exchanges/" + exchange + "/result";
    return await(() -> federation.get(QINGPU, path), reply -> reply.status() != 202);
  }

  @Test
  void anEventArrivesOnceHoweverOftenItIsToldAndItsDispositionComesBack() throws Exception {
    // Given: told twice, each by an ask of its own
    var event = death(id());
    var first = federation.ask(QINGPU, event);
    var again = federation.ask(QINGPU, event);

    // When
    var seen = fresh(WUJIANG);
    var said = "{\"outcome\":\"POSITIVE\",\"answer\":{\"disposition\":\"PAYMENT_STOPPED\"}}";
    var disposed = dispose(WUJIANG, seen.get(0), said);

    // Then
    assertThat(first.status()).as(first.text()).isEqualTo(202);
    assertThat(again.status()).as(again.text()).isEqualTo(202);
    assertThat(again.json().path("ticket")).isEqualTo(first.json().path("ticket"));
    assertThat(again.json().path("due")).isEqualTo(first.json().path("due"));
    assertThat(seen).hasSize(1);
    assertThat(seen.get(0).path("source").asText()).isEqualTo("urn:tongban:member:310118");
    assertThat(seen.get(0).path("type").asText()).isEqualTo("org.tongban.monitoring.event.DEATH");
    assertThat(seen.get(0).path("data")).isEqualTo(event.json().path("body"));
    assertThat(seen.get(0).path("subject").asText())
        .doesNotContain(KnownPeople.ASSISTED.in(WUJIANG).idNumber());
    assertThat(disposed.status()).as(disposed.text()).isEqualTo(200);
    for (var exchange : List.of(first.exchange(), again.exchange())) {
      var found = result(exchange);
      assertThat(found.status()).as(found.text()).isEqualTo(303);
      var answer = federation.get(QINGPU, found.header("Location"));
      assertThat(answer.outcome()).isEqualTo("POSITIVE");
      assertThat(answer.json().at("/body/disposition").asText()).isEqualTo("PAYMENT_STOPPED");
      assertThat(answer.json().at("/body/eventId")).isEqualTo(event.json().at("/body/eventId"));
    }
  }

  @Test
  void aDispositionIsOfTheContractAndSaidOnce() {
    // Given
    federation.ask(QINGPU, death(id()));
    var event = fresh(WUJIANG).get(0);

    // When
    var wrong = dispose(WUJIANG, event, "{\"outcome\":\"POSITIVE\",\"answer\":{\"sum\":1}}");
    var none = dispose(WUJIANG, event, "{\"outcome\":\"MAYBE\"}");
    var good = dispose(WUJIANG, event, "{\"outcome\":\"NOT_FOUND\"}");
    var again = dispose(WUJIANG, event, "{\"outcome\":\"NOT_FOUND\"}");
    var otherwise = dispose(WUJIANG, event, "{\"outcome\":\"NEGATIVE\"}");
    var nobody = dispose(QINGPU, event, "{\"outcome\":\"NOT_FOUND\"}");

    // Then
    assertThat(wrong.problem()).isEqualTo("422 schema-violation at asking-node");
    assertThat(wrong.pointers()).contains("/answer/disposition");
    assertThat(none.pointers()).containsExactly("/outcome");
    assertThat(good.status()).as(good.text()).isEqualTo(200);
    assertThat(again.status()).isEqualTo(200);
    assertThat(otherwise.problem()).isEqualTo("409 event-disposed at asking-node");
    assertThat(nobody.problem()).isEqualTo("404 resource-unknown at asking-node");
  }

  @Test
  void whatIsToldOtherwiseOrCorrectsNothingIsRefused() {
    // Given
    var id = id();
    federation.ask(QINGPU, death(id));

    // When
    var altered = federation.ask(QINGPU, death(id).body(b -> b.put("eventType", "MIGRATION")));
    var unknown =
        federation.ask(
            QINGPU, death(id()).body(b -> b.put("corrects", id()).put("correction", "VOIDS")));
    var tomorrow = federation.ask(QINGPU, death(id()).body(b -> b.put("occurredOn", "2099-01-01")));
    var corrected =
        federation.ask(
            QINGPU, death(id()).body(b -> b.put("corrects", id).put("correction", "VOIDS")));

    // Then
    assertThat(altered.problem()).isEqualTo("409 event-altered at answering-node");
    assertThat(unknown.problem()).isEqualTo("422 event-correction-unknown at answering-node");
    assertThat(tomorrow.problem()).isEqualTo("422 schema-violation at answering-node");
    assertThat(corrected.status()).as(corrected.text()).isEqualTo(202);
    assertThat(fresh(WUJIANG)).hasSize(2);
  }

  @Test
  void eventsAreStreamed() throws Exception {
    // Given
    federation.ask(QINGPU, death(id()));

    // When: read as far as the first event
    var request =
        federation.local(WUJIANG, "/api/v1/events/stream").header("Last-Event-ID", cursor);
    var reply =
        java.net.http.HttpClient.newHttpClient()
            .send(request.GET().build(), java.net.http.HttpResponse.BodyHandlers.ofLines());
    var lines = reply.body().limit(2).toList();

    // Then
    assertThat(reply.headers().firstValue("Content-Type").orElse(""))
        .startsWith("text/event-stream");
    assertThat(lines.get(0)).startsWith("id:");
    assertThat(lines.get(1)).startsWith("data:{\"specversion\":\"1.0\"");
  }

  @Test
  void aPlaceThatIsNoneIsSaidSo() {
    assertThat(federation.get(WUJIANG, "/api/v1/events?after=x").pointers())
        .containsExactly("/after");
    assertThat(federation.get(WUJIANG, "/api/v1/events?limit=101").pointers())
        .containsExactly("/limit");
    assertThat(federation.get(WUJIANG, "/api/v1/events?limit=0").pointers())
        .containsExactly("/limit");
  }

  private Reply send(Wish event, String key) {
    return federation.send(
        federation
            .local(QINGPU, "/api/v1/events/" + event.service())
            .header("Idempotency-Key", key)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(event.bytes())));
  }

  private Reply send(Wish event) {
    return send(event, id());
  }

  private Reply sent(Reply kept, String state) throws InterruptedException {
    return await(
        () -> federation.get(QINGPU, kept.header("Location")),
        reply -> reply.json().path("state").asText().equals(state));
  }

  private static Wish about(Region region, KnownPeople who) {
    return death(id()).body(b -> b.set("subject", Wish.subject(who.in(region)).get("subject")));
  }

  @Test
  void anEventIsKeptAndHandedOverAndItsDispositionFetched() throws Exception {
    // Given
    var key = id();
    var event = death(id());

    // When
    var kept = send(event, key);
    var again = send(event, key);
    var anew = send(event);
    var taken = sent(kept, "TAKEN");

    // Then
    assertThat(kept.status()).as(kept.text()).isEqualTo(202);
    assertThat(again.json().path("id")).isEqualTo(kept.json().path("id"));
    assertThat(anew.json().path("id")).isEqualTo(kept.json().path("id"));
    assertThat(taken.json().path("state").asText()).as(taken.text()).isEqualTo("TAKEN");
    var seen = fresh(WUJIANG);
    assertThat(seen).hasSize(1);
    dispose(WUJIANG, seen.get(0), "{\"outcome\":\"NOT_FOUND\"}");
    var found = result(MessageId.parse(taken.json().path("exchange").asText()));
    assertThat(federation.get(QINGPU, found.header("Location")).outcome()).isEqualTo("NOT_FOUND");
  }

  @Test
  void whatIsWrongWithAnEventIsSaidBeforeItIsKept() {
    // Given
    var id = id();
    send(death(id));

    // When
    var altered = send(death(id).body(b -> b.put("severity", "INFO")));
    var later = send(death(id()).body(b -> b.put("occurredOn", "2099-01-01")));
    var form = send(death(id()).body(b -> b.put("eventType", "HOLIDAY")));
    var own = send(new Wish("monitoring.event", death(id()).json().put("to", QINGPU.code())));
    var noEvent =
        send(
            new Wish(
                "assistance.status",
                Wish.assistance(WUJIANG.code(), KnownPeople.ASSISTED.in(WUJIANG)).json()));
    var keyless = send(death(id()), "");

    // Then
    assertThat(altered.problem()).isEqualTo("409 event-altered at asking-node");
    assertThat(later.pointers()).containsExactly("/body/occurredOn");
    assertThat(form.pointers()).containsExactly("/body/eventType");
    assertThat(own.problem()).isEqualTo("404 not-competent at asking-node");
    assertThat(noEvent.problem()).isEqualTo("404 catalogue-item-unknown at asking-node");
    assertThat(keyless.problem()).isEqualTo("400 idempotency-key-missing at asking-node");
  }

  @Test
  void eventsOfAPersonKeepTheirOrderWhileTheOtherNodeIsAwayAndOverARestart() throws Exception {
    // Given: a node that does not listen, and three events about one person, one about another
    var wujiang = federation.part(WUJIANG, CamelContext.class).getRouteController();
    wujiang.stopRoute("peer-listener");
    var first = death(id());
    var kept = new ArrayList<Reply>();
    kept.add(send(first));
    kept.add(
        send(
            first.body(
                b ->
                    b.put("corrects", b.path("eventId").asText())
                        .put("correction", "REPLACES")
                        .put("eventId", id()))));
    kept.add(send(death(id()).body(b -> b.put("eventType", "AID_GRANTED"))));
    var other = send(about(WUJIANG, KnownPeople.HUSBAND));

    // When
    var waiting = sent(kept.get(0), "WAITING");
    var otherWaiting = sent(other, "WAITING");
    var behind = federation.get(QINGPU, kept.get(1).header("Location"));
    federation.restart(QINGPU);
    federation.part(WUJIANG, CamelContext.class).getRouteController().startRoute("peer-listener");
    for (var one : kept) {
      assertThat(sent(one, "TAKEN").json().path("state").asText()).isEqualTo("TAKEN");
    }
    sent(other, "TAKEN");

    // Then
    assertThat(waiting.json().path("state").asText()).isEqualTo("WAITING");
    assertThat(otherWaiting.json().path("state").asText()).isEqualTo("WAITING");
    assertThat(behind.json().path("state").asText()).isEqualTo("QUEUED");
    var told = fresh(WUJIANG);
    var person = first.json().at("/body/subject");
    assertThat(
            told.stream()
                .filter(one -> one.at("/data/subject").equals(person))
                .map(one -> one.at("/data/eventId").asText()))
        .containsExactlyElementsOf(
            kept.stream().map(one -> one.json().path("eventId").asText()).toList());
    assertThat(told).hasSize(4);
  }

  @Test
  void whatTheOtherRefusesIsSaidAndDoesNotHoldUpTheNext() throws Exception {
    // Given: a correction of what was never told
    var refused = send(death(id()).body(b -> b.put("corrects", id()).put("correction", "VOIDS")));
    var next = send(death(id()));

    // When // Then
    var no = sent(refused, "REFUSED");
    assertThat(no.status()).isEqualTo(200);
    assertThat(no.json().path("reason").asText()).isEqualTo("event-correction-unknown");
    assertThat(sent(next, "TAKEN").json().path("state").asText()).isEqualTo("TAKEN");
    assertThat(
            federation
                .get(QINGPU, "/api/v1/events/sent?state=REFUSED")
                .json()
                .findValuesAsText("id"))
        .contains(refused.json().path("id").asText());
    var again =
        federation.send(
            federation
                .local(QINGPU, refused.header("Location") + "/again")
                .POST(HttpRequest.BodyPublishers.noBody()));
    assertThat(again.status()).as(again.text()).isEqualTo(202);
    assertThat(sent(refused, "REFUSED").json().path("state").asText()).isEqualTo("REFUSED");
  }
}
