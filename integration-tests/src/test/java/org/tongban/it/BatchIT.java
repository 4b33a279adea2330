package org.tongban.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.tongban.node.demo.register.Region.QINGPU;
import static org.tongban.node.demo.register.Region.WUJIANG;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tongban.core.message.MessageId;
import org.tongban.core.message.StrictJson;
import org.tongban.it.federation.Entry;
import org.tongban.it.federation.Federation;
import org.tongban.it.federation.Reply;
import org.tongban.it.federation.WithFederation;
import org.tongban.node.command.TongbanCommand;
import org.tongban.node.demo.register.KnownPeople;
import org.tongban.node.demo.register.KnownPerson;
import org.tongban.node.demo.register.Region;

/** Many asks of one service at once, in messages of many. */
@WithFederation
class BatchIT {
  private static final String PATH = "/api/v1/batches";
  private static final String LINES = "application/x-ndjson";
  private static final String REVIEW =
      "purpose=ASSISTANCE_REVIEW&basisType=STATUTE&basisRef="
          + URLEncoder.encode("社会救助暂行办法 第五十八条", StandardCharsets.UTF_8);
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final Federation federation;
  @TempDir private Path folder;

  BatchIT(Federation federation) {
    this.federation = federation;
  }

  private Reply begin(String query, String type, byte[] rows) {
    return federation.send(
        federation
            .local(WUJIANG, PATH + "/assistance.status?" + query)
            .header("Content-Type", type)
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .POST(BodyPublishers.ofByteArray(rows)));
  }

  private Reply begin(String query, Stream<String> rows) {
    return begin(
        query, LINES, rows.collect(Collectors.joining("\n")).getBytes(StandardCharsets.UTF_8));
  }

  private static String row(String to, String number, String name) {
    return "{\"to\":\"%s\",\"body\":{\"subject\":{\"idNumber\":\"%s\",\"name\":\"%s\"}}}"
        .formatted(to, number, name);
  }

  private static String row(String to, KnownPerson person) {
    return row(to, person.idNumber(), person.name());
  }

  private static Stream<String> strangers(int many) {
    return IntStream.range(0, many).mapToObj(at -> row("310118", Strangers.stranger(at), "某人"));
  }

  private JsonNode await(String address) throws InterruptedException {
    var end = Instant.now().plus(PATIENCE);
    var json = federation.get(WUJIANG, address).json();
    while (!json.path("state").asText().equals("DONE") && Instant.now().isBefore(end)) {
      Thread.sleep(200);
      json = federation.get(WUJIANG, address).json();
    }
    assertThat(json.path("state").asText()).as(json.toString()).isEqualTo("DONE");
    return json;
  }

  private Map<Integer, JsonNode> results(String address) {
    return lines(address + "/results").stream()
        .collect(Collectors.toMap(line -> line.path("row").asInt(), line -> line));
  }

  private List<JsonNode> lines(String address) {
    return federation
        .get(WUJIANG, address)
        .text()
        .lines()
        .map(line -> StrictJson.parse(line.getBytes(StandardCharsets.UTF_8)))
        .toList();
  }

  @Test
  void eachRowIsAnsweredByItself() throws Exception {
    // Given: two regions, and one row that breaks the form
    var assisted = KnownPeople.ASSISTED.in(QINGPU);
    var ended = KnownPeople.ENDED.in(Region.JIASHAN);
    var rows =
        Stream.of(
            row("310118", assisted),
            row("330421", ended),
            row("310118", assisted.idNumber(), "别人"),
            row("310118", "12345", "某人"),
            row("310118", Strangers.stranger(1), "某人"));

    // When
    var begun = begin(REVIEW, rows);

    // Then
    assertThat(begun.status()).as(begun.text()).isEqualTo(202);
    var address = begun.header("Location");
    var counts = await(address).path("rows");
    assertThat(counts.path("all").asInt()).isEqualTo(5);
    assertThat(counts.path("faulty").asInt()).isEqualTo(1);
    assertThat(counts.path("answered").asInt()).isEqualTo(4);
    var results = results(address);
    assertThat(results.get(1).path("outcome").asText()).isEqualTo("POSITIVE");
    assertThat(results.get(1).path("body").isEmpty()).isFalse();
    assertThat(results.get(2).path("outcome").asText()).isEqualTo("NEGATIVE");
    assertThat(results.get(3).path("outcome").asText()).isEqualTo("IDENTITY_MISMATCH");
    assertThat(results.get(3).has("body")).isFalse();
    assertThat(results.get(5).path("outcome").asText()).isEqualTo("NOT_FOUND");
    var faults = lines(address + "/errors");
    assertThat(faults).singleElement().matches(fault -> fault.path("row").asInt() == 4);
    assertThat(faults.get(0).path("pointer").asText()).isEqualTo("/body/subject/idNumber");
    assertThat(faults.get(0).toString()).doesNotContain("12345");

    // Then: one message to each region, each recorded once on both sides
    var exchange = MessageId.parse(results.get(1).path("exchange").asText());
    assertThat(results.get(5).path("exchange").asText()).isEqualTo(exchange.toString());
    assertThat(federation.journal(QINGPU).of(exchange))
        .extracting(Entry::kind)
        .containsExactly("ASK_RECEIVED", "ANSWER_SENT");
    assertThat(federation.journal(WUJIANG).of(exchange))
        .extracting(Entry::kind)
        .containsExactly("ASK_SENT", "ANSWER_RECEIVED");
  }

  @Test
  void eachRowsProofVerifiesAloneAndSaysNothingOfTheOthers() throws Exception {
    // Given
    var assisted = KnownPeople.ASSISTED.in(QINGPU);
    var ended = KnownPeople.ENDED.in(QINGPU);
    var begun = begin(REVIEW, Stream.of(row("310118", assisted), row("310118", ended)));
    await(begun.header("Location"));

    for (var result : results(begun.header("Location")).values()) {
      // When
      var path = "/api/v1/exchanges/" + result.path("exchange").asText() + "/proof?item=";
      var bytes = federation.get(WUJIANG, path + result.path("item").asText()).bytes();
      var proof = Files.write(folder.resolve("row.asice"), bytes);

      // Then
      var verified =
          TongbanCommand.inThisProcess(
              "verify",
              proof.toString(),
              "--anchors",
              federation.layout().certificates().toString());
      assertThat(verified.out())
          .as(verified.err())
          .contains("Nothing is wrong", "answered " + result.path("outcome").asText());
      var other = result.path("row").asInt() == 1 ? ended : assisted;
      assertThat(texts(proof)).contains(result.path("outcome").asText());
      assertThat(texts(proof)).doesNotContain(other.idNumber(), other.name());
    }

    // Then
    assertThat(federation.get(WUJIANG, proofOf(begun) + "?item=2").status()).isEqualTo(404);
    assertThat(federation.get(WUJIANG, proofOf(begun)).status()).isEqualTo(200);
  }

  private String proofOf(Reply begun) {
    var first = results(begun.header("Location")).get(1);
    return "/api/v1/exchanges/" + first.path("exchange").asText() + "/proof";
  }

  private static String texts(Path proof) throws IOException {
    var texts = new StringBuilder();
    try (var zip = new ZipFile(proof.toFile())) {
      for (var entry : Collections.list(zip.entries())) {
        texts.append(new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return texts.toString();
  }

  @Test
  void aRowThatRepeatsAnEarlierOneIsToldAndNotAskedAgain() throws Exception {
    // Given: the third is another case of the same person
    var row = row("310118", KnownPeople.ASSISTED.in(QINGPU));
    var otherCase = row.replace("{\"to\"", "{\"case\":\"JZ-2\",\"to\"");

    // When
    var begun = begin(REVIEW, Stream.of(row, row, otherCase, row));

    // Then
    var counts = await(begun.header("Location")).path("rows");
    assertThat(counts.path("faulty").asInt()).isEqualTo(2);
    assertThat(counts.path("answered").asInt()).isEqualTo(2);
    assertThat(results(begun.header("Location"))).containsOnlyKeys(1, 3);
    assertThat(lines(begun.header("Location") + "/errors"))
        .extracting(fault -> fault.path("row").asInt(), fault -> fault.path("message").asText())
        .containsExactly(tuple(2, "repeats row 1"), tuple(4, "repeats row 1"));
  }

  @Test
  void aTableComesInByItsColumnsInTheEncodingThatItIsIn() throws Exception {
    // Given
    var person = KnownPeople.ASSISTED.in(QINGPU);
    var table = "身份证号,姓名,备案号\r\n%s,%s,=1+1\r\n".formatted(person.idNumber(), person.name());
    var columns = "身份证号=/subject/idNumber;姓名=/subject/name;备案号=case";
    var query = REVIEW + "&to=310118&columns=" + URLEncoder.encode(columns, StandardCharsets.UTF_8);

    // When
    var begun =
        begin(query, "text/csv;charset=gb18030", table.getBytes(Charset.forName("GB18030")));

    // Then
    assertThat(begun.status()).as(begun.text()).isEqualTo(202);
    await(begun.header("Location"));
    assertThat(results(begun.header("Location")).get(1).path("outcome").asText())
        .isEqualTo("POSITIVE");
  }

  @Test
  void resultsAreTablesForSpreadsheetsToo() throws Exception {
    // Given
    var begun = begin(REVIEW, Stream.of(row("310118", KnownPeople.ASSISTED.in(QINGPU))));
    await(begun.header("Location"));

    // When
    var csv = results(begun, "text/csv");
    var book = results(begun, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    // Then
    assertThat(csv.text()).startsWith("\ufeffrow,outcome,").contains("\r\n1,POSITIVE,", "DIBAO");
    var file = Files.write(folder.resolve("results.xlsx"), book.bytes());
    assertThat(texts(file)).contains("POSITIVE", "DIBAO").doesNotContain("<f>");
  }

  private Reply results(Reply begun, String type) {
    return federation.send(
        federation
            .local(WUJIANG, begun.header("Location") + "/results")
            .header("Accept", type)
            .GET());
  }

  @Test
  void whatOurOwnRulesDenyIsRefusedAtOnce() {
    // When
    var refused =
        begin(
            REVIEW.replace("ASSISTANCE_REVIEW", "CARE_ADMISSION"),
            Stream.of(row("310118", KnownPeople.ASSISTED.in(QINGPU))));

    // Then
    assertThat(refused.status()).as(refused.text()).isEqualTo(403);
  }

  @Test
  void anItemThatMayNotBeAskedStopsNoOther() throws Exception {
    // Given: 青浦 answers a review on an authorization as well, 嘉善 does not
    var rows =
        Stream.of(
            row("310118", KnownPeople.ASSISTED.in(QINGPU)),
            row("310118", KnownPeople.ENDED.in(QINGPU))
                .replace(
                    "\"body\"",
                    "\"basis\":{\"type\":\"AUTHORIZATION\",\"ref\":\"SQ-2026-000117\"},\"body\""));

    // When
    var begun = begin(REVIEW.replace("ASSISTANCE_REVIEW", "DUPLICATE_BENEFIT_CHECK"), rows);

    // Then
    assertThat(begun.status()).as(begun.text()).isEqualTo(202);
    var counts = await(begun.header("Location")).path("rows");
    assertThat(counts.path("answered").asInt()).isEqualTo(1);
    assertThat(counts.path("faulty").asInt() + counts.path("refused").asInt()).isEqualTo(1);
  }

  @Test
  void aBatchGoesOnWhereItWasWhenBothNodesWereAway() throws Exception {
    // Given: more rows than go in one message
    var begun = begin(REVIEW, strangers(1_500));
    assertThat(begun.status()).as(begun.text()).isEqualTo(202);

    // When
    federation.restart(QINGPU);
    federation.restart(WUJIANG);

    // Then: each row once, and none is lost
    var counts = await(begun.header("Location")).path("rows");
    assertThat(counts.path("answered").asInt()).isEqualTo(1_500);
    assertThat(results(begun.header("Location"))).hasSize(1_500);
  }

  @Test
  void aBatchIsHeldAndEndedByWhoBeganIt() {
    // Given
    var begun = begin(REVIEW, strangers(300));
    var address = begun.header("Location");

    // When
    var stranger =
        federation.send(
            federation.local(QINGPU, address + "/cancel").POST(BodyPublishers.noBody()));
    var cancelled =
        federation.send(
            federation.local(WUJIANG, address + "/cancel").POST(BodyPublishers.noBody()));

    // Then: ended, unless it was done before
    assertThat(stranger.status()).isEqualTo(404);
    assertThat(cancelled.status()).isEqualTo(200);
    assertThat(cancelled.json().path("state").asText()).isIn("CANCELLED", "DONE");
  }
}
