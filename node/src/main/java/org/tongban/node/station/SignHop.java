package org.tongban.node.station;

import java.time.Clock;
import java.util.Objects;
import org.tongban.core.policy.PermittedRelay;
import org.tongban.core.seal.Sealer;

/** Station 22: signs that this node hands the sealed bytes to the next member. */
public final class SignHop {
  private final Sealer sealer;
  private final Clock clock;

  public SignHop(Sealer sealer, Clock clock) {
    this.sealer = Objects.requireNonNull(sealer, "sealer");
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  /** Adds this node's statement to those before it. */
  public SignedPass sign(PermittedRelay permitted) {
    Objects.requireNonNull(permitted, "permitted");
    return new SignedPass(permitted, sealer.pass(permitted.opened(), clock.instant()));
  }
}
