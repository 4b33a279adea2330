package org.tongban.node.watch;

import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.tongban.node.proof.Stamping;

/** How long the oldest entry of the journal has had no time-stamp, and whose fault it is. */
public final class StampHealth implements HealthIndicator {
  private final Stamping stamping;

  public StampHealth(Stamping stamping) {
    this.stamping = stamping;
  }

  @Override
  public Health health() {
    var health = Health.up();
    if (stamping.authorities().isEmpty()) {
      return health.withDetail("authorities", "none in the settings").build();
    }
    health.withDetail("unstampedSeconds", stamping.unstampedAge().toSeconds());
    var problems = stamping.authorities().get().problems();
    if (!problems.isEmpty()) {
      health.withDetail("problems", problems);
    }
    return health.build();
  }
}
