package org.tongban.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tongban.node.demo.register.Region.JIASHAN;
import static org.tongban.node.demo.register.Region.QINGPU;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.tongban.it.federation.Federation;
import org.tongban.it.federation.Reply;
import org.tongban.it.federation.Wish;
import org.tongban.it.federation.WithFederation;
import org.tongban.node.demo.register.KnownPeople;

/** An auditor searches, counts and takes away, and leaves a trace each time. */
@WithFederation
class AuditIT {
  private final Federation federation;

  AuditIT(Federation federation) {
    this.federation = federation;
  }

  private Reply read(String rest) {
    return federation.get(QINGPU, "/api/v1/journal" + rest);
  }

  private static List<JsonNode> list(Reply reply, String name) {
    return StreamSupport.stream(reply.json().path(name).spliterator(), false).toList();
  }

  private String ask() {
    var wish = Wish.assistance(QINGPU.code(), KnownPeople.ASSISTED.in(QINGPU));
    return federation.ask(JIASHAN, wish).exchange().toString();
  }

  @Test
  void entriesAreFoundByWhatTheyAreAbout() {
    // Given
    var exchange = ask();

    // When
    var found =
        read(
            "/entries?member=330421&service=assistance.status&purpose=ASSISTANCE_REVIEW&kind=ASK_RECEIVED");
    var none =
        read("/entries?member=330421&service=assistance.status&kind=ASK_RECEIVED&to=2020-01-01");

    // Then
    assertThat(found.status()).as(found.text()).isEqualTo(200);
    assertThat(list(found, "entries").get(0).path("exchange").asText()).isEqualTo(exchange);
    assertThat(list(found, "entries"))
        .allMatch(entry -> entry.path("kind").asText().equals("ASK_RECEIVED"))
        .allMatch(entry -> entry.path("peer").asText().equals("330421"));
    assertThat(list(none, "entries")).isEmpty();
    assertThat(found.text()).doesNotContain(KnownPeople.ASSISTED.in(QINGPU).idNumber());
  }

  @Test
  void aLongListGoesOnWhereItsLinkLeads() {
    // Given
    for (int i = 0; i < 101; i++) {
      read("/entries?kind=LOCAL_REFUSAL");
    }

    // When
    var first = read("/entries?kind=AUDITOR_READ");
    var link = first.header("Link");
    var second = federation.get(QINGPU, link.substring(1, link.indexOf('>')).replace("&amp;", "&"));

    // Then
    assertThat(list(first, "entries")).hasSize(100);
    assertThat(link).endsWith("rel=\"next\"").contains("kind=AUDITOR_READ", "before=");
    assertThat(list(second, "entries").get(0).path("seq").asLong())
        .isLessThan(list(first, "entries").get(99).path("seq").asLong());
  }

  @Test
  void eachReadingIsRecordedBeforeItIsAnswered() {
    // Given
    var exchange = ask();
    var journal = federation.journal(QINGPU);
    long before = journal.head();

    // When
    read("/entries?outcome=REFUSED");
    read("/use");
    federation.get(QINGPU, "/api/v1/exchanges/" + exchange + "/ask");

    // Then
    assertThat(journal.after(before).stream().map(entry -> entry.kind()))
        .containsExactly("AUDITOR_READ", "AUDITOR_READ", "AUDITOR_READ");
    assertThat(journal.check().good()).isTrue();
  }

  @Test
  void usesAreCountedByPurpose() {
    // Given
    ask();

    // When
    var use = read("/use");
    var another = read("/use?member=330481");

    // Then
    assertThat(list(another, "use")).isEmpty();
    assertThat(list(use, "use"))
        .anyMatch(
            row ->
                row.path("purpose").asText().equals("ASSISTANCE_REVIEW")
                    && row.path("kind").asText().equals("ANSWER_SENT")
                    && row.path("outcome").asText().equals("POSITIVE")
                    && row.path("count").asLong() > 0);
  }

  @Test
  void faultsOfAFilterAreAllTold() {
    // When
    var reply =
        read("/entries?member=QP&service=x&purpose=y&outcome=MAYBE&kind=z&from=1&to=2&before=3");
    var unknown = read("/entries?idNumber=310199194003050029");

    // Then
    assertThat(reply.problem()).isEqualTo("422 schema-violation at asking-node");
    assertThat(reply.pointers())
        .containsExactly("/kind", "/member", "/service", "/purpose", "/outcome", "/from", "/to");
    assertThat(unknown.status()).isEqualTo(422);
    assertThat(unknown.text()).doesNotContain("310199194003050029");
  }
}
