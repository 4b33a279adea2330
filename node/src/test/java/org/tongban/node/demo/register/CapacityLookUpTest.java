package org.tongban.node.demo.register;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tongban.node.demo.register.CareCapacity.BedKind;

class CapacityLookUpTest {
  private static final String SERVICE = "statistics.capacity";
  private static final String LATEST = "2026-10-31";

  private final LookUpBench bench = LookUpBench.get();

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "JIASHAN")
  void aTownThatHasNotReportedIsMissingAndNotWithoutBeds(Region region) {
    // When
    JsonNode found = ask(region, Map.of("division", region.code()));

    // Then
    JsonNode answer = only(found).path("answer");
    int towns = CapacityMaker.TOWNS - 1;
    assertThat(answer.path("asOf").asText()).isEqualTo(LATEST);
    assertThat(answer.path("rows")).hasSize(towns * BedKind.values().length);
    assertThat(answer.at("/total/beds").asInt()).isEqualTo(beds(region, LATEST));
    assertThat(found.path("missing").findValuesAsText("field"))
        .containsExactly("rows[" + region.town(CapacityMaker.TOWNS) + "]");
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "JIASHAN")
  void anEarlierDayHasAnEarlierCount(Region region) {
    // When
    JsonNode found = ask(region, Map.of("division", region.code(), "asOf", "2026-10-30"));
    JsonNode before = ask(region, Map.of("division", region.code(), "asOf", "2020-01-01"));

    // Then
    assertThat(only(found).at("/answer/asOf").asText()).isEqualTo("2026-09-30");
    assertThat(found.path("missing")).isEmpty();
    assertThat(before.path("records")).isEmpty();
    assertThat(before.path("missing")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "JIASHAN")
  void tellsOfOneTownAndOneKindOnly(Region region) {
    // When
    JsonNode found =
        ask(region, Map.of("division", region.town(2), "bedKinds", List.of("DEMENTIA")));
    JsonNode late = ask(region, Map.of("division", region.town(CapacityMaker.TOWNS)));

    // Then
    assertThat(only(found).at("/answer/rows")).hasSize(1);
    assertThat(only(found).at("/answer/rows/0/bedKind").asText()).isEqualTo("DEMENTIA");
    assertThat(only(late).at("/answer/asOf").asText()).isEqualTo("2026-09-30");
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "JIASHAN")
  void findsNothingElsewhereNorOfAKindThatIsNotCounted(Region region) {
    // When
    JsonNode elsewhere = ask(region, Map.of("division", "330421"));
    JsonNode home = ask(region, Map.of("division", region.code(), "bedKinds", List.of("HOME")));

    // Then
    assertThat(elsewhere.path("records")).isEmpty();
    assertThat(home.path("records")).isEmpty();
  }

  private static int beds(Region region, String day) {
    return LookUpBench.REGISTERS.get(region).services().capacity().stream()
        .filter(figure -> figure.countedOn().toString().equals(day))
        .mapToInt(CareCapacity::beds)
        .sum();
  }

  private JsonNode ask(Region region, Map<String, Object> body) {
    return bench.ask(region, SERVICE, "CAPACITY_PLANNING", body);
  }

  private JsonNode only(JsonNode found) {
    assertThat(found.path("records")).hasSize(1);
    JsonNode record = found.at("/records/0");
    assertThat(bench.violations(SERVICE, record)).isEmpty();
    return record;
  }
}
