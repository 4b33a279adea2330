package org.tongban.node.demo.register;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * What a register keeps of one transaction that reserves a part of something countable, and what
 * each step does to it: pure, so that a register has only to make it one write.
 *
 * @param amount reserved or taken out; 0 where nothing ever was
 * @param until when a reservation ends by itself
 */
public record Holding(State state, int amount, Instant until) {
  /** The state of a transaction at the register. */
  public enum State {
    RESERVED,
    COMMITTED,
    CANCELLED,
    EXPIRED
  }

  /** What is asked for. */
  public enum Step {
    RESERVE,
    COMMIT,
    CANCEL
  }

  public Holding {
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(until, "until");
  }

  /**
   * What a step did.
   *
   * @param now what is to be kept of the transaction; empty where nothing is
   * @param freed what the step gave back to what is free; negative where it took from it
   * @param obstacle why the step was not taken
   */
  public record Taken(Optional<Holding> now, int freed, Optional<String> obstacle) {}

  /**
   * Takes a step.
   *
   * @param before what is kept of the transaction
   * @param free what can be reserved
   * @param wanted how much the step would reserve, and until when; of no other step
   */
  public static Taken take(
      Optional<Holding> before, Step step, int free, int wanted, Instant until, Instant at) {
    var lapsed =
        before.filter(kept -> kept.state == State.RESERVED && !at.isBefore(kept.until)).isPresent();
    var kept = before.map(known -> lapsed ? known.in(State.EXPIRED) : known);
    int freed = lapsed ? kept.get().amount : 0;
    var taken =
        switch (step) {
          case RESERVE -> reserve(kept, free + freed, wanted, until);
          case COMMIT -> commit(kept);
          case CANCEL -> cancel(kept, at);
        };
    return new Taken(taken.now(), taken.freed() + freed, taken.obstacle());
  }

  private static Taken reserve(Optional<Holding> kept, int free, int wanted, Instant until) {
    if (kept.isPresent()) {
      return kept.get().state == State.RESERVED ? done(kept) : not(kept, "WRONG_STATE");
    }
    return wanted > free
        ? not(kept, "INSUFFICIENT")
        : new Taken(
            Optional.of(new Holding(State.RESERVED, wanted, until)), -wanted, Optional.empty());
  }

  private static Taken commit(Optional<Holding> kept) {
    if (kept.isEmpty()) {
      return not(kept, "NO_RESERVATION");
    }
    return switch (kept.get().state) {
      case RESERVED, COMMITTED -> done(Optional.of(kept.get().in(State.COMMITTED)));
      case CANCELLED, EXPIRED -> not(kept, "WRONG_STATE");
    };
  }

  /** One that was never reserved is kept as cancelled: its RESERVE may still be on its way. */
  private static Taken cancel(Optional<Holding> kept, Instant at) {
    if (kept.isEmpty()) {
      return done(Optional.of(new Holding(State.CANCELLED, 0, at)));
    }
    return switch (kept.get().state) {
      case RESERVED ->
          new Taken(
              Optional.of(kept.get().in(State.CANCELLED)), kept.get().amount, Optional.empty());
      case CANCELLED -> done(kept);
      case COMMITTED, EXPIRED -> not(kept, "WRONG_STATE");
    };
  }

  private Holding in(State other) {
    return new Holding(other, amount, until);
  }

  private static Taken done(Optional<Holding> kept) {
    return new Taken(kept, 0, Optional.empty());
  }

  private static Taken not(Optional<Holding> kept, String obstacle) {
    return new Taken(kept, 0, Optional.of(obstacle));
  }
}
