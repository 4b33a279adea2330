package org.tongban.node.twophase;

import java.time.Instant;
import java.util.Optional;
import org.tongban.node.store.Transaction.Decision;
import org.tongban.node.store.Transaction.State;

/**
 * The course of a transaction at the node that coordinates it: presumed abort. Pure: it knows
 * neither clock, network nor database, so that every order of events can be tried.
 */
final class Course {
  private Course() {}

  /**
   * The state after an answer to the step that the state asks for.
   *
   * @param unsure whether the step was asked by another asking too, which may be on its way
   */
  static State heard(State state, Said said, boolean unsure) {
    return switch (state) {
      case RESERVING -> reserving(said, unsure);
      case COMMITTING -> committing(said);
      case CANCELLING -> cancelling(said);
      default -> state;
    };
  }

  private static State reserving(Said said, boolean unsure) {
    return switch (said) {
      case RESERVED -> State.RESERVED;
      case NOTHING -> State.REFUSED;
      // one that is on its way may reserve yet, so what it reserves is set free
      case NO -> unsure ? State.CANCELLING : State.REFUSED;
      case UNUSABLE -> State.CANCELLING;
      case CANCELLED -> State.CANCELLED;
      case EXPIRED -> State.EXPIRED;
      case COMMITTED -> State.IN_DOUBT;
      case LOST -> State.RESERVING;
    };
  }

  private static State committing(Said said) {
    return switch (said) {
      case COMMITTED -> State.COMMITTED;
      case EXPIRED -> State.EXPIRED;
      case LOST -> State.COMMITTING;
      case RESERVED, CANCELLED, NOTHING, NO, UNUSABLE -> State.IN_DOUBT;
    };
  }

  private static State cancelling(Said said) {
    return switch (said) {
      case CANCELLED, NOTHING -> State.CANCELLED;
      case EXPIRED -> State.EXPIRED;
      case LOST -> State.CANCELLING;
      case RESERVED, COMMITTED, NO, UNUSABLE -> State.IN_DOUBT;
    };
  }

  /** The state after so much time. */
  static State due(State state, Instant now, Instant decideBy) {
    var open = state == State.RESERVING || state == State.RESERVED;
    return open && !now.isBefore(decideBy) ? State.CANCELLING : state;
  }

  /**
   * The state after the caller has decided; the same where that was decided before.
   *
   * @param earlier what was decided before
   * @return empty where it can't be decided so any more, or not yet
   */
  static Optional<State> decided(
      State state, Decision wish, Optional<Decision> earlier, Instant now, Instant decideBy) {
    if (earlier.isPresent() && earlier.get() != wish) {
      return Optional.empty();
    }
    return wish == Decision.COMMIT
        ? commit(state, earlier.isPresent(), now.isBefore(decideBy))
        : cancel(state);
  }

  private static Optional<State> commit(State state, boolean again, boolean inTime) {
    return switch (state) {
      case RESERVED -> Optional.of(State.COMMITTING).filter(to -> inTime);
      case COMMITTING, COMMITTED -> Optional.of(state);
      // a person has looked, and has it asked again; only what was decided before can be
      case IN_DOUBT -> Optional.of(State.COMMITTING).filter(to -> again);
      case RESERVING, CANCELLING, CANCELLED, EXPIRED, REFUSED -> Optional.empty();
    };
  }

  private static Optional<State> cancel(State state) {
    return switch (state) {
      case RESERVING, RESERVED, IN_DOUBT -> Optional.of(State.CANCELLING);
      case CANCELLING, CANCELLED, EXPIRED, REFUSED -> Optional.of(state);
      case COMMITTING, COMMITTED -> Optional.empty();
    };
  }

  /** What a state says was decided; empty where it leaves that open. */
  static Optional<Decision> decision(State state) {
    return switch (state) {
      case COMMITTING, COMMITTED -> Optional.of(Decision.COMMIT);
      case CANCELLING -> Optional.of(Decision.CANCEL);
      default -> Optional.empty();
    };
  }
}
