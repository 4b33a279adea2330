package org.tongban.harness.scenario;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * How a simulated region does what it does; {@link #GOOD} unless the scenario says otherwise.
 *
 * @param latency time before it answers
 * @param silent whether it takes connections and never answers
 * @param refuses code of the refusal that it answers everything with
 * @param clock how far its clock is ahead; negative when it is behind
 * @param fault the one thing in which it does not do as the protocol says, by its name
 */
public record Behaviour(
    Duration latency,
    boolean silent,
    Optional<String> refuses,
    Signature signature,
    Duration clock,
    Optional<Flapping> flapping,
    Optional<String> fault) {
  /** As a region should be. */
  public static final Behaviour GOOD =
      new Behaviour(
          Duration.ZERO,
          false,
          Optional.empty(),
          Signature.OWN,
          Duration.ZERO,
          Optional.empty(),
          Optional.empty());

  public Behaviour {
    Objects.requireNonNull(latency, "latency");
    Objects.requireNonNull(refuses, "refuses");
    Objects.requireNonNull(signature, "signature");
    Objects.requireNonNull(clock, "clock");
    Objects.requireNonNull(flapping, "flapping");
    Objects.requireNonNull(fault, "fault");
  }

  /** What its answers are signed with. */
  public enum Signature {
    /** Its key in the directory. */
    OWN,
    /** That key, and then a bit is flipped. */
    BROKEN,
    /** A key of an authority that everybody knows, which the directory gives to nobody. */
    STRANGER
  }

  /** Reachable for a while, then not, and so on. */
  public record Flapping(Duration up, Duration down) {
    public Flapping {
      Objects.requireNonNull(up, "up");
      Objects.requireNonNull(down, "down");
    }

    /** Whether it can be reached so long after its start. */
    public boolean up(Duration sinceStart) {
      return sinceStart.toMillis() % up.plus(down).toMillis() < up.toMillis();
    }
  }
}
