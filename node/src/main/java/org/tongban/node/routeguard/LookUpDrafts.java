package org.tongban.node.routeguard;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.tongban.core.message.ServiceId;
import org.tongban.node.lookup.LookUpTrial;
import org.tongban.node.lookup.StepTrace;

/**
 * Look-up files that are not in force: checked as those in force are, and tried in a Camel context
 * that is thrown away. What serves is never touched. One at a time.
 */
public final class LookUpDrafts {
  private final Path folder;
  private final RouteGuard guard;
  private final Rehearsal rehearsal;
  private final Duration timeout;
  private final Clock clock;

  /**
   * @param guard of the files in force
   * @param folder of this region's look-ups
   * @param running the context that serves, whose registers a trial reads
   * @param timeout for one look-up, the register's time included
   */
  public LookUpDrafts(
      RouteGuard guard, Path folder, CamelContext running, Duration timeout, Clock clock) {
    this.guard = Objects.requireNonNull(guard, "guard");
    this.folder = Objects.requireNonNull(folder, "folder");
    this.rehearsal = new Rehearsal(running);
    this.timeout = Objects.requireNonNull(timeout, "timeout");
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  /** Where the service's file lies, or would lie. */
  public Path file(ServiceId service) {
    return folder.resolve(service.value() + RouteFile.SUFFIX);
  }

  /** The steps of the route that the text holds; none of a text that can't be read. */
  public List<RouteStep> steps(ServiceId service, String text) {
    return RouteFile.of(file(service), text, new Problems()).map(RouteStep::of).orElse(List.of());
  }

  /** Everything that is wrong with the text; empty when it may be put in force. */
  public synchronized List<RouteProblem> check(ServiceId service, String text) {
    var checked = guard.check(file(service), text);
    return checked.problems().isEmpty()
        ? rehearsal.of(checked.file().stream().toList()).stream().toList()
        : checked.problems();
  }

  /** Has a text that may be put in force answer a made-up ask. */
  public synchronized TrialRun tryOut(LookUpTrial.Question question, String text) {
    var checked = guard.check(file(question.service()), text);
    if (!checked.problems().isEmpty()) {
      return new TrialRun(checked.problems(), List.of(), Optional.empty());
    }
    var trace = new StepTrace();
    var said = new ArrayList<LookUpTrial.Said>();
    var failure =
        rehearsal.of(
            checked.file().stream().toList(),
            trace::watch,
            trial -> said.add(new LookUpTrial(trial, timeout, clock).ask(question)));
    return new TrialRun(failure.stream().toList(), trace.steps(), said.stream().findFirst());
  }

  /**
   * What came of it.
   *
   * @param problems why it was not tried at all
   * @param steps in the order in which they began
   * @param said what the node would conclude; empty when it was not tried
   */
  public record TrialRun(
      List<RouteProblem> problems, List<StepTrace.Step> steps, Optional<LookUpTrial.Said> said) {}
}
