package org.tongban.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tongban.node.demo.register.Region.QINGPU;
import static org.tongban.node.demo.register.Region.WUJIANG;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.MessageId;
import org.tongban.core.message.Outcome;
import org.tongban.core.message.ServiceId;
import org.tongban.core.message.StrictJson;
import org.tongban.harness.Simulation;
import org.tongban.harness.scenario.Behaviour;
import org.tongban.harness.scenario.PartnerScript;
import org.tongban.harness.scenario.Scenario;
import org.tongban.harness.scenario.ScenarioFile;
import org.tongban.harness.scenario.ScriptedAnswer;
import org.tongban.it.federation.Federation;
import org.tongban.it.federation.Reply;
import org.tongban.it.federation.WithFederation;

/** One question to nine simulated regions, of which some are silent, refuse or are late. */
@WithFederation
class FanOutIT {
  private static final ServiceId IDENTIFY = new ServiceId("rescue.identify");
  private static final MemberCode LATE = new MemberCode("330483");
  private static final List<String> SILENT = List.of("330411", "330481");
  private static final String ANSWERED = "answered";
  private static final String CONCLUSION = "conclusion";
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  private final Federation federation;
  @TempDir private Path data;
  private Scenario scenario;
  private Simulation simulation;

  FanOutIT(Federation federation) {
    this.federation = federation;
  }

  @BeforeEach
  void nineRegions() throws IOException {
    scenario = ScenarioFile.read(Path.of("scenarios").resolve("nine-regions.yaml"));
    simulation =
        Simulation.start(
            scenario,
            federation.layout().federation(),
            data,
            federation.layout().home().resolve("schemas"),
            0,
            Clock.systemUTC());
    federation.takeDirectory();
  }

  /** What is still awaited would be fetched in the middle of another test. */
  @AfterEach
  void restore() {
    federation.awaitNothing(WUJIANG);
    simulation.close();
    federation.publish();
  }

  private static ObjectNode request(String deadline) {
    var json = JsonNodeFactory.instance.objectNode();
    json.put("purpose", "RESCUE_IDENTIFICATION");
    json.putObject("basis").put("type", "STATUTE").put("ref", "城市生活无着的流浪乞讨人员救助管理办法");
    json.put("deadline", deadline);
    var body = json.putObject("body");
    body.put("caseRef", "JZ-3205-2026-0117")
        .put("sex", "FEMALE")
        .put("ageFrom", 70)
        .put("ageTo", 80);
    body.putObject("found").put("on", "2026-11-01").put("division", "320509");
    body.putObject("station").put("name", "吴江区测试救助管理站").put("division", "320509");
    return json;
  }

  private Reply begin(ObjectNode request, String key) {
    return federation.send(
        federation
            .local(WUJIANG, "/api/v1/fan-outs/" + IDENTIFY.value())
            .header("Idempotency-Key", key)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(StrictJson.write(request))));
  }

  private Reply begin(ObjectNode request) {
    return begin(request, UUID.randomUUID().toString());
  }

  private Reply await(String address, Predicate<JsonNode> wanted) throws InterruptedException {
    var end = Instant.now().plus(PATIENCE);
    var last = federation.get(WUJIANG, address);
    while (!wanted.test(last.json()) && Instant.now().isBefore(end)) {
      Thread.sleep(100);
      last = federation.get(WUJIANG, address);
    }
    assertThat(wanted.test(last.json())).as(last.text()).isTrue();
    return last;
  }

  private static boolean is(JsonNode json, String field, String value) {
    return json.path(field).asText().equals(value);
  }

  private static List<String> members(JsonNode json, String list) {
    return StreamSupport.stream(json.path(list).spliterator(), false)
        .map(one -> one.path("member").asText())
        .toList();
  }

  private PartnerScript script(MemberCode code) {
    return scenario.partners().stream()
        .filter(one -> one.code().equals(code))
        .findFirst()
        .orElseThrow();
  }

  /** The silent region speaks again, and has a case. */
  private void speak(Outcome outcome, Optional<JsonNode> body) {
    var answer =
        new ScriptedAnswer(
            IDENTIFY, Map.of(), outcome, Optional.empty(), Optional.empty(), List.of(), body);
    simulation.change(script(LATE).playing(List.of(answer), Behaviour.GOOD));
  }

  private static Optional<JsonNode> candidate() {
    var body = JsonNodeFactory.instance.objectNode();
    body.putArray("candidates").addObject().put("caseRef", "TX-2026-0044").put("score", 74);
    return Optional.of(body);
  }

  @Test
  void silenceAndRefusalAreNamedAndALateAnswerCountsWhenItComes() throws Exception {
    // When
    var begun = begin(request("PT3S"));

    // Then
    assertThat(begun.status()).as(begun.text()).isEqualTo(202);
    var address = begun.header("Location");
    assertThat(begun.json().path("asked").asInt()).isEqualTo(9);
    var partial = await(address, json -> is(json, "state", "PARTIAL")).json();
    assertThat(members(partial, ANSWERED))
        .containsExactly("310115", "320612", "330402", "371402", "420902");
    assertThat(members(partial, "refused")).containsExactly("330424");
    assertThat(partial.at("/refused/0/reason").asText()).isEqualTo("purpose-not-allowed");
    assertThat(members(partial, "silent")).containsExactly("330411", "330481", "330483");
    assertThat(partial.path(CONCLUSION).asText()).isEqualTo("UNDETERMINED");

    // When
    speak(Outcome.POSITIVE, candidate());
    var found = await(address, json -> is(json, CONCLUSION, "FOUND")).json();

    // Then: it is late, and can be read as any answer
    assertThat(found.path("state").asText()).isEqualTo("PARTIAL");
    assertThat(members(found, "silent")).containsExactlyElementsOf(SILENT);
    var late =
        StreamSupport.stream(found.path(ANSWERED).spliterator(), false)
            .filter(one -> one.path("late").asBoolean())
            .toList();
    assertThat(late).hasSize(1);
    assertThat(late.get(0).path("member").asText()).isEqualTo(LATE.value());
    var answer = federation.get(WUJIANG, late.get(0).at("/links/result").asText());
    assertThat(answer.outcome()).isEqualTo("POSITIVE");
    assertThat(answer.json().at("/body/candidates/0/score").asInt()).isEqualTo(74);
    assertThat(federation.journal(WUJIANG).check().good()).isTrue();
  }

  @Test
  void whatHappensIsToldAsEventsAndALateAnswerIsOne() throws Exception {
    // Given
    var begun = begin(request("PT4S"));
    var address = begun.header("Location");
    await(address, json -> is(json, "state", "PARTIAL"));
    speak(Outcome.NOT_FOUND, Optional.empty());
    await(address, json -> members(json, ANSWERED).contains(LATE.value()));
    federation.awaitNothing(WUJIANG);

    // When: nothing more is awaited, so the stream ends
    var stream = federation.get(WUJIANG, address + "/events");

    // Then
    assertThat(stream.header("Content-Type")).startsWith("text/event-stream");
    var events =
        stream
            .text()
            .lines()
            .filter(line -> line.startsWith("data:"))
            .map(
                line ->
                    StrictJson.parse(
                        line.substring(5).getBytes(java.nio.charset.StandardCharsets.UTF_8)))
            .toList();
    assertThat(events)
        .allSatisfy(
            one -> {
              assertThat(one.path("specversion").asText()).isEqualTo("1.0");
              assertThat(one.path("source").asText()).isEqualTo("urn:tongban:member:320509");
              assertThat(one.path("subject").asText())
                  .isEqualTo(begun.json().path("fanOut").asText());
            });
    assertThat(events)
        .extracting(one -> one.path("type").asText().replace("org.tongban.fan-out.", ""))
        .contains(ANSWERED, "refused", "deadline", "silent")
        .endsWith("ended");
    var late = events.stream().filter(one -> one.at("/data/late").asBoolean()).toList();
    assertThat(late)
        .extracting(one -> one.at("/data/member").asText())
        .containsExactly(LATE.value());
    assertThat(events.get(events.size() - 1).at("/data/conclusion").asText())
        .isEqualTo("UNDETERMINED");
  }

  @Test
  void nobodyHasItOnlyWhereAllThatWereNamedSaySo() throws Exception {
    // Given
    var request = request("PT10S");
    request.putArray("members").add("371402").add("320612").add("420902");

    // When
    var begun =
        federation.send(
            federation
                .local(WUJIANG, "/api/v1/fan-outs/" + IDENTIFY.value())
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("Content-Type", "application/json")
                .header("Prefer", "wait=10")
                .POST(BodyPublishers.ofByteArray(StrictJson.write(request))));

    // Then
    assertThat(begun.status()).as(begun.text()).isEqualTo(200);
    assertThat(begun.json().path("state").asText()).isEqualTo("COMPLETE");
    assertThat(begun.json().path(CONCLUSION).asText()).isEqualTo("NOT_FOUND");
    assertThat(members(begun.json(), ANSWERED)).containsExactly("320612", "371402", "420902");
  }

  @Test
  void whoeverIsNoMemberIsNamedAndNobodyIsAsked() {
    // Given
    var request = request("PT10S");
    request.putArray("members").add("371402").add("320509").add("999999").add("110101");

    // When
    var reply = begin(request);

    // Then
    assertThat(reply.problem()).isEqualTo("404 region-unknown at asking-node");
    assertThat(reply.pointers()).containsExactly("/members/1", "/members/2", "/members/3");
    assertThat(simulation.replies().values()).containsOnly(0L);
  }

  @Test
  void theSameKeyLeadsToTheSameQuestion() {
    // Given
    var request = request("PT10S");
    request.putArray("members").add("371402");
    var key = UUID.randomUUID().toString();

    // When
    var first = begin(request, key);
    var again = begin(request, key);
    var other = begin(request("PT11S"), key);

    // Then
    assertThat(again.json().path("fanOut")).isEqualTo(first.json().path("fanOut"));
    assertThat(other.problem()).isEqualTo("422 idempotency-key-reused at asking-node");
  }

  @Test
  void whatTheContractDoesNotAllowIsToldAtOnce() {
    // Given
    var photo = request("PT10S");
    photo.withObject("/body").put("photo", "/9j/4AAQSkZJRg");
    var weeks = request("P30D");
    var baseless = request("PT10S");
    baseless.put("purpose", "FAMILY_TRACING");

    // Then
    assertThat(begin(photo).problem()).isEqualTo("422 schema-violation at asking-node");
    assertThat(begin(weeks).pointers()).containsExactly("/deadline");
    assertThat(begin(baseless).problem()).isEqualTo("403 no-legal-basis at asking-node");
  }

  @Test
  void nobodyElseLearnsThatThereIsSuchAQuestion() {
    // When
    var stranger = federation.get(QINGPU, "/api/v1/fan-outs/" + MessageId.next());
    var events = federation.get(QINGPU, "/api/v1/fan-outs/" + MessageId.next() + "/events");

    // Then
    assertThat(stranger.problem()).isEqualTo("404 exchange-unknown at asking-node");
    assertThat(events.problem()).isEqualTo("404 exchange-unknown at asking-node");
  }

  @Test
  void eachIsAskedOnceThoughTheNodeStartsAnewInTheMiddle() throws Exception {
    // Given
    var begun = begin(request("PT20S"));
    var address = begun.header("Location");

    // When
    federation.restart(WUJIANG);
    var after = await(address, json -> members(json, ANSWERED).size() == 5).json();

    // Then: nobody answered twice, under whatever id
    assertThat(members(after, "refused")).containsExactly("330424");
    for (var code : List.of("310115", "320612", "330402", "371402", "420902", "330424")) {
      assertThat(simulation.replies()).containsEntry(new MemberCode(code), 1L);
    }
    assertThat(after.path(CONCLUSION).asText()).isEqualTo("UNDETERMINED");
  }
}
