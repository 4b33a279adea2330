package org.tongban.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tongban.node.demo.register.Region.JIASHAN;
import static org.tongban.node.demo.register.Region.QINGPU;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.tongban.it.federation.Federation;
import org.tongban.it.federation.Reply;
import org.tongban.it.federation.Wish;
import org.tongban.it.federation.WithFederation;
import org.tongban.node.demo.register.KnownPeople;
import org.tongban.node.demo.register.Region;

/** A citizen comes to the service desk and learns who asked. */
@WithFederation
class AccessRecordIT {
  /** Most entries of one reply. */
  private static final int PAGE = 200;

  private final Federation federation;

  AccessRecordIT(Federation federation) {
    this.federation = federation;
  }

  private static String number(Region region) {
    return KnownPeople.ASSISTED.in(region).idNumber();
  }

  private Reply look(Region at, String json, String language) {
    return federation.send(
        request(at).header("Accept-Language", language).POST(BodyPublishers.ofString(json)));
  }

  private HttpRequest.Builder request(Region at) {
    return federation
        .local(at, "/api/v1/subjects/access-record")
        .header("Content-Type", "application/json");
  }

  private Reply look(Region at, String number, String relation, String rest) {
    var json = "{\"idNumber\":\"%s\",\"relation\":\"%s\"%s}".formatted(number, relation, rest);
    return look(at, json, "zh");
  }

  private static JsonNode entryOf(Reply record, String exchange) {
    return entries(record).stream()
        .filter(entry -> entry.path("exchange").asText().equals(exchange))
        .findFirst()
        .orElseThrow();
  }

  private static List<JsonNode> entries(Reply record) {
    return StreamSupport.stream(record.json().path("entries").spliterator(), false).toList();
  }

  @Test
  void aPersonLearnsWhoAskedOnBothSides() {
    // Given
    var asked =
        federation.ask(JIASHAN, Wish.assistance(QINGPU.code(), KnownPeople.ASSISTED.in(QINGPU)));
    var exchange = asked.exchange().toString();

    // When
    var answering = look(QINGPU, number(QINGPU), "SELF", "");
    var asking = look(JIASHAN, number(QINGPU), "SELF", "");

    // Then
    assertThat(answering.status()).as(answering.text()).isEqualTo(200);
    var there = entryOf(answering, exchange);
    assertThat(there.path("what").asText()).isEqualTo("其他机关向本机关查询");
    assertThat(there.path("member").asText()).contains("嘉善").endsWith("330421");
    assertThat(there.path("serviceText").asText()).isEqualTo("社会救助状态查询");
    assertThat(there.path("purposeText").asText()).isEqualTo("社会救助审核与复核");
    assertThat(there.path("outcome").asText()).startsWith("已答复");
    assertThat(entryOf(asking, exchange).path("what").asText()).isEqualTo("本机关向其他机关查询");
    assertThat(answering.everything()).doesNotContain(number(QINGPU));
    assertThat(answering.header("Cache-Control")).isEqualTo("no-store");
  }

  @Test
  void thatItWasToldStandsInTheRecordFromThenOn() {
    // Given
    var before = look(QINGPU, number(QINGPU), "SELF", "");

    // When
    var after = look(QINGPU, number(QINGPU), "SELF", "");

    // Then
    assertThat(entries(after)).hasSize(entries(before).size() + 1);
    assertThat(entries(after).get(0).path("what").asText()).isEqualTo("在服务窗口查看了本记录");
    var journal = federation.journal(QINGPU);
    assertThat(journal.after(journal.head() - 1).get(0).brief()).startsWith("SUBJECT_TOLD");
  }

  @Test
  void whatARuleHoldsBackIsCountedOnly() {
    // Given
    var person = KnownPeople.ASSISTED.in(QINGPU);
    var asked =
        federation.ask(
            JIASHAN,
            Wish.assistance(QINGPU.code(), person)
                .purpose("DUPLICATE_BENEFIT_CHECK", "STATUTE", "社会救助暂行办法 第五十八条"));
    var exchange = asked.exchange().toString();

    // When
    var record = look(QINGPU, number(QINGPU), "SELF", "");

    // Then
    assertThat(record.text()).doesNotContain(exchange);
    var withheld = record.json().path("withheld");
    assertThat(withheld.findValuesAsText("rule")).contains("supervision");
    assertThat(withheld.findValuesAsText("text").toString()).contains("重复享受核查");
  }

  @Test
  void aGuardianNamesThePaperAndDoesNotSeeEarlierLooks() {
    // Given
    look(QINGPU, number(QINGPU), "SELF", "");

    // When
    var without = look(QINGPU, number(QINGPU), "GUARDIAN", "");
    var with = look(QINGPU, number(QINGPU), "GUARDIAN", ",\"reference\":\"2026-0017\"");

    // Then
    assertThat(without.problem()).isEqualTo("422 schema-violation at asking-node");
    assertThat(without.pointers()).containsExactly("/reference");
    assertThat(with.status()).isEqualTo(200);
    assertThat(with.text()).doesNotContain("在服务窗口查看了本记录");
    assertThat(with.json().path("withheld").findValuesAsText("rule")).contains("access-record");
  }

  @Test
  void everyFaultOfARequestIsTold() {
    // When
    var reply =
        look(
            QINGPU,
            """
            {"idNumber":"310199194003050020","relation":"NEIGHBOUR","from":"yesterday",
             "to":"1999-01-01","before":"0"}
            """,
            "en");

    // Then
    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.pointers())
        .contains("/idNumber", "/relation", "/from", "/to", "/before", "/reference");
    assertThat(reply.text()).doesNotContain("310199194003050020");
  }

  @Test
  void theNumberNeverStandsInAnAddress() {
    // When
    var reply = federation.send(request(QINGPU).GET());

    // Then
    assertThat(reply.problem()).isEqualTo("405 method-not-allowed at asking-node");
  }

  @Test
  void nobodyElseIsToldOf() {
    // When
    var reply = look(QINGPU, "33049919500101001X", "SELF", "");

    // Then
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    assertThat(reply.json().path("entries")).isEmpty();
  }

  @Test
  void aLongRecordGoesOnWhereItsLastEntryStands() {
    // Given
    var person = KnownPeople.SANCTIONED.in(QINGPU);
    var asked = federation.ask(JIASHAN, Wish.assistance(QINGPU.code(), person));
    var oldest = asked.exchange().toString();
    int there = entries(look(QINGPU, person.idNumber(), "SELF", "")).size();
    for (int i = 0; i < PAGE + 4; i++) {
      look(QINGPU, person.idNumber(), "SELF", "");
    }

    // When
    var first = look(QINGPU, person.idNumber(), "SELF", "");
    var before = first.json().path("before").asText();
    var second = look(QINGPU, person.idNumber(), "SELF", ",\"before\":\"" + before + "\"");

    // Then
    assertThat(entries(first)).hasSize(PAGE);
    assertThat(entries(first)).allMatch(entry -> entry.path("exchange").isMissingNode());
    assertThat(entries(second)).as("the rest, and no look since").hasSize(there + 5);
    assertThat(entryOf(second, oldest).path("member").asText()).endsWith("330421");
    assertThat(second.json().has("before")).isFalse();
    assertThat(first.everything()).doesNotContain(person.idNumber());
  }
}
