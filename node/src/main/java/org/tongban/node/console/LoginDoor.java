package org.tongban.node.console;

/** The authority's login service, where there is one, as the sign-in page shows it. */
@FunctionalInterface
public interface LoginDoor {
  /** Whether it could not be reached the last time. */
  boolean away();
}
