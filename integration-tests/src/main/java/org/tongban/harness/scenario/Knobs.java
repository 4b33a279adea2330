package org.tongban.harness.scenario;

import java.time.Duration;
import java.util.Objects;

/**
 * What can be turned at a simulated region while it is played.
 *
 * @param latency time before it answers
 * @param errors of a hundred asks, how many it answers with an error of its register
 * @param wrongVersion whether it answers other versions than the directory says
 * @param expired whether it shows a certificate for TLS that has ended
 * @param clock how far its clock is ahead; negative when it is behind
 * @param drops of a hundred messages, after how many the connection ends without a word
 */
public record Knobs(
    Duration latency,
    int errors,
    boolean wrongVersion,
    boolean expired,
    Duration clock,
    int drops) {
  public Knobs {
    Objects.requireNonNull(latency, "latency");
    Objects.requireNonNull(clock, "clock");
  }

  /** As its script has them. */
  public static Knobs of(Behaviour behaviour) {
    return new Knobs(behaviour.latency(), 0, false, false, behaviour.clock(), 0);
  }
}
