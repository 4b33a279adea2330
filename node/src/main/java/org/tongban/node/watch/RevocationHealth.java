package org.tongban.node.watch;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.tongban.node.keeper.ListState;
import org.tongban.node.keeper.RevocationKeeper;

/**
 * Whether it is known which certificates are revoked. A node that goes on with a list that is
 * overdue stays up and says so; one that may not go on any longer is down.
 */
public final class RevocationHealth implements HealthIndicator {
  private final RevocationKeeper revocation;

  public RevocationHealth(RevocationKeeper revocation) {
    this.revocation = revocation;
  }

  @Override
  public Health health() {
    var states = revocation.states();
    var health = Health.up();
    if (states.isEmpty()) {
      return health.withDetail("asked", "the directory only").build();
    }
    states.forEach(state -> health.withDetail(state.authority(), details(state)));
    if (!revocation.problems().isEmpty()) {
      health.withDetail("notTaken", revocation.problems());
    }
    boolean relied = states.stream().allMatch(ListState::reliedOn);
    return relied ? health.build() : health.down().build();
  }

  private static Map<String, String> details(ListState state) {
    var details = new LinkedHashMap<String, String>();
    state.number().ifPresent(number -> details.put("number", number.toString()));
    state.issued().ifPresent(issued -> details.put("issued", issued.toString()));
    state.due().ifPresent(due -> details.put("due", due.toString()));
    state.until().ifPresent(until -> details.put("reliedOnUntil", until.toString()));
    if (!state.reliedOn()) {
      details.put("state", state.number().isPresent() ? "TOO_OLD" : "MISSING");
    } else {
      details.put("state", state.overdue() ? "OVERDUE" : "GOOD");
    }
    return details;
  }
}
