package org.tongban.node.demo.register;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DivorceLookUpTest {
  private static final String SERVICE = "certificate.divorce";

  private final LookUpBench bench = LookUpBench.get();

  @ParameterizedTest
  @EnumSource
  void findsTheReissuedCertificateByOneParty(Region region) {
    // When
    JsonNode found = ask(region, Map.of("parties", List.of(wife(KnownCouples.DIVORCED, region))));

    // Then
    JsonNode only = only(found);
    assertThat(only.path("outcome").asText()).isEqualTo("POSITIVE");
    assertThat(only.at("/answer/certificateNo").asText())
        .isEqualTo(KnownCertificates.reissuedDivorce(region));
    assertThat(only.at("/answer/registeredOn").asText()).isEqualTo("2021-03-15");
    assertThat(only.path("holders")).hasSize(2);
  }

  @ParameterizedTest
  @EnumSource
  void saysOfTheLostOneWhichReplacedIt(Region region) {
    // When
    JsonNode found = ask(region, Map.of("certificateNo", KnownCertificates.divorce(region)));

    // Then
    JsonNode only = only(found);
    assertThat(only.path("outcome").asText()).isEqualTo("NEGATIVE");
    assertThat(only.at("/answer/supersededBy").asText())
        .isEqualTo(KnownCertificates.reissuedDivorce(region));
  }

  @ParameterizedTest
  @EnumSource
  void deniesTheCertificateOfTwoWhoMarriedEachOtherAgain(Region region) {
    // When
    JsonNode found = ask(region, Map.of("parties", List.of(wife(KnownCouples.REMARRIED, region))));

    // Then
    assertThat(only(found).path("outcome").asText()).isEqualTo("NEGATIVE");
    assertThat(only(found).at("/answer/status").asText()).isEqualTo("WITHDRAWN");
  }

  @ParameterizedTest
  @EnumSource
  void aCourtGivesNoCertificateAndAnApplicationIsNone(Region region) {
    // When
    JsonNode court =
        ask(region, Map.of("parties", List.of(wife(KnownCouples.COURT_DIVORCED, region))));
    JsonNode pending =
        ask(region, Map.of("parties", List.of(wife(KnownCouples.DIVORCE_PENDING, region))));
    JsonNode marriage = ask(region, Map.of("certificateNo", KnownCertificates.valid(region)));

    // Then
    assertThat(List.of(court, pending, marriage))
        .allSatisfy(found -> assertThat(found.path("records")).isEmpty());
  }

  @ParameterizedTest
  @EnumSource
  void answersToTheContractThroughoutTheRegister(Region region) {
    // Given
    List<Marriage> divorces =
        LookUpBench.REGISTERS.get(region).marriages().stream()
            .filter(marriage -> marriage.kind() == Marriage.Kind.DIVORCE)
            .toList();

    // When
    List<JsonNode> found =
        divorces.stream()
            .map(divorce -> ask(region, Map.of("certificateNo", divorce.number())))
            .toList();

    // Then
    assertThat(found).hasSizeGreaterThan(10).allSatisfy(this::only);
  }

  private static Map<String, Object> wife(KnownCouples couple, Region region) {
    return LookUpBench.named(couple.wife(region).idNumber(), couple.wife(region).name());
  }

  private JsonNode ask(Region region, Map<String, Object> body) {
    return bench.ask(region, SERVICE, "MARRIAGE_REGISTRATION", body);
  }

  private JsonNode only(JsonNode found) {
    assertThat(found.path("records")).hasSize(1);
    JsonNode record = found.at("/records/0");
    assertThat(bench.violations(SERVICE, record)).isEmpty();
    return record;
  }
}
