package org.tongban.node.watch;

import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.tongban.node.keeper.AccessKeeper;

/** Which access rules are in force. A refused edit leaves the old ones, so the node stays up. */
public final class AccessHealth implements HealthIndicator {
  private final AccessKeeper access;

  public AccessHealth(AccessKeeper access) {
    this.access = access;
  }

  @Override
  public Health health() {
    var health = Health.up().withDetail("rules", access.get().ruleIds().size());
    access.problem().ifPresent(problem -> health.withDetail("notTakenOver", problem));
    return health.build();
  }
}
