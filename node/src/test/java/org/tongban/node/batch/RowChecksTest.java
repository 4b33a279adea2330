package org.tongban.node.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RowChecksTest {
  private final ExecutorService threads = Executors.newFixedThreadPool(3);
  private final List<Long> seen = new ArrayList<>();

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  private static Row row(long number, int length) {
    return Row.good(number, JsonNodeFactory.instance.objectNode(), length);
  }

  @Test
  void rowsComeOutInTheOrderInWhichTheyWentIn() {
    // Given
    var checks = new RowChecks<>(threads, Row::number, seen::add);

    // When
    LongStream.rangeClosed(1, 5_050).forEach(number -> checks.add(row(number, 100)));
    checks.end();

    // Then
    assertThat(seen).isEqualTo(LongStream.rangeClosed(1, 5_050).boxed().toList());
  }

  @Test
  void largeRowsDoNotGather() {
    // Given
    var checks = new RowChecks<>(threads, Row::number, seen::add);

    // When: a hundred of the longest
    LongStream.rangeClosed(1, 100).forEach(number -> checks.add(row(number, Rows.LONGEST)));

    // Then
    assertThat(seen).hasSizeGreaterThan(75);
  }

  @Test
  void aCheckThatBreaksIsNotPassedOver() {
    // Given
    var checks =
        new RowChecks<Long>(
            threads,
            row -> {
              throw new IllegalStateException("broken");
            },
            seen::add);
    checks.add(row(1, 100));

    // When, Then
    assertThatThrownBy(checks::end).hasRootCauseMessage("broken");
    assertThat(seen).isEmpty();
  }
}
