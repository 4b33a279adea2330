package org.tongban.node.demo.register.care;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tongban.node.demo.register.KnownPeople;
import org.tongban.node.demo.register.KnownPerson;
import org.tongban.node.demo.register.LookUpBench;
import org.tongban.node.demo.register.Region;

class EntitlementLookUpTest {
  private static final String SERVICE = "eldercare.entitlement";
  private static final List<String> SUBSIDIES = List.of("SERVICE_SUBSIDY", "NURSING_SUBSIDY");
  private static final YearMonth THIS_MONTH = YearMonth.from(LookUpBench.TODAY);

  private final LookUpBench bench = LookUpBench.get();

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "WUJIANG")
  void tellsWhereTwoSchemesStandWhenAnElderMoves(Region region) {
    // When
    JsonNode record = only(ask(region, KnownPeople.ELDER, Map.of()));
    JsonNode nursing = of(record, region == Region.QINGPU ? "LTCI" : "NURSING_SUBSIDY");
    JsonNode service = of(record, "SERVICE_SUBSIDY");

    // Then
    assertThat(record.at("/answer/entitlements")).hasSize(3);
    assertThat(nursing.path("status").asText()).isEqualTo("SUSPENDED");
    assertThat(nursing.path("stopReason").asText()).isEqualTo("MOVED");
    assertThat(nursing.has("stopOn")).isFalse();
    assertThat(nursing.path("paidThrough").asText())
        .isEqualTo(THIS_MONTH.minusMonths(1).toString());
    assertThat(nursing.at("/lastLevel/scheme").asText())
        .isEqualTo(region == Region.QINGPU ? "SH-CARE" : "GB-T-42195");
    assertThat(service.path("status").asText()).isEqualTo("STOPPING");
    assertThat(service.path("stopOn").asText())
        .isEqualTo(THIS_MONTH.plusMonths(1).atEndOfMonth().toString());
    assertThat(of(record, "ELDER_ALLOW").path("status").asText()).isEqualTo("ENTITLED");
    assertThat(of(record, "ELDER_ALLOW").has("lastLevel")).isFalse();
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "WUJIANG")
  void readsAmountLevelAndReasonForTheirPurposeOnly(Region region) {
    // When
    JsonNode subsidy = only(ask(region, "CARE_SUBSIDY", KnownPeople.ELDER, Map.of()));
    JsonNode admission = only(ask(region, "CARE_ADMISSION", KnownPeople.ELDER, Map.of()));
    JsonNode duplicates = only(ask(region, "DUPLICATE_BENEFIT_CHECK", KnownPeople.ELDER, Map.of()));

    // Then
    assertThat(subsidy.findValues("lastLevel")).hasSize(2);
    assertThat(subsidy.findValues("amountPerMonth")).isEmpty();
    assertThat(admission.findValues("lastLevel")).isEmpty();
    assertThat(admission.findValues("stopReason")).isEmpty();
    assertThat(admission.findValues("amountPerMonth")).isEmpty();
    assertThat(of(duplicates, "SERVICE_SUBSIDY").path("amountPerMonth").asInt()).isEqualTo(75_000);
    assertThat(duplicates.findValues("stopReason")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "WUJIANG")
  void aStoppedBenefitIsToldWithItsLastDay(Region region) {
    // When
    JsonNode record = only(ask(region, KnownPeople.ELDER_EXPIRED, Map.of()));
    JsonNode stopped = record.at("/answer/entitlements/0");

    // Then
    assertThat(stopped.path("status").asText()).isEqualTo("STOPPED");
    assertThat(stopped.path("stopReason").asText()).isEqualTo("REPORT_EXPIRED");
    assertThat(stopped.path("stopOn").asText())
        .isEqualTo(LookUpBench.TODAY.minusDays(500).plusYears(1).minusDays(1).toString());
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "WUJIANG")
  void ofAKindTheRunningOneIsToldUnderAnEarlierNumberToo(Region region) {
    // Given
    KnownPerson person = KnownPeople.CHANGED_ID.in(region);
    Map<String, Object> subject =
        LookUpBench.named(person.formerIdNumber().orElseThrow(), person.name());

    // When
    JsonNode record = only(bench.ask(region, SERVICE, "CARE_SUBSIDY", Map.of("subject", subject)));

    // Then
    assertThat(record.at("/answer/entitlements").findValuesAsText("status"))
        .containsExactly("ENTITLED");
    assertThat(record.at("/holders/0/idNumber").asText()).isEqualTo(person.idNumber());
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "WUJIANG")
  void ofAMonthTellsWhatWasPaidOrDue(Region region) {
    // Given
    String month = THIS_MONTH.minusMonths(16).toString();

    // When
    JsonNode then = only(ask(region, KnownPeople.CHANGED_ID, subsidiesOf(month)));
    JsonNode between =
        only(
            ask(
                region,
                KnownPeople.CHANGED_ID,
                subsidiesOf(THIS_MONTH.minusMonths(12).toString())));
    JsonNode now = only(ask(region, KnownPeople.ELDER, subsidiesOf(THIS_MONTH.toString())));

    // Then
    assertThat(then.at("/answer/entitlements").findValuesAsText("status"))
        .containsExactly("STOPPED");
    assertThat(between.path("outcome").asText()).isEqualTo("NEGATIVE");
    assertThat(between.at("/answer/entitlements")).isEmpty();
    // what is suspended is neither paid nor due
    assertThat(now.at("/answer/entitlements").findValuesAsText("kind"))
        .containsExactly("SERVICE_SUBSIDY");
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "WUJIANG")
  void deniesOnlyOfWhomItKnowsAndOnlyWhatItKeeps(Region region) {
    // When
    JsonNode none = only(ask(region, KnownPeople.HUSBAND, Map.of("kinds", SUBSIDIES)));
    JsonNode all = ask(region, KnownPeople.HUSBAND, Map.of());
    JsonNode unknown = ask(region, KnownPeople.UNRECORDED, Map.of("kinds", SUBSIDIES));

    // Then
    assertThat(none.path("outcome").asText()).isEqualTo("NEGATIVE");
    assertThat(only(all).path("outcome").asText())
        .isEqualTo(region == Region.QINGPU ? "NEGATIVE" : "PARTIAL");
    assertThat(all.at("/missing").findValuesAsText("field"))
        .isEqualTo(region == Region.QINGPU ? List.of() : List.of("entitlements[LTCI]"));
    assertThat(unknown.path("records")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "WUJIANG")
  void whatWasNotGrantedHasNeitherDaysNorMoney(Region region) {
    // When
    JsonNode record =
        only(ask(region, "DUPLICATE_BENEFIT_CHECK", KnownPeople.GRADUAL_EXIT, Map.of()));
    JsonNode rejected = record.at("/answer/entitlements/0");

    // Then
    assertThat(rejected.path("status").asText()).isEqualTo("REJECTED");
    assertThat(rejected.has("from")).isFalse();
    assertThat(rejected.has("amountPerMonth")).isFalse();
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "WUJIANG")
  void answersToTheContractThroughoutTheRegister(Region region) {
    for (CareBenefit benefit : ProvisionBooks.of(LookUpBench.REGISTERS.get(region)).benefits()) {
      // When
      Map<String, Object> body =
          Map.of(
              "subject",
              LookUpBench.named(benefit.person().idNumber(), "甲"),
              "kinds",
              List.of(benefit.kind().name()));
      JsonNode record = only(bench.ask(region, SERVICE, "CARE_SUBSIDY", body));

      // Then
      assertThat(record.at("/answer/entitlements").findValuesAsText("kind"))
          .containsExactly(benefit.kind().name());
    }
  }

  private static Map<String, Object> subsidiesOf(String month) {
    return Map.of("kinds", SUBSIDIES, "month", month);
  }

  private static JsonNode of(JsonNode record, String kind) {
    for (JsonNode entitlement : record.at("/answer/entitlements")) {
      if (entitlement.path("kind").asText().equals(kind)) {
        return entitlement;
      }
    }
    throw new AssertionError("no " + kind);
  }

  private JsonNode ask(Region region, KnownPeople known, Map<String, Object> more) {
    return ask(region, "CARE_SUBSIDY", known, more);
  }

  private JsonNode ask(Region region, String purpose, KnownPeople known, Map<String, Object> more) {
    Map<String, Object> body = new HashMap<>(more);
    body.putAll(LookUpBench.subject(known.in(region)));
    return bench.ask(region, SERVICE, purpose, body);
  }

  private JsonNode only(JsonNode found) {
    assertThat(found.path("records")).hasSize(1);
    JsonNode record = found.at("/records/0");
    assertThat(bench.violations(SERVICE, record)).isEmpty();
    return record;
  }
}
