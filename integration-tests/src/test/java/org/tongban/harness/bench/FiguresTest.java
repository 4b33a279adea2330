package org.tongban.harness.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class FiguresTest {
  @Test
  void one_of_a_hundred_is_slower_than_p99() {
    // Given latencies of 1 to 1,000 microseconds within a second, and two seconds of processors
    var nanos = LongStream.rangeClosed(1, 1_000).map(micros -> micros * 1_000).toArray();
    // When
    var figures = Figures.of(nanos, 1_000_000_000, new Machine.Used(2_000_000_000, 500_000_000));
    // Then
    assertThat(figures.perSecond()).isEqualTo(1_000);
    assertThat(figures.p50()).isEqualTo(501);
    assertThat(figures.p90()).isEqualTo(901);
    assertThat(figures.p99()).isEqualTo(991);
    assertThat(figures.cpu()).isEqualTo(2_000);
    assertThat(figures.database()).isEqualTo(500);
  }

  @Test
  void a_single_exchange_is_its_own_median_and_worst() {
    var figures = Figures.of(new long[] {5_000}, 1_000_000, new Machine.Used(7_000, 0));
    assertThat(List.of(figures.p50(), figures.p90(), figures.p99())).containsOnly(5.0);
  }

  @Test
  void one_bad_round_does_not_move_the_median() {
    // Given
    var good = new Figures(100, 1, 2, 3, 4, 2);
    var bad = new Figures(1, 900, 900, 900, 900, 900);
    // When / Then
    assertThat(Figures.medians(List.of(good, bad, good))).isEqualTo(good);
  }
}
