package org.tongban.harness.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tongban.harness.bench.BenchResult.Way;

class BenchReportTest {
  private static final BenchResult RESULT = result();

  private static BenchResult result() {
    var ways = new LinkedHashMap<String, Way>();
    ways.put(BenchResult.ES256, way(500));
    ways.put(BenchResult.SM2, way(250));
    var bulk =
        Map.of(
            BenchResult.ES256,
            new BulkFigures(2_000, 4_000, 900, 100),
            BenchResult.SM2,
            new BulkFigures(1_500, 4_000, 900, 100));
    var control = new Figures(1_000, 10, 20, 30, 1_000, 0);
    var starts = List.of(Duration.ofMillis(5_500), Duration.ofMillis(9_000), Duration.ofSeconds(5));
    return new BenchResult(
        ways, bulk, control, control, 1_000, 1_150, 1_000_000, starts, 390.5, 5_600);
  }

  private static Way way(double perSecond) {
    return new Way(
        new Figures(perSecond, 10, 20, 30, 5_000, 900),
        new Figures(perSecond / 2, 10, 20, 60, 5_000, 900),
        100);
  }

  @Test
  void the_ratios_stand_where_programs_look_for_them() {
    // When
    var json = new BenchReport(BenchPlan.quick(16), RESULT).json();
    // Then
    assertThat(json.at("/sync/throughput_ratio").asDouble()).isEqualTo(0.5);
    assertThat(json.at("/sync/p99_ratio").asDouble()).isEqualTo(2);
    assertThat(json.at("/sync/floor_ratio").asDouble()).isPositive();
    assertThat(json.at("/sync/bound_ratio").asDouble()).isEqualTo(0.5);
    assertThat(json.at("/sync/sm2/throughput_ratio").asDouble()).isEqualTo(0.25);
    assertThat(json.at("/bulk/items_per_second").asDouble()).isEqualTo(2_000);
    assertThat(json.at("/bulk/sm2/items_per_second").asDouble()).isEqualTo(1_500);
    assertThat(json.at("/journal/latency_ratio_1e6").asDouble()).isEqualTo(1.15);
    assertThat(json.at("/start/seconds").asDouble()).isEqualTo(5.5);
    assertThat(json.at("/memory/rss_mib").asDouble()).isEqualTo(390.5);
  }

  @Test
  void the_table_says_every_way_and_on_what_machine() {
    // When
    var out = new StringWriter();
    new BenchReport(BenchPlan.quick(16), RESULT).table(new PrintWriter(out, true));
    // Then
    assertThat(out.toString())
        .contains("control", BenchResult.ES256, BenchResult.SM2, "16 callers", "Java")
        .contains("0.500", "0.250");
  }
}
