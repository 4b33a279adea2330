package org.tongban.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tongban.node.demo.register.Region.JIASHAN;
import static org.tongban.node.demo.register.Region.QINGPU;
import static org.tongban.node.demo.register.Region.WUJIANG;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tongban.core.message.StrictJson;
import org.tongban.it.federation.Federation;
import org.tongban.it.federation.Reply;
import org.tongban.it.federation.Wish;
import org.tongban.it.federation.WithFederation;
import org.tongban.node.demo.register.KnownPeople;
import org.tongban.node.demo.register.KnownPerson;
import org.tongban.node.demo.register.Region;

/** 青浦 follows a person of 吴江 in a case of its own. */
@WithFederation
class SubscriptionIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final KnownPerson PERSON = KnownPeople.ASSISTED.in(WUJIANG);
  private static final String CASE = "QP-2026-0417";
  private static final String UNTIL = "2030-06-30";
  private final Federation federation;
  private String cursor = "0";

  SubscriptionIT(Federation federation) {
    this.federation = federation;
  }

  @BeforeEach
  void readOn() {
    while (!fresh().isEmpty()) {
      assertThat(cursor).isNotEqualTo("0");
    }
  }

  @AfterEach
  void cancelled() {
    federation.ask(QINGPU, wish("CANCEL"));
    federation.awaitNothing(WUJIANG);
  }

  private static Wish wish(String step) {
    var body = Wish.subject(PERSON);
    body.put("step", step).put("caseRef", CASE);
    if (step.equals("SUBSCRIBE")) {
      body.putArray("eventTypes").add("DEATH").add("CREMATION");
      body.put("until", UNTIL);
    }
    var wish =
        Wish.of("monitoring.subscription", WUJIANG.code(), body)
            .purpose("DYNAMIC_MONITORING", "STATUTE", "社会救助暂行办法 第十三条");
    wish.json().put("agreement", "yrd-monitoring-2026");
    return wish;
  }

  private static ObjectNode change(String type) {
    var json = JsonNodeFactory.instance.objectNode();
    json.put("changeId", UUID.randomUUID().toString()).put("eventType", type);
    json.set("subject", Wish.subject(PERSON).get("subject"));
    return json.put("occurredOn", "2025-06-30");
  }

  private Reply tell(Region region, ObjectNode change) {
    return federation.send(
        federation
            .local(region, "/api/v1/changes")
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(StrictJson.write(change))));
  }

  private int told(ObjectNode change) {
    var reply = tell(WUJIANG, change);
    assertThat(reply.status()).as(reply.text()).isEqualTo(202);
    assertThat(reply.json().size()).as("no word of who is told").isEqualTo(2);
    return reply.json().path("told").asInt(-1);
  }

  private List<JsonNode> fresh() {
    var reply = federation.get(QINGPU, "/api/v1/events?after=" + cursor);
    cursor = reply.header("Link").replaceAll(".*after=([0-9]+).*", "$1");
    return StreamSupport.stream(reply.json().spliterator(), false).toList();
  }

  private JsonNode awaited() throws InterruptedException {
    var end = Instant.now().plus(PATIENCE);
    var seen = fresh();
    while (seen.isEmpty() && Instant.now().isBefore(end)) {
      Thread.sleep(100);
      seen = fresh();
    }
    assertThat(seen).hasSize(1);
    return seen.get(0);
  }

  @Test
  void whoSubscribedIsToldOnceWhatHappenedAndNothingElse() throws Exception {
    // Given
    var subscribed = federation.ask(QINGPU, wish("SUBSCRIBE"));
    var again = federation.ask(QINGPU, wish("SUBSCRIBE"));

    // When
    var change = change("DEATH");
    int told = told(change);
    int repeated = told(change);

    // Then
    assertThat(subscribed.outcome()).as(subscribed.text()).isEqualTo("POSITIVE");
    assertThat(subscribed.json().at("/body/until").asText())
        .as("as long as the ask is kept")
        .isLessThan(UNTIL);
    assertThat(again.json().at("/body/subscriptionId"))
        .isEqualTo(subscribed.json().at("/body/subscriptionId"));
    assertThat(told).isEqualTo(1);
    assertThat(repeated).isEqualTo(1);
    var data = awaited().path("data");
    assertThat(data.path("caseRef").asText()).isEqualTo(CASE);
    assertThat(data.path("eventType").asText()).isEqualTo("DEATH");
    assertThat(data.path("occurredOn").asText()).isEqualTo("2025-06-30");
    assertThat(data.path("subscriptionId")).isEqualTo(subscribed.json().at("/body/subscriptionId"));
    assertThat(data.size()).as("and its id").isEqualTo(5);
    assertThat(data.toString()).doesNotContain(PERSON.idNumber()).doesNotContain(PERSON.name());
    Thread.sleep(500);
    assertThat(fresh()).isEmpty();
  }

  @Test
  void aCorrectionGoesToThoseWhoWereTold() throws Exception {
    // Given
    federation.ask(QINGPU, wish("SUBSCRIBE"));
    var wrong = change("DEATH");
    told(wrong);
    var first = awaited();

    // When
    int told =
        told(
            change("DEATH")
                .put("corrects", wrong.path("changeId").asText())
                .put("correction", "VOIDS"));
    int ofNothing =
        told(
            change("DEATH")
                .put("corrects", UUID.randomUUID().toString())
                .put("correction", "VOIDS"));

    // Then
    assertThat(told).isEqualTo(1);
    assertThat(ofNothing).isZero();
    assertThat(awaited().at("/data/corrects")).isEqualTo(first.at("/data/eventId"));
  }

  @Test
  void nobodyIsToldOfWhatWasNotSubscribedTo() {
    // Given
    var before = told(change("DEATH"));
    federation.ask(QINGPU, wish("SUBSCRIBE"));

    // When // Then
    assertThat(before).isZero();
    assertThat(told(change("MARRIAGE"))).as("another kind").isZero();
    var another = change("DEATH");
    another.set("subject", Wish.subject(KnownPeople.HUSBAND.in(WUJIANG)).get("subject"));
    assertThat(told(another)).as("another person").isZero();
    var misnamed = change("DEATH");
    misnamed.withObject("/subject").put("name", "欧阳不是");
    assertThat(told(misnamed)).as("another name").isZero();
    assertThat(federation.ask(QINGPU, wish("CANCEL")).json().at("/body/state").asText())
        .isEqualTo("ENDED");
    assertThat(told(change("DEATH"))).as("cancelled").isZero();
    assertThat(federation.ask(QINGPU, wish("CANCEL")).outcome()).isEqualTo("NOT_FOUND");
  }

  @Test
  void withoutTheAgreementNobodySubscribes() {
    // Given
    var without = wish("SUBSCRIBE");
    without.json().remove("agreement");

    // When // Then
    assertThat(federation.ask(QINGPU, without).problem())
        .isEqualTo("403 not-permitted at answering-node");
    assertThat(told(change("DEATH"))).isZero();
  }

  @Test
  void whatIsWrongWithAChangeIsSaidAtOnce() {
    // Given
    var change = change("DEATH").put("occurredOn", "2099-01-01");
    change.remove("changeId");

    // When // Then
    assertThat(tell(JIASHAN, change).pointers())
        .containsExactlyInAnyOrder("/changeId", "/occurredOn");
  }
}
