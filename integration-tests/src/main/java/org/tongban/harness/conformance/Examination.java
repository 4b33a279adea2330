package org.tongban.harness.conformance;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** Runs checks on a node, one after the other. */
final class Examination {
  private Examination() {}

  /**
   * Runs them.
   *
   * @param progress is told each result when it is there
   */
  static List<Result> of(Subject node, List<Check> checks, Consumer<Result> progress) {
    return checks.stream()
        .map(
            check -> {
              var result = run(node, check);
              progress.accept(result);
              return result;
            })
        .toList();
  }

  private static Result run(Subject node, Check check) {
    var begun = System.nanoTime();
    var verdict =
        check.needs().stream()
            .filter(need -> !need.holds(node))
            .findFirst()
            .map(Verdict::notRun)
            .orElseGet(() -> tried(node, check));
    return new Result(check, verdict, Duration.ofNanos(System.nanoTime() - begun));
  }

  private static Verdict tried(Subject node, Check check) {
    try {
      return check.probe().of(node);
    } catch (IOException e) {
      return Verdict.when(false, "no reply: " + e.getClass().getSimpleName());
    }
  }
}
