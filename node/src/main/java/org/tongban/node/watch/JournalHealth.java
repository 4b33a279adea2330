package org.tongban.node.watch;

import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.tongban.node.store.StoreException;
import org.tongban.node.witness.Checkpoints;

/**
 * How far the journal is bound by a signed checkpoint. What contradicts itself is shown and does
 * not take the node down: it can still record, and nobody gains by its silence.
 */
public final class JournalHealth implements HealthIndicator {
  private final Checkpoints checkpoints;

  public JournalHealth(Checkpoints checkpoints) {
    this.checkpoints = checkpoints;
  }

  @Override
  public Health health() {
    var health = Health.up();
    try {
      checkpoints
          .last()
          .ifPresent(
              last ->
                  health
                      .withDetail("checkpoint", last.checkpoint().size())
                      .withDetail("madeAt", last.at().toString()));
    } catch (StoreException e) {
      health.withDetail("problem", e.getMessage());
    }
    checkpoints.problem().ifPresent(problem -> health.withDetail("problem", problem));
    return health.build();
  }
}
