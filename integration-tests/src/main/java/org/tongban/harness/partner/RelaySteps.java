package org.tongban.harness.partner;

import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.tongban.core.message.MemberCode;
import org.tongban.core.refusal.RefusedException;

/**
 * The steps in which a simulated region passes on. A wrong one has one of them replaced.
 *
 * @param permitting whether the region's own rules let it
 * @param admission lets a message in once
 */
record RelaySteps(
    Opening opening,
    Predicate<Passing> permitting,
    Predicate<Passing> admission,
    Returning returning,
    Steps.Refusing refusing) {
  RelaySteps {
    Objects.requireNonNull(opening, "opening");
    Objects.requireNonNull(permitting, "permitting");
    Objects.requireNonNull(admission, "admission");
    Objects.requireNonNull(returning, "returning");
    Objects.requireNonNull(refusing, "refusing");
  }

  /** Verifies the way so far, finds the next member, and signs that it is handed there. */
  @FunctionalInterface
  interface Opening {
    /**
     * @throws RefusedException with the reason why it is not passed on
     */
    Passing open(byte[] wire, MemberCode from);
  }

  /** Verifies what came back, and signs that it is handed back. */
  @FunctionalInterface
  interface Returning {
    /**
     * @throws RefusedException with what the next member refused with, or why it is not believed
     */
    byte[] back(Passing passing, byte[] reply);
  }

  RelaySteps opening(UnaryOperator<Opening> change) {
    return new RelaySteps(change.apply(opening), permitting, admission, returning, refusing);
  }

  RelaySteps permitting(Predicate<Passing> other) {
    return new RelaySteps(opening, other, admission, returning, refusing);
  }

  RelaySteps admission(Predicate<Passing> other) {
    return new RelaySteps(opening, permitting, other, returning, refusing);
  }

  RelaySteps returning(UnaryOperator<Returning> change) {
    return new RelaySteps(opening, permitting, admission, change.apply(returning), refusing);
  }

  RelaySteps refusing(UnaryOperator<Steps.Refusing> change) {
    return new RelaySteps(opening, permitting, admission, returning, change.apply(refusing));
  }
}
