package org.tongban.node.watch;

import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.tongban.core.refusal.RefusedException;
import org.tongban.node.keeper.DirectoryKeeper;

/** Whether a directory is in force, and which. */
public final class DirectoryHealth implements HealthIndicator {
  private final DirectoryKeeper directory;

  public DirectoryHealth(DirectoryKeeper directory) {
    this.directory = directory;
  }

  @Override
  public Health health() {
    var content = directory.held().directory();
    var health =
        Health.up()
            .withDetail("version", content.version())
            .withDetail("issued", content.issued().toString())
            .withDetail("expires", content.expires().toString());
    directory.problem().ifPresent(problem -> health.withDetail("notTakenOver", problem));
    if (!directory.pullProblems().isEmpty()) {
      health.withDetail("notPulled", directory.pullProblems());
    }
    try {
      directory.get();
    } catch (RefusedException e) {
      health.down().withDetail("reason", e.reason().code());
    }
    return health.build();
  }
}
