package org.tongban.core.seal;

import java.util.Objects;

/** A sealed answer on its way back, with this node's own statement. */
public final class PassedReturn {
  private final OpenedReturn opened;
  private final Trail trail;

  PassedReturn(OpenedReturn opened, Trail trail) {
    this.opened = Objects.requireNonNull(opened, "opened");
    this.trail = Objects.requireNonNull(trail, "trail");
  }

  /** As it came back. */
  public OpenedReturn opened() {
    return opened;
  }

  /** What goes over the wire. */
  public byte[] wire() {
    return trail.wire();
  }

  /** The signed statements, joined by {@code ~}; nothing of what is sealed. */
  public byte[] statements() {
    return trail.statements();
  }
}
