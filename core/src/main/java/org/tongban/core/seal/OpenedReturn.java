package org.tongban.core.seal;

import java.util.Objects;

/**
 * Proof that a sealed answer came back on the way of a message that this node relayed, with the
 * statements of all behind it. Made by {@link RelayOpener} only.
 */
public final class OpenedReturn {
  private final PassedRelay passed;
  private final Trail trail;

  OpenedReturn(PassedRelay passed, Trail trail) {
    this.passed = Objects.requireNonNull(passed, "passed");
    this.trail = Objects.requireNonNull(trail, "trail");
  }

  /** What it comes back for. */
  public PassedRelay passed() {
    return passed;
  }

  Trail trail() {
    return trail;
  }
}
