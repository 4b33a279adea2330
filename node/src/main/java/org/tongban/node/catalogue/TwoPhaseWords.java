package org.tongban.node.catalogue;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.tongban.core.catalogue.TwoPhase;

/** The steps and states of a service that reserves first, in one line. */
final class TwoPhaseWords {
  private TwoPhaseWords() {}

  static String of(TwoPhase block) {
    var steps = block.steps().values().stream().sorted().collect(Collectors.joining(", "));
    var states = new TreeMap<>(block.states());
    var meant =
        states.entrySet().stream().map(TwoPhaseWords::meaning).collect(Collectors.joining(", "));
    return block.step() + ": " + steps + "; " + block.state() + ": " + meant;
  }

  private static String meaning(Map.Entry<String, TwoPhase.State> each) {
    var same = each.getKey().equals(each.getValue().name());
    return same ? each.getKey() : each.getKey() + " = " + each.getValue();
  }
}
