package org.tongban.node.watch;

import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.tongban.core.refusal.RefusedException;
import org.tongban.node.peer.DirectoryKeeper;

/** Whether a directory is in force, and which. */
public final class DirectoryHealth implements HealthIndicator {
  private final DirectoryKeeper directory;

  public DirectoryHealth(DirectoryKeeper directory) {
    this.directory = directory;
  }

  @Override
  public Health health() {
    try {
      var content = directory.get().directory();
      return Health.up()
          .withDetail("version", content.version())
          .withDetail("expires", content.expires().toString())
          .build();
    } catch (RefusedException e) {
      return Health.down().withDetail("reason", e.reason().code()).build();
    }
  }
}
