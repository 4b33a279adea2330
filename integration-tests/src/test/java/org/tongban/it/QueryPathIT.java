package org.tongban.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;
import static org.tongban.node.demo.register.Region.JIASHAN;
import static org.tongban.node.demo.register.Region.QINGPU;
import static org.tongban.node.demo.register.Region.WUJIANG;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tongban.it.federation.Entry;
import org.tongban.it.federation.Federation;
import org.tongban.it.federation.Jws;
import org.tongban.it.federation.Reply;
import org.tongban.it.federation.Wish;
import org.tongban.it.federation.WithFederation;
import org.tongban.node.demo.register.KnownCertificates;
import org.tongban.node.demo.register.KnownPeople;
import org.tongban.node.demo.register.KnownPerson;
import org.tongban.node.demo.register.Region;

/** A query through all eighteen stations of two nodes: what it comes to, and what is recorded. */
@WithFederation
class QueryPathIT {
  private final Federation federation;

  QueryPathIT(Federation federation) {
    this.federation = federation;
  }

  static Stream<Arguments> goodQueries() {
    return Stream.of(
        argumentSet(
            "marriage from an SQL register",
            WUJIANG,
            QINGPU,
            Wish.marriage("310118", KnownPeople.HUSBAND.in(QINGPU), KnownPeople.WIFE.in(QINGPU)),
            "marriage-registration"),
        argumentSet(
            "marriage from the other SQL layout, by certificate number",
            QINGPU,
            JIASHAN,
            Wish.marriage("330421", KnownPeople.WIFE.in(JIASHAN))
                .certificate(KnownCertificates.valid(JIASHAN)),
            "marriage-registration"),
        argumentSet(
            "marriage from the HTTP register",
            JIASHAN,
            WUJIANG,
            Wish.marriage("320509", KnownPeople.HUSBAND.in(WUJIANG)),
            "marriage-registration"),
        argumentSet(
            "assistance by a retired code",
            QINGPU,
            WUJIANG,
            Wish.assistance("320584", KnownPeople.ASSISTED.in(WUJIANG)),
            "assistance-review"),
        argumentSet(
            "assistance by the code of a town",
            JIASHAN,
            QINGPU,
            Wish.assistance("310118105", KnownPeople.ASSISTED.in(QINGPU)),
            "assistance-review"),
        argumentSet(
            "care under the agreement, end to end encrypted",
            JIASHAN,
            QINGPU,
            Wish.care("310118", KnownPeople.ELDER.in(QINGPU)).agreed(),
            "care-admission-agreed"),
        argumentSet(
            "care by the person's authorization alone",
            QINGPU,
            WUJIANG,
            Wish.care("320509", KnownPeople.ELDER.in(WUJIANG)),
            "care-admission-authorized"));
  }

  @ParameterizedTest
  @MethodSource("goodQueries")
  void answersAndRecordsOnBothSides(Region from, Region to, Wish wish, String rule) {
    // When
    var reply = federation.ask(from, wish);

    // Then
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    assertThat(reply.outcome()).isEqualTo("POSITIVE");
    assertThat(reply.json().path("from").asText()).isEqualTo(to.code());
    assertThat(reply.json().path("body").isObject()).isTrue();
    assertThat(asking(from, reply)).containsExactly("ASK_SENT", "ANSWER_RECEIVED POSITIVE");
    assertThat(asking(to, reply)).containsExactly("ASK_RECEIVED", "ANSWER_SENT POSITIVE");
    assertThat(federation.journal(to).of(reply.exchange()))
        .extracting(Entry::rule)
        .containsOnly(rule);
    assertEvidence(from, to, reply);
  }

  private void assertEvidence(Region from, Region to, Reply reply) {
    var path = "/api/v1/exchanges/" + reply.exchange();
    for (var message : List.of("/ask", "/answer")) {
      var held = federation.get(from, path + message);
      assertThat(held.status()).isEqualTo(200);
      assertThat(held.header("Content-Type")).isEqualTo("application/jose");
      assertThat(held.bytes()).isEqualTo(federation.get(to, path + message).bytes());
      var signer = message.equals("/ask") ? from : to;
      var claims =
          Jws.verified(held.bytes(), federation.keys(signer, "sign").certificate().getPublicKey());
      assertThat(claims.path("iss").asText()).isEqualTo(signer.code());
    }
    var shown = federation.get(from, path);
    assertThat(shown.json().path("entries")).hasSize(2);
    assertThat(shown.text()).doesNotContain("idNumber", "body");
  }

  static Stream<Arguments> outcomes() {
    return Stream.of(Region.values()).flatMap(QueryPathIT::outcomesIn);
  }

  private static Stream<Arguments> outcomesIn(Region to) {
    return Stream.of(
        outcome(to, "is in no register", assistance(to, KnownPeople.UNRECORDED), "NOT_FOUND"),
        outcome(
            to,
            "holds another certificate",
            Wish.marriage(to.code(), KnownPeople.HUSBAND.in(to))
                .certificate(KnownCertificates.unissued(to)),
            "NOT_FOUND"),
        outcome(to, "stands in two households", assistance(to, KnownPeople.TWICE), "AMBIGUOUS"),
        outcome(to, "leaves gradually", assistance(to, KnownPeople.GRADUAL_EXIT), "POSITIVE"),
        outcome(to, "received it last year", assistance(to, KnownPeople.ENDED), "NEGATIVE"),
        outcome(to, "has a dotted name", assistance(to, KnownPeople.DOTTED_NAME), "POSITIVE"),
        outcome(to, "has a corrected number", assistance(to, KnownPeople.CHANGED_ID), "POSITIVE"),
        outcome(
            to,
            "had the marriage annulled",
            Wish.marriage(to.code(), KnownPeople.ANNULLED_WIFE.in(to))
                .certificate(KnownCertificates.annulled(to)),
            "NEGATIVE"),
        outcome(
            to,
            "shows a replaced certificate",
            Wish.marriage(to.code(), KnownPeople.REISSUED_WIFE.in(to))
                .certificate(KnownCertificates.superseded(to)),
            "NEGATIVE"));
  }

  private static Arguments outcome(Region to, String what, Wish wish, String expected) {
    return argumentSet(to + " " + what + " (" + wish.service() + ")", to, wish, expected);
  }

  private static Wish assistance(Region to, KnownPeople kind) {
    return Wish.assistance(to.code(), kind.in(to));
  }

  @ParameterizedTest
  @MethodSource("outcomes")
  void tellsTheOutcome(Region to, Wish wish, String expected) {
    // Given
    var from = to == QINGPU ? JIASHAN : QINGPU;

    // When
    var reply = federation.ask(from, wish);

    // Then
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    assertThat(reply.outcome()).isEqualTo(expected);
    assertThat(reply.json().has("body"))
        .isEqualTo(expected.equals("POSITIVE") || expected.equals("NEGATIVE"));
    assertThat(asking(from, reply)).containsExactly("ASK_SENT", "ANSWER_RECEIVED " + expected);
    assertThat(asking(to, reply)).containsExactly("ASK_RECEIVED", "ANSWER_SENT " + expected);
  }

  static Stream<Arguments> misnamed() {
    return Stream.of(Region.values())
        .flatMap(
            to ->
                Stream.of(
                    argumentSet(
                        to + " assistance",
                        to,
                        KnownPeople.ASSISTED.in(to),
                        Wish.assistance(to.code(), misnamed(KnownPeople.ASSISTED.in(to)))),
                    argumentSet(
                        to + " marriage",
                        to,
                        KnownPeople.HUSBAND.in(to),
                        Wish.marriage(to.code(), misnamed(KnownPeople.HUSBAND.in(to)))),
                    argumentSet(
                        to + " care",
                        to,
                        KnownPeople.ELDER.in(to),
                        Wish.care(to.code(), misnamed(KnownPeople.ELDER.in(to))).agreed())));
  }

  private static KnownPerson misnamed(KnownPerson person) {
    return new KnownPerson(person.idNumber(), KnownPeople.NOBODYS_NAME, Optional.empty());
  }

  @ParameterizedTest
  @MethodSource("misnamed")
  void neverTellsTheRightName(Region to, KnownPerson person, Wish wish) {
    // Given
    var from = to == QINGPU ? JIASHAN : QINGPU;
    var asked = to == WUJIANG ? withoutAgreement(wish) : wish;

    // When
    var reply = federation.ask(from, asked);

    // Then
    assertThat(reply.outcome()).as(reply.text()).isEqualTo("IDENTITY_MISMATCH");
    assertThat(reply.json().has("body")).isFalse();
    assertThat(reply.everything())
        .doesNotContain(person.name(), person.idNumber(), KnownPeople.NOBODYS_NAME);
    var signed = federation.get(from, "/api/v1/exchanges/" + reply.exchange() + "/answer").bytes();
    var claims = Jws.verified(signed, federation.keys(to, "sign").certificate().getPublicKey());
    assertThat(claims.toString()).doesNotContain(person.name(), person.idNumber());
    assertThat(asking(to, reply)).containsExactly("ASK_RECEIVED", "ANSWER_SENT IDENTITY_MISMATCH");
  }

  private static Wish withoutAgreement(Wish wish) {
    var json = wish.json().deepCopy();
    json.remove("agreement");
    return new Wish(wish.service(), json);
  }

  @Test
  void showsWhenAGradualExitEnds() {
    // When
    var reply = federation.ask(QINGPU, assistance(WUJIANG, KnownPeople.GRADUAL_EXIT));

    // Then
    assertThat(reply.json().at("/body/status").asText()).isEqualTo("GRADUAL_EXIT");
    assertThat(reply.json().at("/body/effectiveTo").asText()).isNotEmpty();
  }

  @Test
  void showsThatAnAssessmentHasExpired() {
    // When
    var reply =
        federation.ask(JIASHAN, Wish.care("310118", KnownPeople.ELDER_EXPIRED.in(QINGPU)).agreed());

    // Then
    assertThat(reply.outcome()).as(reply.text()).isEqualTo("POSITIVE");
    var today = java.time.LocalDate.now(java.time.ZoneId.of("Asia/Shanghai"));
    var end = java.time.LocalDate.parse(reply.json().findValue("end").asText().substring(0, 10));
    assertThat(end).isBefore(today);
  }

  @Test
  void cutsTheScoresFromAnAdmission() {
    // Given
    var admission = Wish.care("310118", KnownPeople.ELDER.in(QINGPU)).agreed();
    var recognition = admission.purpose("CARE_RECOGNITION", "STATUTE", "互认 第二条");

    // When
    var cut = federation.ask(JIASHAN, admission);
    var whole = federation.ask(JIASHAN, recognition);

    // Then
    assertThat(whole.text()).as(whole.text()).contains("QuestionnaireResponse", "\"component\"");
    assertThat(cut.outcome()).as(cut.text()).isEqualTo("POSITIVE");
    assertThat(cut.text()).doesNotContain("\"item\"", "\"component\"", "\"birthDate\"");
  }

  @Test
  void isRefusedByTheOtherMembersRules() {
    // Given
    var person = KnownPeople.ELDER.in(JIASHAN);

    // When
    var reply = federation.ask(WUJIANG, Wish.care("330421", person));

    // Then
    assertThat(reply.problem()).isEqualTo("403 not-permitted at answering-node");
    assertThat(reply.outcome()).isEqualTo("REFUSED");
    assertThat(reply.everything()).doesNotContain(person.idNumber(), person.name());
    assertThat(asking(WUJIANG, reply))
        .containsExactly("ASK_SENT", "ANSWER_RECEIVED REFUSED not-permitted");
    assertThat(asking(JIASHAN, reply))
        .containsExactly("MESSAGE_REJECTED not-permitted", "REFUSAL_SENT REFUSED not-permitted");
  }

  @Test
  void isRefusedByItsOwnRules() {
    // Given
    var before = federation.journal(QINGPU).head();
    var wish =
        Wish.assistance("320509", KnownPeople.ASSISTED.in(WUJIANG))
            .purpose("CARE_ADMISSION", "AUTHORIZATION", "SQ-1");

    // When
    var reply = federation.ask(QINGPU, wish);

    // Then
    assertThat(reply.problem()).isEqualTo("403 not-permitted at asking-node");
    assertThat(federation.journal(QINGPU).after(before))
        .extracting(Entry::brief)
        .containsExactly("LOCAL_REFUSAL not-permitted");
  }

  @Test
  void repeatsTheAnswerForTheSameKey() {
    // Given
    var wish = assistance(WUJIANG, KnownPeople.ASSISTED);
    var other = assistance(WUJIANG, KnownPeople.ENDED);

    // When
    var first = federation.ask(QINGPU, wish, "same-key");
    var visits = federation.door().visits();
    var second = federation.ask(QINGPU, wish, "same-key");
    var reused = federation.ask(QINGPU, other, "same-key");

    // Then
    assertThat(second.status()).isEqualTo(200);
    assertThat(second.json()).isEqualTo(first.json());
    assertThat(federation.door().visits()).isEqualTo(visits);
    assertThat(reused.problem()).isEqualTo("422 idempotency-key-reused at asking-node");
  }

  @Test
  void leavesEveryJournalWhole() {
    // When
    federation.ask(QINGPU, assistance(WUJIANG, KnownPeople.ASSISTED));

    // Then
    for (var region : Region.values()) {
      assertThat(federation.journal(region).check().broken()).isEmpty();
    }
  }

  private List<String> asking(Region region, Reply reply) {
    return federation.journal(region).briefOf(reply.exchange());
  }
}
