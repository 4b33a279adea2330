package org.tongban.node.demo.register;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CareLookUpTest {
  private static final String SERVICE = "eldercare.assessment";
  private static final String RECOGNITION = "CARE_RECOGNITION";
  private static final String OBSERVATION = "/answer/entry/1/resource";

  private final LookUpBench bench = LookUpBench.get();

  @ParameterizedTest
  @EnumSource
  void tellsTheWholeAssessmentForRecognition(Region region) {
    // When
    JsonNode found = ask(region, KnownPeople.ELDER, RECOGNITION);

    // Then
    JsonNode only = only(found);
    assertThat(only.at("/answer/entry/0/resource/identifier/0/value").asText())
        .isEqualTo(KnownPeople.ELDER.in(region).idNumber());
    assertThat(only.at(OBSERVATION + "/valueCodeableConcept/coding/0/code").asText())
        .isEqualTo("3");
    assertThat(only.at(OBSERVATION + "/component/4/valueInteger").asInt()).isEqualTo(56);
    assertThat(only.at(OBSERVATION + "/component/5/valueInteger").asInt()).isEqualTo(2);
    assertThat(only.at(OBSERVATION + "/component/6/valueCodeableConcept/coding/0/code").asText())
        .isEqualTo("MENTAL_DISORDER");
    assertThat(only.at("/answer/entry/2/resource/item/2/item")).hasSize(9);
  }

  @ParameterizedTest
  @EnumSource
  void readsNoItemsForAdmission(Region region) {
    // When
    JsonNode found = ask(region, KnownPeople.ELDER, "CARE_ADMISSION");

    // Then
    JsonNode only = only(found);
    assertThat(only.at("/answer/entry")).hasSize(2);
    assertThat(only.at(OBSERVATION).has("component")).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void stillTellsAnAssessmentThatHasExpired(Region region) {
    // When
    JsonNode found = ask(region, KnownPeople.ELDER_EXPIRED, RECOGNITION);

    // Then
    JsonNode only = only(found);
    String end = only.at(OBSERVATION + "/extension/0/valuePeriod/end").asText();
    assertThat(LocalDate.parse(end)).isBefore(LookUpBench.TODAY);
    assertThat(only.path("outcome").asText("POSITIVE")).isEqualTo("POSITIVE");
  }

  @ParameterizedTest
  @EnumSource
  void tellsAnAssessmentByAnotherSchemeToWhoAsksForIt(Region region) {
    // Given
    CareScheme scheme = GradeMaker.own(region);

    // When
    JsonNode found =
        ask(region, KnownPeople.GRADED, RECOGNITION, List.of("GB-T-42195", scheme.code()));

    // Then
    JsonNode only = only(found);
    assertThat(only.at("/answer/entry")).hasSize(2);
    JsonNode code = only.at(OBSERVATION + "/code/coding/0");
    assertThat(code.path("code").asText()).isEqualTo(scheme.code());
    assertThat(code.path("version").asText()).isEqualTo(scheme.edition());
    assertThat(only.at(OBSERVATION + "/valueCodeableConcept/coding/0/code").asText())
        .isEqualTo("4");
    assertThat(only.at(OBSERVATION + "/component")).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void tellsTheInitialLevelAndWhatChangedItForRecognitionOnly(Region region) {
    // When
    JsonNode whole = only(ask(region, KnownPeople.OLD_STANDARD, RECOGNITION, List.of("MZ-T-039")));
    JsonNode brief =
        only(ask(region, KnownPeople.OLD_STANDARD, "CARE_ADMISSION", List.of("MZ-T-039")));

    // Then
    JsonNode parts = whole.at(OBSERVATION + "/component");
    assertThat(parts.at("/0/valueCodeableConcept/coding/0/code").asText()).isEqualTo("2");
    assertThat(parts.at("/1/valueCodeableConcept/coding/0/code").asText()).isEqualTo("CARE_RISK");
    assertThat(brief.at(OBSERVATION).has("component")).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void anAssessmentByASchemeThatWasNotAskedForIsNotTold(Region region) {
    // When
    JsonNode asBefore = ask(region, KnownPeople.GRADED, RECOGNITION);
    JsonNode another = ask(region, KnownPeople.GRADED, RECOGNITION, List.of("MZ-T-039"));

    // Then
    assertThat(asBefore.path("records")).isEmpty();
    assertThat(another.path("records")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void answersToTheContractByEveryScheme(Region region) {
    for (CareGrade grade : LookUpBench.REGISTERS.get(region).grades()) {
      // Given
      Person person = grade.person();
      Map<String, Object> body =
          Map.of(
              "subject",
              LookUpBench.named(person.idNumber(), person.name()),
              "schemes",
              List.of(grade.scheme().code()));

      // When
      JsonNode found = bench.ask(region, SERVICE, RECOGNITION, body);

      // Then
      assertThat(found.path("records")).isNotEmpty();
      for (JsonNode record : found.path("records")) {
        assertThat(bench.violations(SERVICE, record)).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void takesALowerCaseXInANumber(Region region) {
    // Given
    Person person =
        LookUpBench.REGISTERS.get(region).assessments().stream()
            .map(CareAssessment::person)
            .filter(each -> each.idNumber().endsWith("X"))
            .findFirst()
            .orElseThrow();
    String number = person.idNumber().toLowerCase(Locale.ROOT);

    // When
    JsonNode found =
        bench.ask(
            region,
            SERVICE,
            RECOGNITION,
            LookUpBench.subject(KnownPerson.of(number, person.name())));

    // Then
    assertThat(found.path("records")).isNotEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void findsNobodyWhereNobodyIs(Region region) {
    // When
    JsonNode found = ask(region, KnownPeople.UNRECORDED, RECOGNITION);

    // Then
    assertThat(found.path("records")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void answersToTheContractThroughoutTheRegister(Region region) {
    for (CareAssessment assessment :
        LookUpBench.sample(LookUpBench.REGISTERS.get(region).assessments())) {
      // Given
      Person person = assessment.person();

      // When
      JsonNode found =
          bench.ask(
              region,
              SERVICE,
              RECOGNITION,
              LookUpBench.subject(KnownPerson.of(person.idNumber(), person.name())));

      // Then
      JsonNode latest = only(found);
      assertThat(latest.at(OBSERVATION + "/effectiveDateTime").asText())
          .isGreaterThanOrEqualTo(assessment.assessedOn().toString());
    }
  }

  private JsonNode ask(Region region, KnownPeople known, String purpose) {
    return bench.ask(region, SERVICE, purpose, LookUpBench.subject(known.in(region)));
  }

  private JsonNode ask(Region region, KnownPeople known, String purpose, List<String> schemes) {
    KnownPerson person = known.in(region);
    return bench.ask(
        region,
        SERVICE,
        purpose,
        Map.of("subject", LookUpBench.named(person.idNumber(), person.name()), "schemes", schemes));
  }

  private JsonNode only(JsonNode found) {
    assertThat(found.path("records")).hasSize(1);
    JsonNode record = found.at("/records/0");
    assertThat(bench.violations(SERVICE, record)).isEmpty();
    return record;
  }
}
