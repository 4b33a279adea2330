package org.tongban.node.routeguard;

/** Wants to know when the look-up files lie there otherwise than before. */
@FunctionalInterface
public interface RouteWatch {
  /** Nobody. */
  RouteWatch NONE = () -> {};

  /**
   * Called once after the start, and after each change, on a thread of its own. Where it throws, it
   * is called again.
   */
  void settled();
}
