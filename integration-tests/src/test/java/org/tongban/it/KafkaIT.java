package org.tongban.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tongban.node.demo.register.Region.QINGPU;
import static org.tongban.node.demo.register.Region.WUJIANG;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.Test;
import org.tongban.core.message.Digest;
import org.tongban.core.message.MessageId;
import org.tongban.core.message.StrictJson;
import org.tongban.harness.broker.TopicReader;
import org.tongban.it.federation.Entry;
import org.tongban.it.federation.Federation;
import org.tongban.it.federation.OwnTopics;
import org.tongban.it.federation.Reply;
import org.tongban.it.federation.Wish;
import org.tongban.it.federation.WithTopics;
import org.tongban.node.command.TongbanCommand;
import org.tongban.node.demo.CommandRunner;
import org.tongban.node.demo.register.KnownPeople;

/** What only topics have: keys, rights, records that nobody can read, a broker that dies. */
@WithTopics
class KafkaIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private final Federation federation;

  KafkaIT(Federation federation) {
    this.federation = federation;
  }

  private static Wish good() {
    return Wish.assistance("310118", KnownPeople.ASSISTED.in(QINGPU));
  }

  private static String key() {
    return UUID.randomUUID().toString();
  }

  private List<Reply> answers(String key) {
    return federation.topics().reader(WUJIANG, "answers.clerk").all().stream()
        .filter(one -> key.equals(one.key()))
        .map(OwnTopics::reply)
        .toList();
  }

  private List<String> asksOf(MessageId exchange) {
    return federation.journal(QINGPU).of(exchange).stream().map(Entry::kind).toList();
  }

  @Test
  void aRecordThatIsReadAgainIsAskedOnceAndSoIsTheSameKeyOverHttp() {
    // Given
    var key = key();

    // When
    var first = federation.ask(WUJIANG, good(), key);
    var again = federation.ask(WUJIANG, good(), key);
    var http = federation.askOverHttp(WUJIANG, good(), key);

    // Then
    assertThat(first.outcome()).as(first.text()).isEqualTo("POSITIVE");
    assertThat(again.exchange()).isEqualTo(first.exchange());
    assertThat(http.exchange()).isEqualTo(first.exchange());
    assertThat(asksOf(first.exchange())).containsExactly("ASK_RECEIVED", "ANSWER_SENT");
  }

  @Test
  void whoAsksIsWhoseTopicItIsWhateverARecordClaims() {
    // Given: an auditor's name, a token, and what Camel itself notes of a record, in headers
    var key = key();
    var headers =
        Map.of(
            "service", "assistance.status",
            "caller", "auditor",
            "Authorization", "Bearer " + federation.token(QINGPU),
            "kafka.KEY", "another",
            "kafka.MANUAL_COMMIT", "x",
            "kafka.OFFSET", "-1",
            "CamelHttpUri", "http://127.0.0.1:1/");

    // When
    federation.topics().write(WUJIANG, key, headers, good().bytes());

    // Then: the evidence names the clerk, who sees it over HTTP too
    var answer = awaited(key);
    assertThat(answer.outcome()).as(answer.text()).isEqualTo("POSITIVE");
    assertThat(federation.get(WUJIANG, "/api/v1/exchanges/" + answer.exchange()).status())
        .isEqualTo(200);
  }

  private Reply awaited(String key) {
    return federation
        .topics()
        .reader(WUJIANG, "answers.clerk")
        .await(one -> key.equals(one.key()), PATIENCE)
        .map(OwnTopics::reply)
        .orElseThrow();
  }

  @Test
  void nobodyElseWritesAsksOrReadsWhatIsForOthers() {
    // Given
    var topics = federation.topics();
    var forged = new ProducerRecord<>(topics.topic(WUJIANG, "asks.clerk"), key(), good().bytes());

    // Then
    try (var stranger = topics.producer(OwnTopics.STRANGER)) {
      assertThatThrownBy(() -> stranger.send(forged).get())
          .hasRootCauseInstanceOf(TopicAuthorizationException.class);
    }
    for (var name : List.of("answers.clerk", "events", "journal", "parked")) {
      assertThatThrownBy(
              () ->
                  new TopicReader(
                      topics.broker().client(OwnTopics.STRANGER), topics.topic(WUJIANG, name)))
          .as(name)
          .isInstanceOf(TopicAuthorizationException.class);
    }
    assertThatThrownBy(
            () ->
                new TopicReader(
                    topics.broker().client(OwnTopics.CLERK), topics.topic(WUJIANG, "events")))
        .isInstanceOf(TopicAuthorizationException.class);
  }

  @Test
  void aRecordThatCanNotBeAskedIsToldSoAndStopsNoOther() {
    // Given: records that are no JSON, too large, of no service, of none that may be asked
    var person = KnownPeople.ASSISTED.in(QINGPU);
    var broken = List.of(key(), key(), key(), key());
    var large = ("\"" + person.idNumber() + "x".repeat(300_000) + "\"");
    var topics = federation.topics();
    var status = Map.of("service", "assistance.status");

    // When
    topics.write(
        WUJIANG, broken.get(0), status, (person.idNumber() + "{").getBytes(StandardCharsets.UTF_8));
    topics.write(WUJIANG, broken.get(1), status, large.getBytes(StandardCharsets.UTF_8));
    topics.write(WUJIANG, broken.get(2), Map.of("service", "no.service"), good().bytes());
    topics.write(
        WUJIANG,
        broken.get(3),
        status,
        good().purpose("CARE_ADMISSION", "AUTHORIZATION", "SQ-1").bytes());
    var after = federation.ask(WUJIANG, good());

    // Then
    assertThat(broken.stream().map(this::awaited).map(Reply::problem))
        .containsExactly(
            "400 request-malformed at asking-node",
            "413 request-too-large at asking-node",
            "404 catalogue-item-unknown at asking-node",
            "403 not-permitted at asking-node");
    assertThat(after.outcome()).isEqualTo("POSITIVE");
    assertThat(broken.stream().map(this::awaited).map(Reply::everything))
        .noneMatch(text -> text.contains(person.idNumber()));
  }

  @Test
  void aRecordWithoutAKeyIsParkedWithoutItsContent() {
    // Given
    var topics = federation.topics();
    var parked = topics.reader(WUJIANG, "parked");

    // When
    topics.write(WUJIANG, null, Map.of("service", "assistance.status"), good().bytes());

    // Then
    var digest = Digest.sha256(good().bytes()).toString();
    var found = parked.await(one -> json(one).path("digest").asText().equals(digest), PATIENCE);
    assertThat(found).isPresent();
    var json = json(found.get());
    assertThat(json.path("code").asText()).isEqualTo("idempotency-key-missing");
    assertThat(json.path("topic").asText()).isEqualTo("tongban.320509.asks.clerk");
    assertThat(found.get().key())
        .isEqualTo(
            "tongban.320509.asks.clerk/" + json.path("partition") + "/" + json.path("offset"));
    assertThat(new String(found.get().value(), StandardCharsets.UTF_8))
        .doesNotContain(KnownPeople.ASSISTED.in(QINGPU).idNumber());
    assertThat(federation.ask(WUJIANG, good()).outcome()).isEqualTo("POSITIVE");
  }

  @Test
  void whatWasParkedIsListedAndComesOnceMore() {
    // Given: a record without a key
    var topics = federation.topics();
    topics.write(WUJIANG, null, Map.of("service", "assistance.status"), good().bytes());
    var answered = federation.ask(WUJIANG, good());
    var key = key();

    // When
    var parked = kafka("parked", "-o", "json");
    var list = StrictJson.parse(parked.out().getBytes(StandardCharsets.UTF_8)).path("parked");
    var last = list.get(list.size() - 1);
    var place = "/" + last.path("partition").asText() + "/" + last.path("offset").asText();
    var replayed = kafka("replay", last.path("topic").asText() + place, "--key", key);
    var gone = kafka("replay", last.path("topic").asText() + "/0/99999999");

    // Then
    assertThat(answered.outcome()).isEqualTo("POSITIVE");
    assertThat(parked.out()).doesNotContain(KnownPeople.ASSISTED.in(QINGPU).idNumber());
    assertThat(replayed.exitCode()).as(replayed.err()).isZero();
    assertThat(awaited(key).outcome()).isEqualTo("POSITIVE");
    assertThat(gone.exitCode()).isEqualTo(3);
  }

  private CommandRunner.Result kafka(String... arguments) {
    var all = new ArrayList<>(List.of("kafka"));
    all.addAll(List.of(arguments));
    all.addAll(List.of("--config", federation.layout().config(WUJIANG).toString()));
    all.addAll(List.of("--data", federation.layout().nodeData(WUJIANG).toString()));
    federation
        .topics()
        .settings(WUJIANG)
        .forEach((name, value) -> all.addAll(List.of("--set", name + "=" + value)));
    return TongbanCommand.inThisProcess(all.toArray(String[]::new));
  }

  private static JsonNode json(ConsumerRecord<String, byte[]> one) {
    return StrictJson.parse(one.value());
  }

  @Test
  void theJournalsFactsComeInTheirOrderWithoutAGap() throws Exception {
    // Given
    var exchange = federation.ask(WUJIANG, good()).exchange();
    var head = federation.journal(WUJIANG).head();
    var feed = federation.topics().reader(WUJIANG, "journal");

    // When
    var last = feed.await(one -> Long.parseLong(one.key()) >= head, PATIENCE);

    // Then
    assertThat(last).isPresent();
    var numbers = feed.all().stream().map(one -> Long.parseLong(one.key())).distinct().toList();
    assertThat(numbers).isSorted();
    assertThat(numbers.get(numbers.size() - 1) - numbers.get(0)).isEqualTo(numbers.size() - 1);
    var own =
        feed.all().stream()
            .map(KafkaIT::json)
            .filter(one -> one.path("exchange").asText().equals(exchange.toString()))
            .toList();
    assertThat(own)
        .extracting(one -> one.path("kind").asText())
        .containsExactly("ASK_SENT", "ANSWER_RECEIVED");
    assertThat(own.toString()).doesNotContain(KnownPeople.ASSISTED.in(QINGPU).idNumber());
  }

  @Test
  void aBrokerThatIsKilledUnderLoadLosesNothingAndDoublesNothing() throws Exception {
    // Given
    var topics = federation.topics();
    var keys = IntStream.range(0, 60).mapToObj(any -> key()).toList();
    for (var key : keys.subList(0, 40)) {
      topics.write(WUJIANG, key, Map.of("service", "assistance.status"), good().bytes());
    }

    // When: it dies in the midst of them; what needs no broker goes on
    topics.broker().kill();
    var http = federation.askOverHttp(WUJIANG, good(), key());
    var ready = federation.get(WUJIANG, "/actuator/health/readiness");
    topics.broker().start();
    for (var key : keys.subList(40, 60)) {
      topics.write(WUJIANG, key, Map.of("service", "assistance.status"), good().bytes());
    }

    // Then
    assertThat(http.outcome()).isEqualTo("POSITIVE");
    assertThat(ready.status()).isEqualTo(200);
    var exchanges = new ArrayList<MessageId>();
    for (var key : keys) {
      var all = awaitedAll(key);
      assertThat(all).extracting(Reply::outcome).containsOnly("POSITIVE");
      assertThat(all.stream().map(Reply::exchange).distinct()).hasSize(1);
      exchanges.add(all.get(0).exchange());
    }
    assertThat(exchanges).doesNotHaveDuplicates();
    assertThat(exchanges)
        .allSatisfy(one -> assertThat(asksOf(one)).containsExactly("ASK_RECEIVED", "ANSWER_SENT"));
  }

  private List<Reply> awaitedAll(String key) throws InterruptedException {
    var end = Instant.now().plus(PATIENCE);
    while (answers(key).isEmpty() && Instant.now().isBefore(end)) {
      Thread.sleep(100);
    }
    assertThat(answers(key)).as(key).isNotEmpty();
    return answers(key);
  }
}
