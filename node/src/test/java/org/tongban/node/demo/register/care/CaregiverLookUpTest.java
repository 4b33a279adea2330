package org.tongban.node.demo.register.care;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tongban.node.demo.register.LookUpBench;
import org.tongban.node.demo.register.Region;
import org.tongban.node.demo.register.care.CaregiverCertificate.Status;

class CaregiverLookUpTest {
  private static final String SERVICE = "eldercare.caregiver-certificate";

  private final LookUpBench bench = LookUpBench.get();

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "JIASHAN")
  void tellsTheLevelWithItsDirection(Region region) {
    // When
    JsonNode record = only(ask(region, KnownCaregivers.SENIOR));

    // Then
    assertThat(record.path("outcome").asText()).isEqualTo("POSITIVE");
    assertThat(record.at("/answer/level/level").asText()).isEqualTo("3");
    assertThat(record.at("/answer/level/direction").asText()).isEqualTo("higher-is-worse");
    assertThat(record.at("/answer/issuer/kind").asText()).isEqualTo("S");
    assertThat(record.at("/answer/issuer/active").asBoolean()).isTrue();
    assertThat(record.at("/holders/0/name").asText())
        .isEqualTo(KnownCaregivers.SENIOR.holder(region).name());
    assertThat(record.at("/holders/0/idNumber").asText())
        .isEqualTo(KnownCaregivers.SENIOR.holder(region).idNumber());
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "JIASHAN")
  void leadsFromAReplacedCertificateToTheOneInForce(Region region) {
    // When
    JsonNode replaced = only(ask(region, KnownCaregivers.REPLACED));
    JsonNode next = only(ask(region, replaced.at("/answer/replacedBy").asText()));

    // Then
    assertThat(replaced.path("outcome").asText()).isEqualTo("NEGATIVE");
    assertThat(replaced.at("/answer/status").asText()).isEqualTo("REPLACED");
    assertThat(next.path("outcome").asText()).isEqualTo("POSITIVE");
    assertThat(next.at("/answer/level/level").asText()).isEqualTo("4");
    assertThat(next.path("holders")).isEqualTo(replaced.path("holders"));
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "JIASHAN")
  void aWithdrawnCertificateIsNoLongerInForce(Region region) {
    // When
    JsonNode record = only(ask(region, KnownCaregivers.REVOKED));

    // Then
    assertThat(record.path("outcome").asText()).isEqualTo("NEGATIVE");
    assertThat(record.at("/answer/status").asText()).isEqualTo("REVOKED");
    assertThat(record.at("/answer/statusSince").asText()).isEqualTo("2025-05-20");
    assertThat(record.at("/answer/issuer/kind").asText()).isEqualTo("Y");
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "JIASHAN")
  void tellsNothingThatAFalsePaperClaims(Region region) {
    // When
    JsonNode record = only(ask(region, KnownCaregivers.FALSE));

    // Then
    assertThat(record.path("outcome").asText()).isEqualTo("NEGATIVE");
    assertThat(record.path("answer").fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder("certificateNo", "status", "statusSince");
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "JIASHAN")
  void aCertificateOutlivesItsIssuer(Region region) {
    // When
    JsonNode record = only(ask(region, KnownCaregivers.ISSUER_GONE));

    // Then
    assertThat(record.path("outcome").asText()).isEqualTo("POSITIVE");
    assertThat(record.at("/answer/issuer/active").isBoolean()).isTrue();
    assertThat(record.at("/answer/issuer/active").asBoolean()).isFalse();
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "JIASHAN")
  void knowsTheHolderByTheNameOnThePaperToo(Region region) {
    // When
    JsonNode record = only(ask(region, KnownCaregivers.RENAMED));

    // Then
    assertThat(record.at("/holders/0/name").asText())
        .isEqualTo(KnownCaregivers.RENAMED.holder(region).name());
    assertThat(record.at("/holders/0/formerNames/0").asText())
        .isEqualTo(KnownCaregivers.formerName(region));
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "JIASHAN")
  void saysNothingOfNumbersThatItDoesNotKeep(Region region) {
    // When
    JsonNode unissued = ask(region, KnownCaregivers.UNISSUED);
    JsonNode older = ask(region, KnownCaregivers.OLDER);
    JsonNode elsewhere = ask(region, KnownCaregivers.SENIOR.number(Region.JIASHAN));

    // Then
    assertThat(unissued.path("records")).isEmpty();
    assertThat(older.path("records")).isEmpty();
    assertThat(elsewhere.path("records")).isEmpty();
    assertThat(older.path("missing")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "JIASHAN")
  void answersToTheContractThroughoutTheRegister(Region region) {
    for (CaregiverCertificate certificate :
        ProvisionBooks.of(LookUpBench.REGISTERS.get(region)).certificates()) {
      // When
      JsonNode record = only(ask(region, certificate.number()));

      // Then
      assertThat(record.at("/answer/status").asText()).isEqualTo(certificate.status().name());
      assertThat(record.at("/answer/level").isObject())
          .isEqualTo(certificate.status() != Status.FRAUD);
    }
  }

  @Test
  void aSystemThatFailsIsNotAnEmptyOne() {
    // When
    Throwable failure = catchThrowable(() -> ask(Region.WUJIANG, ""));

    // Then
    assertThat(failure).hasRootCauseInstanceOf(HttpOperationFailedException.class);
  }

  private JsonNode ask(Region region, KnownCaregivers known) {
    return ask(region, known.number(region));
  }

  private JsonNode ask(Region region, String number) {
    Map<String, Object> body = Map.of("certificateNo", number, "holder", Map.of("name", "甲"));
    return bench.ask(region, SERVICE, "CARE_STAFFING", body);
  }

  private JsonNode only(JsonNode found) {
    assertThat(found.path("records")).hasSize(1);
    JsonNode record = found.at("/records/0");
    assertThat(bench.violations(SERVICE, record)).isEmpty();
    return record;
  }
}
