package org.tongban.node.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {
  private final Backoff backoff = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(10));

  @ParameterizedTest
  @CsvSource({"0, 1", "1, 2", "9, 512", "10, 600", "2147483647, 600", "-1, 1"})
  void doublesUpToTheLongest(int waits, long seconds) {
    // Then
    assertThat(backoff.after(waits)).isEqualTo(Duration.ofSeconds(seconds));
  }
}
