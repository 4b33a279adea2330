package org.tongban.harness.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LoadTest {
  private static final Duration SHORT = Duration.ofMillis(200);

  @Test
  void a_steady_rate_asks_as_often_as_it_says_however_many_callers() {
    // Given
    var asked = new AtomicInteger();
    // When a hundred a second are to be asked for a fifth of one
    new Load(7, asked::incrementAndGet).open(100, SHORT);
    // Then
    assertThat(asked).hasValue(20);
  }

  @Test
  void callers_ask_again_until_the_time_is_over() {
    var asked = new AtomicInteger();
    var figures = new Load(2, asked::incrementAndGet).closed(SHORT);
    assertThat(asked.get()).isGreaterThan(2);
    assertThat(figures.perSecond()).isPositive();
  }

  @Test
  void waiting_for_a_caller_counts_as_latency() {
    // Given one caller that takes 50 ms, asked every 10 ms
    var load = new Load(1, () -> sleep(50));
    // When
    var figures = load.open(100, Duration.ofMillis(100));
    // Then the last of ten begins 400 ms late or more
    assertThat(figures.p99()).isGreaterThan(400_000);
  }

  @Test
  void an_exchange_that_fails_ends_the_measurement() {
    var load =
        new Load(
            2,
            () -> {
              throw new BenchException("/asks replied 503");
            });
    assertThatThrownBy(() -> load.closed(SHORT))
        .isInstanceOf(BenchException.class)
        .hasMessage("an exchange failed, so there are no figures: /asks replied 503");
  }

  private static void sleep(int millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
