package org.tongban.harness.conformance;

import java.io.IOException;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Something that is tried on a node once, and holds or doesn't for the rest. */
final class Once implements BooleanSupplier {
  private final Trial trial;
  private Optional<Boolean> known = Optional.empty();

  private Once(Trial trial) {
    this.trial = trial;
  }

  /** What is tried. */
  @FunctionalInterface
  interface Trial {
    boolean holds() throws IOException;
  }

  static BooleanSupplier of(Trial trial) {
    return new Once(trial);
  }

  /** No reply is a no. */
  @Override
  public boolean getAsBoolean() {
    if (known.isEmpty()) {
      try {
        known = Optional.of(trial.holds());
      } catch (IOException e) {
        known = Optional.of(false);
      }
    }
    return known.get();
  }
}
