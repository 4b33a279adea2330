package org.tongban.node.watch;

import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.tongban.core.refusal.RefusedException;
import org.tongban.node.keeper.CatalogueKeeper;

/** Which catalogue is in force. A refused change leaves the old one, so the node stays up. */
public final class CatalogueHealth implements HealthIndicator {
  private final CatalogueKeeper catalogue;

  public CatalogueHealth(CatalogueKeeper catalogue) {
    this.catalogue = catalogue;
  }

  @Override
  public Health health() {
    var health = Health.up().withDetail("contracts", catalogue.held().contracts().size());
    catalogue
        .release()
        .ifPresent(
            release ->
                health
                    .withDetail("release", release.catalogue() + " " + release.version())
                    .withDetail("expires", release.expires().toString()));
    catalogue.problem().ifPresent(problem -> health.withDetail("notTakenOver", problem));
    if (!catalogue.pullProblems().isEmpty()) {
      health.withDetail("notPulled", catalogue.pullProblems());
    }
    try {
      catalogue.get();
    } catch (RefusedException e) {
      health.down().withDetail("reason", e.reason().code());
    }
    return health.build();
  }
}
