package org.tongban.node.demo.register.assistance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tongban.node.demo.register.KnownPeople;
import org.tongban.node.demo.register.KnownPerson;
import org.tongban.node.demo.register.LookUpBench;
import org.tongban.node.demo.register.Region;

/** Applications for a disability subsidy that another region accepted. */
class HandoverLookUpTest {
  private static final String SERVICE = "disability.subsidy-eligibility";

  private final LookUpBench bench = LookUpBench.get();

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "JIASHAN")
  void knowsWhereAHandedOverApplicationStands(Region region) {
    for (KnownHandovers known : KnownHandovers.values()) {
      // When
      JsonNode record = only(ask(region, known.applicant(), known.reference()));

      // Then
      assertThat(record.at("/answer/handover/status").asText()).isEqualTo(known.name());
      assertThat(record.at("/answer/handover/reference").asText()).isEqualTo(known.reference());
    }
  }

  @Test
  void wujiangTakesAnApplicationOnceAndASecondAsADuplicate() {
    // When
    JsonNode first = wujiang("ZB-T-1");
    JsonNode again = wujiang("ZB-T-1");
    JsonNode second = wujiang("ZB-T-2");

    // Then
    assertThat(first.path("status").asText()).isEqualTo("RECEIVED");
    assertThat(first.path("statusSince").asText()).isEqualTo(LookUpBench.TODAY.toString());
    assertThat(again).isEqualTo(first);
    assertThat(second.path("status").asText()).isEqualTo("DUPLICATE");
  }

  private JsonNode wujiang(String reference) {
    return only(ask(Region.WUJIANG, KnownPeople.GRADUAL_EXIT, reference)).at("/answer/handover");
  }

  @Test
  void qingpuSaysThatAnApplicationHasNotArrived() {
    // When
    JsonNode found = ask(Region.QINGPU, KnownPeople.GRADUAL_EXIT, "ZB-T-1");

    // Then
    assertThat(only(found).path("answer").has("handover")).isFalse();
    assertThat(found.at("/missing/0/field").asText()).isEqualTo("handover");
  }

  private JsonNode ask(Region region, KnownPeople known, String reference) {
    KnownPerson person = known.in(region);
    Map<String, Object> office = Map.of("name", "嘉善县民政局", "division", "330421");
    String yesterday = LookUpBench.TODAY.minusDays(1).toString();
    Map<String, Object> body =
        Map.of(
            "subject",
            LookUpBench.named(person.idNumber(), person.name()),
            "subsidies",
            List.of("DIS_LIVING", "DIS_CARE"),
            "referenceDate",
            LookUpBench.TODAY.toString(),
            "handover",
            Map.of("reference", reference, "acceptedOn", yesterday, "acceptedBy", office));
    return bench.ask(region, SERVICE, "DISABILITY_SUBSIDY", body);
  }

  private JsonNode only(JsonNode found) {
    assertThat(found.path("records")).hasSize(1);
    JsonNode record = found.at("/records/0");
    assertThat(bench.violations(SERVICE, record)).isEmpty();
    return record;
  }
}
