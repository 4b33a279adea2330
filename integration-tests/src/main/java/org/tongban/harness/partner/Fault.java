package org.tongban.harness.partner;

import java.util.Objects;
import java.util.function.BiFunction;

/**
 * One thing in which a region does not do as the protocol says.
 *
 * @param caughtBy id of the check of the conformance kit that is meant for it
 */
public final class Fault {
  private final String name;
  private final String caughtBy;
  private final BiFunction<Steps, Trade, Steps> steps;
  private final BiFunction<Manners, Trade, Manners> manners;
  private final BiFunction<RelaySteps, Trade, RelaySteps> relaying;

  private Fault(
      String name,
      String caughtBy,
      BiFunction<Steps, Trade, Steps> steps,
      BiFunction<Manners, Trade, Manners> manners,
      BiFunction<RelaySteps, Trade, RelaySteps> relaying) {
    this.name = Objects.requireNonNull(name, "name");
    this.caughtBy = Objects.requireNonNull(caughtBy, "caughtBy");
    this.steps = steps;
    this.manners = manners;
    this.relaying = relaying;
  }

  static Fault ofSteps(String caughtBy, String name, BiFunction<Steps, Trade, Steps> change) {
    return new Fault(name, caughtBy, change, (good, trade) -> good, (good, trade) -> good);
  }

  static Fault ofManners(String caughtBy, String name, BiFunction<Manners, Trade, Manners> change) {
    return new Fault(name, caughtBy, (good, trade) -> good, change, (good, trade) -> good);
  }

  static Fault ofRelay(
      String caughtBy, String name, BiFunction<RelaySteps, Trade, RelaySteps> change) {
    return new Fault(name, caughtBy, (good, trade) -> good, (good, trade) -> good, change);
  }

  /** As a scenario writes it. */
  public String name() {
    return name;
  }

  /** Id of the check that is meant for it. */
  public String caughtBy() {
    return caughtBy;
  }

  Steps in(Steps good, Trade trade) {
    return steps.apply(good, trade);
  }

  Manners in(Manners good, Trade trade) {
    return manners.apply(good, trade);
  }

  RelaySteps in(RelaySteps good, Trade trade) {
    return relaying.apply(good, trade);
  }

  @Override
  public String toString() {
    return name;
  }
}
