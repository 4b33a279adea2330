package org.tongban.node.watch;

import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.tongban.node.routeguard.RouteState;
import org.tongban.node.routeguard.RouteStates;

/**
 * Which routes run. A refused edit doesn't take the node down, since the old route keeps serving,
 * but an administrator must see it.
 */
public final class RouteHealth implements HealthIndicator {
  private final RouteStates states;

  public RouteHealth(RouteStates states) {
    this.states = states;
  }

  @Override
  public Health health() {
    var health = Health.up();
    for (RouteState state : states.all()) {
      var problem = state.problems().stream().findFirst().map(one -> " " + one).orElse("");
      health.withDetail(state.name(), state.status() + problem);
    }
    return health.build();
  }
}
