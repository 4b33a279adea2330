package org.tongban.node.watch;

import java.util.function.BooleanSupplier;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;

/**
 * Whether the Kafka cluster answers. Always up: without the cluster a node exchanges as before, and
 * what is to be fed waits.
 */
public final class KafkaHealth implements HealthIndicator {
  private final BooleanSupplier answers;

  public KafkaHealth(BooleanSupplier answers) {
    this.answers = answers;
  }

  @Override
  public Health health() {
    return Health.up().withDetail("cluster", answers.getAsBoolean() ? "answers" : "away").build();
  }
}
