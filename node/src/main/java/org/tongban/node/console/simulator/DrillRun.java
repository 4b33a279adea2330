package org.tongban.node.console.simulator;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A drill that was begun here.
 *
 * @param who has begun it
 * @param found what came of the first of its steps
 */
public record DrillRun(Drill drill, String who, Instant since, State state, List<Found> found) {
  public DrillRun {
    found = List.copyOf(found);
  }

  /** How far it has come. */
  public enum State {
    RUNS,
    /** All was asked. */
    ENDED,
    /** Somebody stopped it. */
    STOPPED,
    /** The simulation was gone, or the node itself could not go on. */
    LOST
  }

  /**
   * What came of a step.
   *
   * @param asExpected whether that is what the drill says
   * @param text an outcome, or {@code reason at hop}
   * @param millis how long it took
   */
  public record Found(boolean asExpected, String text, long millis) {}

  /**
   * A step with what came of it.
   *
   * @param found null where it wasn't asked yet
   */
  public record Line(Drill.Step step, Found found) {}

  /** All steps, in the order of asking. */
  public List<Line> lines() {
    var steps = drill.all();
    return IntStream.range(0, steps.size())
        .mapToObj(at -> new Line(steps.get(at), at < found.size() ? found.get(at) : null))
        .toList();
  }

  public boolean runs() {
    return state == State.RUNS;
  }

  /** Whether all was asked and came out as the drill says. */
  public boolean good() {
    return state == State.ENDED && found.stream().allMatch(Found::asExpected);
  }

  DrillRun with(Found next) {
    var all = new ArrayList<>(found);
    all.add(next);
    return new DrillRun(drill, who, since, state, all);
  }

  DrillRun in(State next) {
    return new DrillRun(drill, who, since, next, found);
  }
}
