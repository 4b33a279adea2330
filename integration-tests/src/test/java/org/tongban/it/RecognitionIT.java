package org.tongban.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tongban.node.demo.register.Region.JIASHAN;
import static org.tongban.node.demo.register.Region.QINGPU;
import static org.tongban.node.demo.register.Region.WUJIANG;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tongban.it.federation.Entry;
import org.tongban.it.federation.Federation;
import org.tongban.it.federation.Reply;
import org.tongban.it.federation.Wish;
import org.tongban.it.federation.WithFederation;
import org.tongban.node.demo.register.KnownPeople;
import org.tongban.node.demo.register.KnownPerson;
import org.tongban.node.demo.register.Region;

/** An elder moves from Shanghai to 嘉善: what the assessment made there counts for. */
@WithFederation
class RecognitionIT {
  private static final KnownPerson ELDER = KnownPeople.GRADED.in(QINGPU);
  private static final LocalDate DAY = LocalDate.now(ZoneId.of("Asia/Shanghai")).minusDays(100);

  private final Federation federation;

  RecognitionIT(Federation federation) {
    this.federation = federation;
  }

  @Test
  void levelFourIsRecognisedUntilANewAssessmentUnderTheAgreement() {
    // When
    var reply = federation.ask(QINGPU, levelFour().agreed());

    // Then
    assertThat(reply.outcome()).as(reply.text()).isEqualTo("POSITIVE");
    var body = reply.json().path("body");
    assertThat(body.path("result").asText()).isEqualTo("RECOGNIZED_WITH_REASSESSMENT");
    assertThat(body.at("/target/level").asText()).isEqualTo("3");
    assertThat(body.path("reassessWithinDays").asInt()).isEqualTo(90);
    assertThat(body.path("agreement").asText()).isEqualTo(Wish.AGREEMENT);
    assertThat(body.path("conceptMap").asText()).endsWith("|" + Wish.AGREEMENT);
    assertThat(rules(JIASHAN, reply)).containsOnly("care-crosswalk-agreed");
  }

  @Test
  void itIsNotRecognisedWithoutTheAgreementEvenForAParty() {
    for (var from : List.of(QINGPU, WUJIANG)) {
      // When
      var reply = federation.ask(from, levelFour());

      // Then
      assertThat(reply.outcome()).as(reply.text()).isEqualTo("NEGATIVE");
      assertThat(reply.json().at("/body/result").asText()).isEqualTo("NOT_RECOGNIZED");
      assertThat(reply.json().path("body").size()).isEqualTo(2);
      assertThat(rules(JIASHAN, reply)).containsOnly("care-crosswalk-without-agreement");
    }
  }

  @Test
  void nobodyElseMayClaimTheAgreement() {
    // When
    var reply = federation.ask(WUJIANG, levelFour().agreed());

    // Then
    assertThat(reply.status()).as(reply.text()).isEqualTo(403);
    assertThat(reply.json().path("code").asText()).isEqualTo("not-permitted");
  }

  @Test
  void seeADoctorIsNotComparable() {
    // When
    var reply =
        federation.ask(QINGPU, Wish.recognition(JIASHAN.code(), ELDER, "SEE-DOCTOR", DAY).agreed());

    // Then
    assertThat(reply.outcome()).as(reply.text()).isEqualTo("NEGATIVE");
    assertThat(reply.json().at("/body/result").asText()).isEqualTo("NOT_COMPARABLE");
    assertThat(reply.json().at("/body/equivalence").asText()).isEqualTo("unmatched");
  }

  @Test
  void aHomeSeesWhatCountsForItAndNotWhatItWasMadeFrom() {
    // When
    var reply =
        federation.ask(
            QINGPU, levelFour().agreed().purpose("CARE_ADMISSION", "AUTHORIZATION", "SQ-2026-1"));

    // Then
    assertThat(reply.outcome()).as(reply.text()).isEqualTo("POSITIVE");
    assertThat(reply.json().at("/body/target/level").asText()).isEqualTo("3");
    assertThat(reply.json().path("body").has("source")).isFalse();
    assertThat(reply.json().path("body").has("conceptMap")).isFalse();
  }

  @Test
  void theRegionThatAssessedTellsTheAssessmentByItsOwnScheme() {
    // Given
    var wish =
        Wish.care(QINGPU.code(), ELDER)
            .purpose("CARE_RECOGNITION", "STATUTE", "互认 第二条")
            .agreed()
            .body(body -> body.set("schemes", JsonNodeFactory.instance.arrayNode().add("SH-CARE")));

    // When
    var reply = federation.ask(JIASHAN, wish);
    var asBefore = federation.ask(JIASHAN, Wish.care(QINGPU.code(), ELDER).agreed());

    // Then
    assertThat(reply.outcome()).as(reply.text()).isEqualTo("POSITIVE");
    assertThat(reply.text()).contains("sh-care-level").doesNotContain("QuestionnaireResponse");
    assertThat(asBefore.outcome()).as(asBefore.text()).isEqualTo("NOT_FOUND");
  }

  @Test
  void anAssessmentIsReadFromAFhirServer() {
    // When
    var reply =
        federation.ask(
            QINGPU,
            Wish.care(JIASHAN.code(), KnownPeople.ELDER.in(JIASHAN))
                .purpose("CARE_RECOGNITION", "STATUTE", "互认 第二条")
                .agreed());

    // Then
    assertThat(reply.outcome()).as(reply.text()).isEqualTo("POSITIVE");
    assertThat(reply.text()).contains("QuestionnaireResponse", "B.4.5");
  }

  private static Wish levelFour() {
    return Wish.recognition(JIASHAN.code(), ELDER, "4", DAY);
  }

  private List<String> rules(Region region, Reply reply) {
    return federation.journal(region).of(reply.exchange()).stream()
        .map(Entry::rule)
        .filter(rule -> !rule.isEmpty())
        .toList();
  }
}
