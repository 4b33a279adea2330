package org.tongban.node.demo.register;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RecognitionLookUpTest {
  private static final String SERVICE = "eldercare.recognition";
  private static final String AGREEMENT = "qp-js-care-2025";
  private static final String RECENT = LookUpBench.TODAY.minusDays(100).toString();

  private final LookUpBench bench = LookUpBench.get();

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "WUJIANG")
  void shanghaiLevelFourCountsUntilANewAssessment(Region region) {
    // Given
    KnownPerson elder = KnownPeople.GRADED.in(Region.QINGPU);

    // When
    JsonNode record = only(ask(region, elder, given("SH-CARE", "2.0", "4", RECENT)));

    // Then
    JsonNode answer = record.path("answer");
    assertThat(record.path("outcome").asText()).isEqualTo("POSITIVE");
    assertThat(answer.path("result").asText()).isEqualTo("RECOGNIZED_WITH_REASSESSMENT");
    assertThat(answer.at("/target/level").asText()).isEqualTo("3");
    assertThat(answer.at("/target/version").asText()).isEqualTo("2022");
    assertThat(answer.path("agreement").asText()).isEqualTo(AGREEMENT);
    assertThat(answer.path("conceptMap").asText())
        .isEqualTo("https://example.org/mz/ConceptMap/sh-care-to-gbt42195|" + AGREEMENT);
    assertThat(answer.path("equivalence").asText()).isEqualTo("inexact");
    assertThat(answer.path("comment").asText()).contains("90日内复评");
    assertThat(answer.path("reassessWithinDays").asInt()).isEqualTo(90);
    assertThat(answer.has("reassessBy")).isFalse();
    assertThat(answer.path("itemsLost")).hasSize(4);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "WUJIANG")
  void nothingIsRecognisedWithoutAnAgreementAndTheRegisterStaysUnread(Region region) {
    // Given
    KnownPerson elder = KnownPeople.ELDER.in(region);

    // When
    JsonNode inHand =
        only(
            bench.ask(
                region, SERVICE, purpose(), body(elder, given("SH-CARE", "2.0", "4", RECENT))));
    JsonNode latest = only(bench.ask(region, SERVICE, purpose(), body(elder, Map.of())));
    JsonNode stranger =
        only(
            bench.ask(
                region, SERVICE, purpose(), body(KnownPeople.UNRECORDED.in(region), Map.of())));

    // Then
    assertThat(inHand.at("/answer/result").asText()).isEqualTo("NOT_RECOGNIZED");
    assertThat(inHand.at("/answer/source/level").asText()).isEqualTo("4");
    assertThat(latest.path("answer")).isEqualTo(stranger.path("answer"));
    assertThat(latest.path("outcome").asText()).isEqualTo("NEGATIVE");
    assertThat(latest.at("/answer").has("source")).isFalse();
  }

  @Test
  void seeADoctorIsNoLevel() {
    // Given
    KnownPerson elder = KnownPeople.UNRECORDED.in(Region.QINGPU);

    // When
    JsonNode record =
        only(ask(Region.JIASHAN, elder, given("SH-CARE", "2.0", "SEE-DOCTOR", RECENT)));

    // Then
    assertThat(record.path("outcome").asText()).isEqualTo("NEGATIVE");
    assertThat(record.at("/answer/result").asText()).isEqualTo("NOT_COMPARABLE");
    assertThat(record.at("/answer/equivalence").asText()).isEqualTo("unmatched");
    assertThat(record.at("/answer/target").has("level")).isFalse();
    assertThat(record.at("/answer").has("itemsLost")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    // the map of the old standard says narrower
    "MZ-T-039,   2013, 3, GB-T-42195, RECOGNIZED_WITH_REASSESSMENT",
    // by the same standard, without any condition
    "GB-T-42195, 2022, 2, GB-T-42195, RECOGNIZED",
    // no map leads there
    "LTCI,       2021, 4, GB-T-42195, NOT_RECOGNIZED",
    // a map is not read backwards
    "GB-T-42195, 2022, 2, SH-CARE,    NOT_RECOGNIZED",
    // the old standard to the new one and the new one to itself: never two maps
    "MZ-T-039,   2013, 3, LTCI,       NOT_RECOGNIZED"
  })
  void theMapDecides(String scheme, String version, String level, String target, String result) {
    // Given
    Map<String, Object> more = new HashMap<>(given(scheme, version, level, RECENT));
    more.put("targetScheme", target);

    // When
    JsonNode record = only(ask(Region.JIASHAN, KnownPeople.UNRECORDED.in(Region.QINGPU), more));

    // Then
    assertThat(record.at("/answer/result").asText()).isEqualTo(result);
    assertThat(record.at("/answer/agreement").asText()).isEqualTo(AGREEMENT);
  }

  @Test
  void aMapOfAnotherAgreementDoesNotCount() {
    // Given
    Map<String, Object> body =
        body(KnownPeople.GRADED.in(Region.QINGPU), given("SH-CARE", "2.0", "4", RECENT));

    // When
    JsonNode record = only(bench.ask(Region.JIASHAN, SERVICE, purpose("other-2026"), body));

    // Then
    assertThat(record.at("/answer/result").asText()).isEqualTo("NOT_RECOGNIZED");
    assertThat(record.at("/answer").has("conceptMap")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    // a code that the map doesn't list is assessed anew
    "5,  NOT_RECOGNIZED, 重新评估",
    // a condition that no look-up can judge
    "6,  NOT_RECOGNIZED, 须核对诊断",
    "1,  RECOGNIZED,     ''"
  })
  void whatTheMapLeavesOpenIsNotRecognised(String level, String result, String comment) {
    // Given
    Map<String, Object> body =
        body(KnownPeople.UNRECORDED.in(Region.QINGPU), given("SH-CARE", "2.0", level, RECENT));

    // When
    JsonNode record = only(bench.ask(Region.JIASHAN, SERVICE, purpose("test-care-2026"), body));

    // Then
    assertThat(record.at("/answer/result").asText()).isEqualTo(result);
    assertThat(record.at("/answer/comment").asText()).isEqualTo(comment);
  }

  @Test
  void anAssessmentThatNoLongerHoldsIsNotRecognised() {
    // Given
    KnownPerson stranger = KnownPeople.UNRECORDED.in(Region.QINGPU);
    String old = LookUpBench.TODAY.minusDays(731).toString();
    String tomorrow = LookUpBench.TODAY.plusDays(1).toString();

    // When
    JsonNode expired =
        only(ask(Region.JIASHAN, KnownPeople.ELDER_EXPIRED.in(Region.JIASHAN), Map.of()));
    JsonNode inHand = only(ask(Region.JIASHAN, stranger, given("SH-CARE", "2.0", "4", old)));
    JsonNode future = only(ask(Region.JIASHAN, stranger, given("SH-CARE", "2.0", "4", tomorrow)));

    // Then
    assertThat(List.of(expired, inHand, future))
        .allSatisfy(
            record -> assertThat(record.at("/answer/result").asText()).isEqualTo("NOT_RECOGNIZED"));
    assertThat(expired.at("/answer/validTo").asText()).isLessThan(LookUpBench.TODAY.toString());
  }

  @Test
  void recognitionNeverLastsLongerThanTheAssessment() {
    // Given
    String almostOver = LookUpBench.TODAY.minusDays(700).toString();

    // When
    JsonNode record =
        only(
            ask(
                Region.JIASHAN,
                KnownPeople.UNRECORDED.in(Region.QINGPU),
                given("SH-CARE", "2.0", "4", almostOver)));

    // Then
    assertThat(record.at("/answer/reassessWithinDays").asInt()).isEqualTo(90);
    assertThat(record.at("/answer/reassessBy").asText())
        .isEqualTo(record.at("/answer/validTo").asText())
        .isEqualTo(LookUpBench.TODAY.plusDays(30).toString());
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "WUJIANG")
  void withoutAnAssessmentInHandTheLatestHereCounts(Region region) {
    // When
    JsonNode elder = only(ask(region, KnownPeople.ELDER.in(region), Map.of()));
    JsonNode old = only(ask(region, KnownPeople.OLD_STANDARD.in(region), Map.of()));
    JsonNode nobody = ask(region, KnownPeople.UNRECORDED.in(region), Map.of());

    // Then
    assertThat(elder.at("/answer/result").asText()).isEqualTo("RECOGNIZED");
    assertThat(elder.at("/answer/equivalence").asText()).isEqualTo("equal");
    assertThat(elder.at("/answer/target/level").asText()).isEqualTo("3");
    assertThat(elder.has("asOf")).isTrue();
    assertThat(old.at("/answer/equivalence").asText()).isEqualTo("narrower");
    assertThat(old.at("/answer/reassessWithinDays").asInt()).isEqualTo(30);
    assertThat(nobody.path("records")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "WUJIANG")
  void theRegistersOwnRecordOfThatDayHasTheLastWord(Region region) {
    // Given
    KnownPerson graded = KnownPeople.GRADED.in(region);
    CareScheme scheme = GradeMaker.own(region);

    // When
    JsonNode other = only(ask(region, graded, given(scheme.code(), scheme.edition(), "3", RECENT)));
    JsonNode same = only(ask(region, graded, given(scheme.code(), scheme.edition(), "4", RECENT)));

    // Then
    assertThat(other.at("/answer/result").asText()).isEqualTo("NOT_RECOGNIZED");
    assertThat(other.at("/answer").has("comment")).isFalse();
    assertThat(other.at("/holders/0/name").asText()).isEqualTo(graded.name());
    assertThat(same.at("/answer/validTo").asText())
        .isEqualTo(LookUpBench.TODAY.minusDays(100).plusYears(2).minusDays(1).toString());
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "WUJIANG")
  void answersToTheContractThroughoutTheRegister(Region region) {
    for (CareRecord record : LookUpBench.sample(LookUpBench.REGISTERS.get(region).careRecords())) {
      // When
      JsonNode found =
          ask(region, KnownPerson.of(record.idNumbers().get(0), record.names().get(0)), Map.of());

      // Then
      assertThat(found.path("records")).isNotEmpty();
      for (JsonNode told : found.path("records")) {
        assertThat(bench.violations(SERVICE, told)).isEmpty();
      }
    }
  }

  private JsonNode ask(Region region, KnownPerson person, Map<String, Object> more) {
    return bench.ask(region, SERVICE, purpose(AGREEMENT), body(person, more));
  }

  private static Map<String, Object> purpose() {
    return Map.of("tongbanPurpose", "CARE_RECOGNITION");
  }

  private static Map<String, Object> purpose(String agreement) {
    return Map.of("tongbanPurpose", "CARE_RECOGNITION", "tongbanAgreement", agreement);
  }

  private static Map<String, Object> body(KnownPerson person, Map<String, Object> more) {
    Map<String, Object> body = new HashMap<>(more);
    body.put("subject", LookUpBench.named(person.idNumber(), person.name()));
    return body;
  }

  private static Map<String, Object> given(
      String scheme, String version, String level, String day) {
    return Map.of(
        "assessment",
        Map.of("scheme", scheme, "version", version, "level", level, "assessedOn", day));
  }

  private JsonNode only(JsonNode found) {
    assertThat(found.path("records")).hasSize(1);
    JsonNode record = found.at("/records/0");
    assertThat(bench.violations(SERVICE, record)).isEmpty();
    return record;
  }
}
