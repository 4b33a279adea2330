package org.tongban.node.station;

import java.time.Clock;
import java.util.Objects;
import org.tongban.core.seal.Sealer;

/** Station 26: signs that this node hands the sealed answer back. */
public final class SignReturn {
  private final Sealer sealer;
  private final Clock clock;

  public SignReturn(Sealer sealer, Clock clock) {
    this.sealer = Objects.requireNonNull(sealer, "sealer");
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  /** Adds this node's statement to those before it. */
  public SignedReturn sign(VerifiedReturn verified) {
    Objects.requireNonNull(verified, "verified");
    return new SignedReturn(verified.relay(), sealer.pass(verified.opened(), clock.instant()));
  }
}
