package org.tongban.harness.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tongban.harness.fault.Sample.Quantity;

/** When something counts as rising, and where the numbers come from. */
class SlopeTest {
  @Test
  void theLineThatFitsBestIsFound() {
    // Given: 2 a second from 100 on, with a ripple that cancels out
    var slope = slope(i -> 100 + 2 * i + (i % 2 == 0 ? 1 : -1));

    // Then
    assertThat(slope.perHour()).isCloseTo(7200, within(10.0));
    assertThat(slope.growth()).isCloseTo(2 * 99, within(1.0));
    assertThat(slope.mean()).isCloseTo(199, within(0.1));
  }

  @Test
  void whatRisesByMoreThanATenthIsNotFlat() {
    assertThat(slope(i -> 1000 + 1.2 * i).flat()).isFalse();
    assertThat(slope(i -> 1000 + 0.9 * i).flat()).isTrue();
    assertThat(slope(i -> 1000 - 9.0 * i).flat()).isTrue();
  }

  @Test
  void aFewMoreOfAFewIsNoRise() {
    assertThat(slope(i -> 10 + 0.09 * i).flat()).isTrue();
    assertThat(slope(i -> 10 + 0.12 * i).flat()).isFalse();
  }

  @Test
  void oneMomentHasNoSlope() {
    var sample = new Sample(1, Map.of(Quantity.FILES, 1.0));
    assertThatThrownBy(() -> Slope.of(List.of(sample, sample), Quantity.FILES))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aProcessIsSeenAsItIs() throws IOException {
    // Given
    var pid = ProcessHandle.current().pid();

    // When
    var before = Sample.of(pid, 0).values();
    Map<Quantity, Double> after;
    try (var socket = new ServerSocket(0)) {
      assertThat(socket.isBound()).isTrue();
      after = Sample.of(pid, 1).values();
    }

    // Then
    assertThat(after.get(Quantity.CONNECTIONS)).isEqualTo(before.get(Quantity.CONNECTIONS) + 1);
    assertThat(after.get(Quantity.FILES)).isGreaterThanOrEqualTo(after.get(Quantity.CONNECTIONS));
    assertThat(after.get(Quantity.MEMORY)).isBetween(20.0, 20_000.0);
    assertThat(after.get(Quantity.THREADS)).isBetween(2.0, 2000.0);
  }

  private static Slope slope(IntToDoubleFunction value) {
    var samples =
        IntStream.range(0, 100)
            .mapToObj(i -> new Sample(i, Map.of(Quantity.FILES, value.applyAsDouble(i))))
            .toList();
    return Slope.of(samples, Quantity.FILES);
  }
}
