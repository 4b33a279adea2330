package org.tongban.harness.partner;

import java.util.List;
import java.util.stream.Stream;
import org.tongban.core.refusal.Violation;
import org.tongban.harness.scenario.ScenarioException;

/** Every fault that a simulated region can have on purpose. */
public final class Faults {
  private Faults() {}

  /** All of them, in the order of the checks that are meant for them. */
  public static List<Fault> all() {
    return Stream.of(
            AnsweringFaults.all(),
            SigningFaults.all(),
            ConnectionFaults.all(),
            OpeningFaults.all(),
            JudgingFaults.all(),
            EncryptionFaults.all(),
            RefusingFaults.all())
        .flatMap(List::stream)
        .toList();
  }

  /**
   * The fault of that name.
   *
   * @throws ScenarioException when there is none
   */
  public static Fault named(String name) {
    return all().stream()
        .filter(fault -> fault.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new ScenarioException(
                    List.of(new Violation("/partners", "a behaviour names an unknown fault"))));
  }
}
