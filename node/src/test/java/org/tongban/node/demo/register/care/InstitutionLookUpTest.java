package org.tongban.node.demo.register.care;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tongban.node.demo.register.KnownOrganisations;
import org.tongban.node.demo.register.LookUpBench;
import org.tongban.node.demo.register.Region;

class InstitutionLookUpTest {
  private static final String SERVICE = "eldercare.institution";

  private final LookUpBench bench = LookUpBench.get();

  @ParameterizedTest
  @EnumSource
  void tellsFilingAndRatingWithItsScheme(Region region) {
    // When
    JsonNode record = only(ask(region, KnownInstitutions.RATED));

    // Then
    assertThat(record.path("outcome").asText()).isEqualTo("POSITIVE");
    assertThat(record.at("/answer/filing/status").asText()).isEqualTo("FILED");
    assertThat(record.at("/answer/filing/filedOn").asText()).isEqualTo("2021-06-15");
    assertThat(record.at("/answer/rating/scheme").asText()).isEqualTo("GB-T-37276");
    assertThat(record.at("/answer/rating/level").asText()).isEqualTo("4");
    assertThat(record.at("/answer/rating/direction").asText()).isEqualTo("higher-is-better");
    assertThat(record.at("/answer/rating/authority/division").asText())
        .isEqualTo(region.code().substring(0, 2) + "0000");
    assertThat(record.at("/answer/sanctioned").isBoolean()).isTrue();
    assertThat(record.at("/answer/sanctioned").asBoolean()).isFalse();
    assertThat(record.at("/answer/sanctions").isArray()).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void aLapsedRatingIsToldWithItsLastDay(Region region) {
    // When
    JsonNode record = only(ask(region, KnownInstitutions.LAPSED));

    // Then
    assertThat(record.path("outcome").asText()).isEqualTo("POSITIVE");
    assertThat(LocalDate.parse(record.at("/answer/rating/to").asText()))
        .isBefore(LookUpBench.TODAY);
    assertThat(record.at("/answer/rating/scheme").asText())
        .isEqualTo(region == Region.QINGPU ? "SH-LOCAL" : "GB-T-37276");
  }

  @ParameterizedTest
  @EnumSource
  void tellsTheSanctionInForceAndNotTheOneThatIsOver(Region region) {
    // When
    JsonNode now = only(ask(region, KnownInstitutions.SANCTIONED));
    JsonNode between = only(ask(region, KnownInstitutions.SANCTIONED, 200));

    // Then
    assertThat(now.path("outcome").asText()).isEqualTo("POSITIVE");
    assertThat(now.at("/answer/sanctioned").asBoolean()).isTrue();
    assertThat(now.at("/answer/sanctions").findValuesAsText("kind")).containsExactly("CORRECTION");
    assertThat(now.at("/answer/sanctions/0/until").asText())
        .isEqualTo(LookUpBench.TODAY.plusDays(40).toString());
    assertThat(between.at("/answer/sanctioned").asBoolean()).isFalse();
    assertThat(between.at("/answer/sanctions")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void anEarlierCodeLeadsToTheInstitutionUnderTodays(Region region) {
    // Given
    String former = KnownOrganisations.MERGED.creditCode(region);

    // When
    JsonNode record = only(ask(region, Map.of("uscc", former)));

    // Then
    assertThat(record.at("/answer/uscc").asText())
        .isEqualTo(KnownInstitutions.MERGED.creditCode(region));
    assertThat(record.at("/answer/formerUscc/0").asText()).isEqualTo(former);
    assertThat(record.at("/answer/filing/status").asText()).isEqualTo("CHANGED");
    assertThat(record.at("/answer/filing/statusSince").asText()).isEqualTo("2025-12-30");
  }

  @ParameterizedTest
  @EnumSource
  void aFilingThatEndedStoodBeforeAndNotBeforeItBegan(Region region) {
    // Given
    String code = KnownInstitutions.CLOSED.creditCode(region);

    // When
    JsonNode ended = only(ask(region, Map.of("uscc", code)));
    JsonNode lastDay = only(ask(region, Map.of("uscc", code, "on", "2024-01-31")));
    JsonNode before = ask(region, Map.of("uscc", code, "on", "2021-06-14"));

    // Then
    assertThat(ended.path("outcome").asText()).isEqualTo("NEGATIVE");
    assertThat(ended.at("/answer/filing/status").asText()).isEqualTo("TERMINATED");
    assertThat(lastDay.path("outcome").asText()).isEqualTo("POSITIVE");
    assertThat(before.path("records")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void aRegisteredOrganisationThatNeverFiledIsNotFound(Region region) {
    // When
    JsonNode found = ask(region, KnownInstitutions.UNFILED);

    // Then
    assertThat(found.path("records")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void answersToTheContractThroughoutTheRegister(Region region) {
    for (CareInstitution institution :
        ProvisionBooks.of(LookUpBench.REGISTERS.get(region)).institutions()) {
      // When
      JsonNode record = only(ask(region, Map.of("uscc", institution.creditCode())));

      // Then
      assertThat(record.at("/answer/filing/status").asText())
          .isEqualTo(institution.filingOn(LookUpBench.TODAY).orElseThrow().status().name());
      assertThat(record.at("/answer/sanctions"))
          .hasSize(institution.penaltiesOn(LookUpBench.TODAY).size());
      assertThat(record.at("/answer/rating").isObject())
          .isEqualTo(institution.ratingOn(LookUpBench.TODAY).isPresent());
    }
  }

  private JsonNode ask(Region region, KnownInstitutions known) {
    return ask(region, Map.of("uscc", known.creditCode(region)));
  }

  private JsonNode ask(Region region, KnownInstitutions known, int daysAgo) {
    String day = LookUpBench.TODAY.minusDays(daysAgo).toString();
    return ask(region, Map.of("uscc", known.creditCode(region), "on", day));
  }

  private JsonNode ask(Region region, Map<String, Object> body) {
    return bench.ask(region, SERVICE, "CARE_SUPERVISION", body);
  }

  private JsonNode only(JsonNode found) {
    assertThat(found.path("records")).hasSize(1);
    JsonNode record = found.at("/records/0");
    assertThat(bench.violations(SERVICE, record)).isEmpty();
    return record;
  }
}
