package org.tongban.core.seal;

import java.util.Objects;
import org.tongban.core.message.MemberCode;

/** A message to be relayed with this node's own statement to the next member. */
public final class PassedRelay {
  private final OpenedRelay opened;
  private final Trail trail;

  PassedRelay(OpenedRelay opened, Trail trail) {
    this.opened = Objects.requireNonNull(opened, "opened");
    this.trail = Objects.requireNonNull(trail, "trail");
  }

  /** As it came. */
  public OpenedRelay opened() {
    return opened;
  }

  /** To whom it goes. */
  public MemberCode next() {
    return opened.next();
  }

  /** Whether the next member is the last. */
  public boolean arrives() {
    return trail.arrived();
  }

  /** What goes over the wire. */
  public byte[] wire() {
    return trail.wire();
  }

  /** The signed statements, joined by {@code ~}; nothing of what is sealed. */
  public byte[] statements() {
    return trail.statements();
  }

  Trail trail() {
    return trail;
  }
}
