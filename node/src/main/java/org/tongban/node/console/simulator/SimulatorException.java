package org.tongban.node.console.simulator;

import java.util.List;
import java.util.Locale;
import org.tongban.core.refusal.Violation;

/** The simulation didn't do what it was told. */
final class SimulatorException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Why not. */
  enum Why {
    /** Nobody is there, or no token was written. */
    AWAY,
    /** It knows another token. */
    TOKEN,
    /** What listens there is no simulation, or one of another release. */
    ODD,
    /** A drill goes on. */
    BUSY,
    /** It plays no such region, or knows no such drill. */
    GONE,
    /** Knobs don't turn so far. */
    WRONG;

    /** Key of its text. */
    String key() {
      return "simulator.why." + name().toLowerCase(Locale.ROOT);
    }
  }

  private final Why why;
  private final transient List<Violation> violations;

  SimulatorException(Why why) {
    this(why, List.of());
  }

  SimulatorException(Why why, List<Violation> violations) {
    super(why.name());
    this.why = why;
    this.violations = List.copyOf(violations);
  }

  Why why() {
    return why;
  }

  /** Of what was {@code WRONG}. */
  List<Violation> violations() {
    return violations;
  }
}
