package org.tongban.node.watch;

import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.tongban.node.keeper.ApiCertificateKeeper;
import org.tongban.node.keeper.CallersKeeper;

/**
 * How many local callers are known, and whether what the API shows them is as its files are. A
 * refused edit leaves the old ones, so the node stays up.
 */
public final class CallersHealth implements HealthIndicator {
  private final CallersKeeper callers;
  private final ApiCertificateKeeper apiCertificate;

  public CallersHealth(CallersKeeper callers, ApiCertificateKeeper apiCertificate) {
    this.callers = callers;
    this.apiCertificate = apiCertificate;
  }

  @Override
  public Health health() {
    var health = Health.up().withDetail("callers", callers.get().size());
    callers.problem().ifPresent(problem -> health.withDetail("notTakenOver", problem));
    apiCertificate
        .problem()
        .ifPresent(problem -> health.withDetail("certificateNotTakenOver", problem));
    return health.build();
  }
}
