package org.tongban.node.demo.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MarriageLookUpTest {
  private static final String SERVICE = "certificate.marriage";
  private static final String PURPOSE = "MARRIAGE_REGISTRATION";

  private final LookUpBench bench = LookUpBench.get();

  @ParameterizedTest
  @EnumSource
  void findsACertificateByItsNumber(Region region) {
    // When
    JsonNode found = ask(region, Map.of("certificateNo", KnownCertificates.valid(region)));

    // Then
    JsonNode only = only(found);
    assertThat(only.path("outcome").asText()).isEqualTo("POSITIVE");
    assertThat(only.at("/answer/status").asText()).isEqualTo("VALID");
    assertThat(only.at("/answer/registeredOn").asText()).isEqualTo("2024-05-20");
    assertThat(only.at("/answer/registrar/division").asText()).isEqualTo(region.code());
    assertThat(only.at("/answer/parties/0/gender").asText()).isEqualTo("MALE");
    assertThat(only.at("/answer/parties/1/name").asText())
        .isEqualTo(KnownPeople.WIFE.in(region).name());
    assertThat(only.path("holders")).hasSize(2);
  }

  @ParameterizedTest
  @EnumSource
  void findsItByOnePartyAndByBothAndTogetherWithItsNumber(Region region) {
    // When
    JsonNode one = ask(region, parties(region, KnownPeople.WIFE));
    JsonNode both = ask(region, parties(region, KnownPeople.WIFE, KnownPeople.HUSBAND));
    JsonNode all =
        ask(
            region,
            Map.of(
                "certificateNo",
                KnownCertificates.valid(region),
                "parties",
                parties(region, KnownPeople.HUSBAND).get("parties")));

    // Then
    assertThat(List.of(one, both, all))
        .allSatisfy(
            found ->
                assertThat(only(found).at("/answer/certificateNo").asText())
                    .isEqualTo(KnownCertificates.valid(region)));
  }

  @ParameterizedTest
  @EnumSource
  void findsNothingForPeopleWhoAreNotOnIt(Region region) {
    // When
    JsonNode strangers = ask(region, parties(region, KnownPeople.WIFE, KnownPeople.ELDER_EXPIRED));
    JsonNode unknown = ask(region, parties(region, KnownPeople.UNRECORDED));
    JsonNode unissued = ask(region, Map.of("certificateNo", KnownCertificates.unissued(region)));
    JsonNode other =
        ask(
            region,
            Map.of(
                "certificateNo",
                KnownCertificates.annulled(region),
                "parties",
                parties(region, KnownPeople.HUSBAND).get("parties")));

    // Then
    assertThat(List.of(strangers, unknown, unissued, other))
        .allSatisfy(found -> assertThat(found.path("records")).isEmpty());
  }

  @ParameterizedTest
  @EnumSource
  void saysOfAReplacedCertificateWhichOneReplacedIt(Region region) {
    // When
    JsonNode found = ask(region, Map.of("certificateNo", KnownCertificates.superseded(region)));

    // Then
    JsonNode only = only(found);
    assertThat(only.path("outcome").asText()).isEqualTo("NEGATIVE");
    assertThat(only.at("/answer/supersededBy").asText())
        .isEqualTo(KnownCertificates.reissued(region));
  }

  @ParameterizedTest
  @EnumSource
  void prefersTheReissuedCertificateForTheCouple(Region region) {
    // When
    JsonNode found = ask(region, parties(region, KnownPeople.REISSUED_HUSBAND));

    // Then
    assertThat(only(found).at("/answer/certificateNo").asText())
        .isEqualTo(KnownCertificates.reissued(region));
  }

  @ParameterizedTest
  @EnumSource
  void deniesAnAnnulledMarriage(Region region) {
    // When
    JsonNode found = ask(region, parties(region, KnownPeople.ANNULLED_WIFE));

    // Then
    assertThat(only(found).path("outcome").asText()).isEqualTo("NEGATIVE");
    assertThat(only(found).at("/answer/status").asText()).isEqualTo("REVOKED");
  }

  @ParameterizedTest
  @EnumSource
  void answersToTheContractThroughoutTheRegister(Region region) {
    for (Marriage marriage : LookUpBench.sample(LookUpBench.REGISTERS.get(region).marriages())) {
      // Given
      List<Map<String, Object>> parties =
          List.of(
              LookUpBench.named(marriage.man().idNumber(), "甲"),
              LookUpBench.named(marriage.woman().person().idNumber(), "乙"));

      // When
      JsonNode byNumber = ask(region, Map.of("certificateNo", marriage.number()));
      JsonNode byParties = ask(region, Map.of("parties", parties));

      // Then
      int expected = marriage.kind() == Marriage.Kind.MARRIAGE ? 1 : 0;
      assertThat(byNumber.path("records")).hasSize(expected);
      assertThat(only(byParties).at("/answer/parties")).hasSize(2);
    }
  }

  @ParameterizedTest
  @EnumSource
  void takesALowerCaseXInANumber(Region region) {
    // Given
    Marriage marriage =
        LookUpBench.REGISTERS.get(region).marriages().stream()
            .filter(each -> each.kind() == Marriage.Kind.MARRIAGE)
            .filter(each -> each.woman().person().idNumber().endsWith("X"))
            .findFirst()
            .orElseThrow();
    String number = marriage.woman().person().idNumber().toLowerCase(Locale.ROOT);

    // When
    JsonNode found = ask(region, Map.of("parties", List.of(LookUpBench.named(number, "甲"))));

    // Then
    assertThat(found.path("records")).isNotEmpty();
  }

  @Test
  void aRegisterThatFailsIsNotAnEmptyOne() {
    // Given
    Map<String, Object> question = Map.of();

    // When
    Throwable failure = catchThrowable(() -> ask(Region.WUJIANG, question));

    // Then
    assertThat(failure).hasRootCauseInstanceOf(HttpOperationFailedException.class);
  }

  private static Map<String, Object> parties(Region region, KnownPeople... people) {
    return Map.of(
        "parties",
        Arrays.stream(people)
            .map(known -> known.in(region))
            .map(person -> LookUpBench.named(person.idNumber(), person.name()))
            .toList());
  }

  private JsonNode ask(Region region, Map<String, Object> body) {
    return bench.ask(region, SERVICE, PURPOSE, body);
  }

  private JsonNode only(JsonNode found) {
    assertThat(found.path("records")).hasSize(1);
    JsonNode record = found.at("/records/0");
    assertThat(bench.violations(SERVICE, record)).isEmpty();
    return record;
  }
}
