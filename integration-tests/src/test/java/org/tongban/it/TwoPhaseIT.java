package org.tongban.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tongban.node.demo.register.Region.JIASHAN;
import static org.tongban.node.demo.register.Region.QINGPU;
import static org.tongban.node.demo.register.Region.WUJIANG;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tongban.core.message.StrictJson;
import org.tongban.it.federation.House;
import org.tongban.it.federation.RunningDemo;
import org.tongban.it.federation.WithDemo;
import org.tongban.node.demo.register.KnownPeople;
import org.tongban.node.demo.register.Region;

/** Transactions between nodes that are killed; what became of them is read in the register. */
@WithDemo
class TwoPhaseIT {
  private static final String ACCOUNT = "310118-TB-00001";
  private static final String TRANSFER = "timebank.transfer";
  private static final String ORDER =
      "\"purpose\":\"TIME_CREDIT_TRANSFER\","
          + "\"basis\":{\"type\":\"AUTHORIZATION\",\"ref\":\"SQ-2026-000118\"}";
  private static final int MINUTES = 60;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final RunningDemo demo;
  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  @TempDir private Path folder;
  private int before;

  TwoPhaseIT(RunningDemo demo) {
    this.demo = demo;
  }

  @BeforeEach
  void allCredit() throws SQLException {
    before = total();
  }

  @Test
  void whatIsCommittedHasLeftAndIsProven() throws Exception {
    // Given
    var free = number("SELECT free_minutes FROM time_account WHERE account_no = '%s'");
    var begun = reserved(Duration.ofHours(1));
    assertThat(number("SELECT free_minutes FROM time_account WHERE account_no = '%s'"))
        .isEqualTo(free - MINUTES);

    // When
    var committed = decide(begun, "commit", "");

    // Then
    assertThat(state(committed)).isEqualTo("COMMITTED");
    assertThat(registered(begun)).isEqualTo("COMMITTED");
    assertThat(total()).isEqualTo(before);
    var answer = get(WUJIANG, "/api/v1/exchanges/" + committed.path("exchange").asText());
    assertThat(answer.path("entries").toString()).contains("ANSWER_RECEIVED");

    // When, Then
    assertThat(state(decide(begun, "commit", ""))).isEqualTo("COMMITTED");
    assertThat(decide(begun, "cancel", "").path("code").asText()).isEqualTo("transaction-decided");
  }

  @Test
  void noStepIsAskedPastTheNodesOwnDecision() throws Exception {
    // Given
    var begun = reserved(Duration.ofHours(1));
    var body =
        "{\"step\":\"CANCEL\",\"transferId\":\"" + begun.path("transaction").asText() + "\"}";
    var cancel = "{\"to\":\"310118\"," + ORDER + ",\"body\":" + body + "}";

    // When
    var refused = send(WUJIANG, "/api/v1/asks/" + TRANSFER, cancel, "wait=0");

    // Then
    assertThat(refused.path("code").asText()).isEqualTo("transaction-needed");
    assertThat(registered(begun)).isEqualTo("RESERVED");
    assertThat(state(decide(begun, "cancel", ""))).isEqualTo("CANCELLED");
  }

  @Test
  void whatIsCancelledIsFreeAgain() throws Exception {
    // Given
    var free = number("SELECT free_minutes FROM time_account WHERE account_no = '%s'");
    var begun = reserved(Duration.ofHours(1));

    // When
    var cancelled = decide(begun, "cancel", "");

    // Then
    assertThat(state(cancelled)).isEqualTo("CANCELLED");
    assertThat(registered(begun)).isEqualTo("CANCELLED");
    assertThat(number("SELECT free_minutes FROM time_account WHERE account_no = '%s'"))
        .isEqualTo(free);
    assertThat(total()).isEqualTo(before);
  }

  @Test
  void whatNobodyDecidesIsCancelledBeforeItExpires() throws Exception {
    // Given
    var begun = reserved(Duration.ofSeconds(16));

    // When
    var ended = await(begun, "CANCELLED");

    // Then
    assertThat(ended.path("decision").asText()).isEqualTo("CANCEL");
    assertThat(decide(begun, "commit", "").path("code").asText()).isEqualTo("transaction-decided");
    assertThat(total()).isEqualTo(before);
  }

  @Test
  void anAnswerThatIsLostBehindTheRegisterIsGivenAgain() throws Exception {
    // Given an answering node that dies when its register has taken the step
    var begun = reserved(Duration.ofHours(1));
    demo.demo().kill(QINGPU);
    demo.demo().restart(QINGPU, slow());

    // When
    send(WUJIANG, address(begun) + "/commit", "", "wait=0");
    awaitRegistered(begun, "COMMITTED");
    demo.demo().kill(QINGPU);
    demo.demo().restart(QINGPU, demo.layout().home());

    // Then
    await(begun, "COMMITTED");
    assertThat(total()).isEqualTo(before);
  }

  @Test
  void aDecisionOutlivesBothNodes() throws Exception {
    // Given
    var begun = reserved(Duration.ofHours(1));
    demo.demo().kill(QINGPU);
    var decided = send(WUJIANG, address(begun) + "/commit", "", "wait=0");
    assertThat(state(decided)).isEqualTo("COMMITTING");

    // When
    demo.demo().kill(WUJIANG);
    demo.demo().restart(QINGPU, demo.layout().home());
    assertThat(registered(begun)).isEqualTo("RESERVED");
    demo.demo().restart(WUJIANG, demo.layout().home());

    // Then
    await(begun, "COMMITTED");
    assertThat(registered(begun)).isEqualTo("COMMITTED");
    assertThat(total()).isEqualTo(before);
  }

  @Test
  void aReservationThatEndsWhileItsRegionIsAwayIsTold() throws Exception {
    // Given
    var begun = reserved(Duration.ofSeconds(14));
    demo.demo().kill(QINGPU);
    send(WUJIANG, address(begun) + "/cancel", "", "wait=0");

    // When
    TimeUnit.SECONDS.sleep(14);
    demo.demo().restart(QINGPU, demo.layout().home());

    // Then
    await(begun, "EXPIRED");
    assertThat(registered(begun)).isEqualTo("EXPIRED");
    assertThat(total()).isEqualTo(before);
  }

  @Test
  void ofManyWhoWantOneSlotOneGetsIt() throws Exception {
    // Given
    var slot =
        text(
            "SELECT slot_id FROM office_slot s WHERE NOT EXISTS (SELECT 1 FROM booking b"
                + " WHERE b.slot_id = s.slot_id) ORDER BY slot_id LIMIT 1");
    var threads = Executors.newFixedThreadPool(8);
    var racing = new ArrayList<Future<JsonNode>>();

    // When
    for (int i = 0; i < 8; i++) {
      var region = i % 2 == 0 ? WUJIANG : JIASHAN;
      racing.add(
          threads.submit(
              () -> begin(region, "appointment.book", booking(), "{\"slotId\":\"" + slot + "\"}")));
    }
    var all = new ArrayList<JsonNode>();
    for (var one : racing) {
      all.add(one.get());
    }
    threads.shutdown();

    // Then
    var byState = all.stream().collect(Collectors.groupingBy(TwoPhaseIT::state));
    assertThat(byState.keySet()).containsExactlyInAnyOrder("RESERVED", "REFUSED");
    assertThat(byState.get("RESERVED")).hasSize(1);
    assertThat(byState.get("REFUSED"))
        .allSatisfy(one -> assertThat(one.path("reason").asText()).isEqualTo("SLOT_TAKEN"));

    // When
    var winner = all.indexOf(byState.get("RESERVED").get(0));
    var region = winner % 2 == 0 ? WUJIANG : JIASHAN;
    var visitors =
        List.of(KnownPeople.HUSBAND, KnownPeople.WIFE).stream()
            .map(known -> person(known, WUJIANG))
            .collect(Collectors.joining(","));
    var confirmed =
        send(
            region,
            address(all.get(winner)) + "/commit",
            "{\"body\":{\"visitors\":[" + visitors + "]}}",
            "wait=30");

    // Then
    assertThat(state(confirmed)).as(confirmed.toString()).isEqualTo("COMMITTED");
    assertThat(
            number(
                "SELECT count(*) FROM booking WHERE state = 'CONFIRMED' AND slot_id = '%s'", slot))
        .isEqualTo(1);
  }

  private JsonNode reserved(Duration until) throws Exception {
    var body =
        """
        {"holder":%s,"from":{"division":"310118","account":"%s"},
         "to":{"division":"320509","account":"320509-TB-00001"},
         "amount":{"value":%d,"unit":"MINUTE"},
         "rate":{"numerator":1,"denominator":30,"toUnit":"TIME_COIN"},"expiresAt":"%s"}
        """
            .formatted(
                person(KnownPeople.WIFE, QINGPU),
                ACCOUNT,
                MINUTES,
                Instant.now().plus(until).truncatedTo(ChronoUnit.SECONDS));
    var begun = begin(WUJIANG, TRANSFER, ORDER, body);
    assertThat(state(begun)).as(begun.toString()).isEqualTo("RESERVED");
    assertThat(registered(begun)).isEqualTo("RESERVED");
    return begun;
  }

  private static String booking() {
    return "\"purpose\":\"MARRIAGE_REGISTRATION\","
        + "\"basis\":{\"type\":\"STATUTE\",\"ref\":\"婚姻登记条例 第八条\"}";
  }

  private static String person(KnownPeople known, Region region) {
    var person = known.in(region);
    return "{\"idNumber\":\"" + person.idNumber() + "\",\"name\":\"" + person.name() + "\"}";
  }

  private JsonNode begin(Region region, String service, String why, String body) throws Exception {
    var form = "{\"to\":\"310118\"," + why + ",\"body\":" + body + "}";
    return send(region, "/api/v1/transactions/" + service, form, "wait=30");
  }

  private JsonNode decide(JsonNode begun, String decision, String body) throws Exception {
    return send(WUJIANG, address(begun) + "/" + decision, body, "wait=30");
  }

  private JsonNode send(Region region, String path, String body, String prefer) throws Exception {
    var request =
        demo.request(region, path)
            .timeout(Duration.ofSeconds(40))
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .header("Content-Type", "application/json")
            .header("Prefer", prefer)
            .POST(BodyPublishers.ofString(body))
            .build();
    return StrictJson.parse(client.send(request, BodyHandlers.ofByteArray()).body());
  }

  private JsonNode get(Region region, String path) throws IOException, InterruptedException {
    var request = demo.request(region, path).timeout(Duration.ofSeconds(30)).GET().build();
    return StrictJson.parse(client.send(request, BodyHandlers.ofByteArray()).body());
  }

  private static String address(JsonNode begun) {
    return begun.at("/links/self").asText();
  }

  private static String state(JsonNode transaction) {
    return transaction.path("state").asText();
  }

  private JsonNode await(JsonNode begun, String wanted) throws Exception {
    var end = Instant.now().plus(PATIENCE);
    var now = get(WUJIANG, address(begun));
    while (!state(now).equals(wanted) && Instant.now().isBefore(end)) {
      TimeUnit.MILLISECONDS.sleep(200);
      now = get(WUJIANG, address(begun));
    }
    assertThat(state(now)).as(now.toString()).isEqualTo(wanted);
    return now;
  }

  private void awaitRegistered(JsonNode begun, String wanted) throws Exception {
    var end = Instant.now().plus(PATIENCE);
    while (!registered(begun).equals(wanted) && Instant.now().isBefore(end)) {
      TimeUnit.MILLISECONDS.sleep(50);
    }
    assertThat(registered(begun)).isEqualTo(wanted);
  }

  /** The same look-ups, of which that of transfers rests when its step was taken. */
  private Path slow() throws IOException {
    var house = House.with(TRANSFER, demo.layout().home(), folder.resolve("slow"));
    var file = house.resolve("routes/lookups/310118/" + TRANSFER + ".camel.yaml");
    var text = Files.readString(file, StandardCharsets.UTF_8);
    var rest =
        """
                - setVariable:
                    id: slow-kept
                    description: what was taken
                    name: kept
                    expression:
                      jq:
                        expression: .
                - to:
                    id: slow-rest
                    description: a long rest
                    uri: sql
                    parameters:
                      dataSource: "#register-counter"
                      query: "select cast(pg_sleep(4) as text) as rested"
                - setBody:
                    id: slow-back
                    description: what was taken
                    expression:
                      variable:
                        expression: kept
        """;
    var answer = "        - setBody:\n            id: timebank-step-answer";
    assertThat(text).contains(answer);
    Files.writeString(file, text.replace(answer, rest + answer), StandardCharsets.UTF_8);
    return house;
  }

  /** All credit of the account, also what has left it. */
  private int total() throws SQLException {
    return number(
        "SELECT free_minutes + reserved_minutes + coalesce((SELECT sum(minutes) FROM time_transfer t"
            + " WHERE t.account_no = a.account_no AND t.state = 'COMMITTED'), 0)"
            + " FROM time_account a WHERE account_no = '%s'");
  }

  private String registered(JsonNode begun) throws SQLException {
    return text(
        "SELECT state FROM time_transfer WHERE transfer_id = '"
            + begun.path("transaction").asText()
            + "'");
  }

  private int number(String query) throws SQLException {
    return number(query, ACCOUNT);
  }

  private int number(String query, String value) throws SQLException {
    return Integer.parseInt(text(query.formatted(value)));
  }

  private String text(String query) throws SQLException {
    try {
      var file = demo.layout().nodeData(QINGPU).resolve("database").resolve("password");
      var password = Files.readString(file, StandardCharsets.US_ASCII).strip();
      try (var connection =
              DriverManager.getConnection(demo.layout().register(QINGPU), "postgres", password);
          var statement = connection.createStatement();
          var row = statement.executeQuery(query)) {
        assertThat(row.next()).as(query).isTrue();
        return row.getString(1);
      }
    } catch (IOException e) {
      throw new AssertionError("the register's password", e);
    }
  }
}
