package org.tongban.node.watch;

import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.tongban.node.keeper.CallersKeeper;

/** How many local callers are known. A refused edit leaves the old ones, so the node stays up. */
public final class CallersHealth implements HealthIndicator {
  private final CallersKeeper callers;

  public CallersHealth(CallersKeeper callers) {
    this.callers = callers;
  }

  @Override
  public Health health() {
    var health = Health.up().withDetail("callers", callers.get().size());
    callers.problem().ifPresent(problem -> health.withDetail("notTakenOver", problem));
    return health.build();
  }
}
