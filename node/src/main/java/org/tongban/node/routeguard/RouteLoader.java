package org.tongban.node.routeguard;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the route files into a Camel context that has not started yet, and starts it. All or
 * nothing: with a problem in any file the start stops, since there is nothing older to go on with.
 */
public final class RouteLoader {
  private static final Logger LOG = LoggerFactory.getLogger(RouteLoader.class);

  private final Path spine;
  private final Path lookUps;
  private final RouteGuard guard;
  private final RouteStates states;

  /** What runs: the spine's files, and one file for each service. */
  private List<RouteFile> runningSpine = List.of();

  private final Map<String, RouteFile> runningLookUps = new TreeMap<>();
  private Snapshot loaded;

  /**
   * @param spine folder of the four spine files
   * @param lookUps folder of this region's look-ups
   * @param allowedComponents Camel components that a look-up may name
   * @param registers in which look-ups may write
   */
  public RouteLoader(
      Path spine,
      Path lookUps,
      List<String> allowedComponents,
      StepRegisters registers,
      RouteStates states) {
    this.spine = spine;
    this.lookUps = lookUps;
    this.guard = new RouteGuard(spine, lookUps, allowedComponents, registers);
    this.states = states;
  }

  /**
   * @throws RouteGuardException with every problem, when any file has one
   */
  public synchronized void load(CamelContext context) {
    loaded = snapshot();
    RouteSet set = guard.read();
    if (!set.problems().isEmpty()) {
      throw new RouteGuardException(set.problems());
    }
    start(context, set);
    runningSpine = set.spine();
    states.loaded(RouteStates.SPINE, spine);
    for (RouteFile file : set.lookUps()) {
      runningLookUps.put(file.name(), file);
      states.loaded(file.name(), file.path());
    }
    LOG.info("Routes loaded: the spine and the look-ups {}", runningLookUps.keySet());
  }

  private static void start(CamelContext context, RouteSet set) {
    Optional<Throwable> failure =
        Attempt.of(
            () -> {
              CamelRoutes.put(context, set.spine());
              CamelRoutes.put(context, set.lookUps());
              context.start();
            });
    failure.ifPresent(
        cause -> {
          throw new RouteGuardException(problems(context, set, cause));
        });
  }

  /**
   * Camel stops at the first failure and tells no line. So each look-up is tried alone, as at a
   * reload; a register that the settings don't name is told with file and line.
   */
  private static List<RouteProblem> problems(CamelContext context, RouteSet set, Throwable cause) {
    var rehearsal = new Rehearsal(context);
    List<RouteProblem> problems =
        set.lookUps().stream()
            .flatMap(file -> rehearsal.of(List.of(file)).stream())
            .collect(Collectors.toList());
    return problems.isEmpty() ? List.of(Rehearsal.problem(set.spine(), cause)) : problems;
  }

  /** What lay in the folders just before {@link #load}. */
  synchronized Snapshot loaded() {
    return loaded;
  }

  /** What lies in the folders now. */
  Snapshot snapshot() {
    return Snapshot.of(spine, lookUps);
  }

  /** Brings what changed in the folders into the running context, file by file. */
  synchronized void reload(CamelContext context) {
    RouteSet set = guard.read();
    var stage = new Stage(context, states);
    List<RouteProblem> spineProblems = set.problemsIn(spine);
    if (stage.spine(spine, runningSpine, set.spine(), spineProblems)) {
      runningSpine = set.spine();
    }
    if (set.problems(lookUps).isEmpty()) {
      stage.lookUps(runningLookUps, set);
    } else {
      LOG.error("The look-ups stay as they are: {}", set.problems(lookUps).get(0));
    }
  }
}
