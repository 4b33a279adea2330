package org.tongban.node.demo.register;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MaritalStatusLookUpTest {
  private static final String SERVICE = "certificate.marital-status";

  private final LookUpBench bench = LookUpBench.get();

  @ParameterizedTest
  @CsvSource({
    "DIVORCED, NEGATIVE, DIVORCED, DIVORCE",
    "REMARRIED, POSITIVE, MARRIED, MARRIAGE",
    "DIVORCE_PENDING, POSITIVE, DIVORCE_PENDING, DIVORCE_APPLICATION",
    "WIDOWED, NEGATIVE, WIDOWED, SPOUSE_DEATH"
  })
  void tellsWhatIsInForceElseHowItEnded(
      KnownCouples couple, String outcome, String status, String event) {
    for (Region region : Region.values()) {
      // When
      JsonNode person = only(person(region, couple.wife(region)));
      JsonNode both = only(couple(region, couple.wife(region), couple.husband(region)));

      // Then
      assertThat(List.of(person, both))
          .allSatisfy(
              record -> {
                assertThat(record.path("outcome").asText()).isEqualTo(outcome);
                assertThat(record.at("/answer/status").asText()).isEqualTo(status);
                assertThat(record.at("/answer/lastEvent/kind").asText()).isEqualTo(event);
                assertThat(record.at("/answer/coverage/division").asText())
                    .isEqualTo(region.code());
              });
      assertThat(person.path("holders")).hasSize(1);
      assertThat(both.path("holders")).hasSize(2);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aCourtsDivorceCountsOnlyWhereCourtsReport(Region region) {
    // When
    JsonNode record = only(person(region, KnownCouples.COURT_DIVORCED.husband(region)));

    // Then
    boolean reported = region.courtsReport();
    assertThat(record.at("/answer/coverage/courtDivorces").asBoolean()).isEqualTo(reported);
    assertThat(record.at("/answer/married").asBoolean()).isEqualTo(!reported);
    assertThat(record.at("/answer/lastEvent/kind").asText())
        .isEqualTo(reported ? "COURT_DIVORCE" : "MARRIAGE");
  }

  @ParameterizedTest
  @EnumSource
  void noRecordIsNotSingle(Region region) {
    // When
    JsonNode neverMarriedHere = person(region, KnownPeople.ASSISTED.in(region));
    JsonNode unknown = person(region, KnownPeople.UNRECORDED.in(region));
    JsonNode strangers =
        couple(region, KnownPeople.ASSISTED.in(region), KnownPeople.ENDED.in(region));

    // Then
    assertThat(List.of(neverMarriedHere, unknown, strangers))
        .allSatisfy(found -> assertThat(found.path("records")).isEmpty());
  }

  @ParameterizedTest
  @EnumSource
  void whoIsMarriedToSomebodyElseIsNotMarriedToThisOne(Region region) {
    // When
    JsonNode record =
        only(couple(region, KnownPeople.HUSBAND.in(region), KnownPeople.REISSUED_WIFE.in(region)));

    // Then
    assertThat(record.path("outcome").asText()).isEqualTo("NEGATIVE");
    assertThat(record.path("answer").has("status")).isFalse();
    assertThat(record.path("answer").has("lastEvent")).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void oneWhoMayNotBeKnownIsNotDenied(Region region) {
    // When
    JsonNode found =
        couple(region, KnownPeople.HUSBAND.in(region), KnownPeople.UNRECORDED.in(region));

    // Then
    assertThat(found.path("records")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void answersToTheContractThroughoutTheRegister(Region region) {
    for (Marriage marriage : LookUpBench.sample(LookUpBench.REGISTERS.get(region).marriages())) {
      // When
      JsonNode found =
          bench.ask(
              region,
              SERVICE,
              "MARRIAGE_REGISTRATION",
              Map.of(
                  "about",
                  "PERSON",
                  "parties",
                  List.of(LookUpBench.named(marriage.man().idNumber(), "甲"))));

      // Then
      assertThat(only(found).at("/answer/married").isBoolean()).isTrue();
    }
  }

  private JsonNode person(Region region, KnownPerson person) {
    return ask(region, "PERSON", person);
  }

  private JsonNode couple(Region region, KnownPerson... people) {
    return ask(region, "COUPLE", people);
  }

  private JsonNode ask(Region region, String about, KnownPerson... people) {
    List<Map<String, Object>> parties =
        Arrays.stream(people).map(each -> LookUpBench.named(each.idNumber(), each.name())).toList();
    return bench.ask(
        region, SERVICE, "MARRIAGE_REGISTRATION", Map.of("about", about, "parties", parties));
  }

  private JsonNode only(JsonNode found) {
    assertThat(found.path("records")).hasSize(1);
    JsonNode record = found.at("/records/0");
    assertThat(bench.violations(SERVICE, record)).isEmpty();
    return record;
  }
}
