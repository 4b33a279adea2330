package org.tongban.harness.partner;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.tongban.core.refusal.Violation;
import org.tongban.harness.scenario.Scenario;
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
            BatchFaults.all(),
            TransactionFaults.all(),
            EncryptionFaults.all(),
            RefusingFaults.all(),
            RelayFaults.all(),
            WayFaults.all(),
            WitnessFaults.all(),
            ProofFaults.all())
        .flatMap(List::stream)
        .toList();
  }

  /** Those, and what a region behind an examined relay does. */
  private static List<Fault> known() {
    return Stream.concat(all().stream(), Stream.of(WayFaults.credulous())).toList();
  }

  /**
   * The same scenario, if each fault in it is one of these.
   *
   * @throws ScenarioException with every one that is not, by pointers into the scenario
   */
  public static Scenario checked(Scenario scenario) {
    var names = known().stream().map(Fault::name).toList();
    var problems = new ArrayList<Violation>();
    for (int i = 0; i < scenario.partners().size(); i++) {
      var fault = scenario.partners().get(i).behaviour().fault();
      if (fault.isPresent() && !names.contains(fault.get())) {
        var at = "/partners/" + i + "/behaviour/fault";
        problems.add(new Violation(at, "is none of " + String.join(", ", names)));
      }
    }
    if (!problems.isEmpty()) {
      throw new ScenarioException(problems);
    }
    return scenario;
  }

  /** The fault of that name. */
  static Fault named(String name) {
    return known().stream()
        .filter(fault -> fault.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("an unknown fault"));
  }
}
