package org.tongban.node.watch;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.tongban.node.keeper.AnswersState;
import org.tongban.node.keeper.DirectoryKeeper;
import org.tongban.node.keeper.ListState;
import org.tongban.node.keeper.RevocationKeeper;

/**
 * Whether it is known which certificates are revoked. A node that goes on with a list that is
 * overdue stays up and says so; one that may not go on any longer is down.
 */
public final class RevocationHealth implements HealthIndicator {
  private final DirectoryKeeper directory;
  private final RevocationKeeper revocation;

  public RevocationHealth(DirectoryKeeper directory) {
    this.directory = directory;
    this.revocation = directory.revocation();
  }

  @Override
  public Health health() {
    var states = revocation.states();
    var answers = revocation.answers(directory.held().directory());
    var health = Health.up();
    if (states.isEmpty() && answers.isEmpty()) {
      return health.withDetail("asked", "the directory only").build();
    }
    states.forEach(state -> health.withDetail(state.authority(), details(state)));
    answers.forEach(state -> health.withDetail(state.address(), state.keys()));
    if (!revocation.problems().isEmpty()) {
      health.withDetail("notTaken", revocation.problems());
    }
    boolean relied =
        states.stream().allMatch(ListState::reliedOn)
            && answers.stream().allMatch(AnswersState::reliedOn);
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
