package org.tongban.harness.fault;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One thing that goes wrong while callers ask. Whatever it is, nothing acknowledged may be lost and
 * nothing be answered twice; that is looked up in both journals each time.
 */
interface Fault {
  /** Short, as on the command line; its texts stand under it in the bundle. */
  String name();

  /** Codes of the problems that callers may meet from it; any other is a failure of the node. */
  Set<String> codes();

  /** Settings that the nodes need for it. */
  default Map<String, String> settings() {
    return Map.of();
  }

  /** Why it can't be tried here. */
  default Optional<String> impossible(Bed bed) {
    return Optional.empty();
  }

  /** Before anybody asks. */
  default void prepare(Bed bed) throws IOException {}

  void strike(Bed bed) throws IOException;

  /** Takes the cause away; the nodes do the rest themselves. */
  default void mend(Bed bed) throws IOException {}

  /** Whether nobody has to mend anything, so that the recovery counts from the strike. */
  default boolean mendsItself() {
    return false;
  }

  /** After the callers have gone. */
  default void tidy(Bed bed) throws IOException {}

  /** How long it lasts; empty for as long as the user wishes. */
  default Optional<Duration> lasts() {
    return Optional.empty();
  }

  /** Longest recovery that is no failure. */
  default Duration recovery() {
    return Duration.ofSeconds(30);
  }

  /** Whether callers must notice it; one that nobody notices was not tried. */
  default boolean interrupts() {
    return true;
  }

  /** What it found by itself that must not be. */
  default Optional<String> complaint() {
    return Optional.empty();
  }
}
