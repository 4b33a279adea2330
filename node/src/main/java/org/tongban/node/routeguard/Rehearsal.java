package org.tongban.node.routeguard;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.StartupSummaryLevel;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.BeanRepository;
import org.apache.camel.spi.Language;
import org.apache.camel.support.DefaultRegistry;
import org.tongban.node.lookup.JqLanguage;

/**
 * Starts route files in a Camel context of their own that is thrown away afterwards. Camel loads a
 * broken file halfway and leaves its routes failing, so a file must have started once before it may
 * touch the running context.
 */
final class Rehearsal {
  private static final int LONGEST = 400;

  private final CamelContext running;

  Rehearsal(CamelContext running) {
    this.running = running;
  }

  /** What went wrong, empty when the files started. */
  Optional<RouteProblem> of(List<RouteFile> files) {
    return of(files, trial -> {}, trial -> {});
  }

  /**
   * What went wrong at the start; empty when they started and were used.
   *
   * @param before is given the context before the files are in it
   * @param use is given the context that has started
   */
  Optional<RouteProblem> of(
      List<RouteFile> files, Consumer<CamelContext> before, Consumer<CamelContext> use) {
    return Attempt.of(() -> play(files, before, use)).map(failure -> problem(files, failure));
  }

  private void play(
      List<RouteFile> files, Consumer<CamelContext> before, Consumer<CamelContext> use)
      throws Exception {
    var registry = new DefaultRegistry(new NamedBeans(running.getRegistry()));
    registry.bind("jq", Language.class, new JqLanguage());
    try (var trial = new DefaultCamelContext(registry)) {
      trial.disableJMX();
      trial.getCamelContextExtension().setName("rehearsal");
      trial.setStartupSummaryLevel(StartupSummaryLevel.Off);
      trial.getShutdownStrategy().setTimeout(1);
      trial.getShutdownStrategy().setLogInflightExchangesOnTimeout(false);
      trial.getPropertiesComponent().addPropertiesSource(new RunningProperties(running));
      before.accept(trial);
      CamelRoutes.put(trial, files);
      trial.start();
      use.accept(trial);
    }
  }

  static RouteProblem problem(List<RouteFile> files, Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null && !root.getCause().equals(root)) {
      root = root.getCause();
    }
    String outer = String.valueOf(failure.getMessage());
    String why = String.valueOf(root.getMessage()).lines().findFirst().orElse("");
    String words = root.getClass().getSimpleName() + ": " + why;
    RouteFile file = blamed(files, outer);
    var at = file.addressIn(outer);
    return new RouteProblem(
        file.path(),
        at.line(),
        at.column(),
        "can't be started: " + words.substring(0, Math.min(words.length(), LONGEST)));
  }

  private static RouteFile blamed(List<RouteFile> files, String message) {
    return files.stream()
        .filter(file -> !file.addressIn(message).equals(Spot.NONE))
        .findFirst()
        .orElse(files.get(0));
  }

  /**
   * The registers and the stations, by name only. Components, languages and customizers of the
   * running context must not come under this one: it would stop them when it is thrown away.
   */
  private record NamedBeans(BeanRepository beans) implements BeanRepository {
    private static final Set<String> STATIONS =
        Stream.of(Station.ASK, Station.ANSWER, Station.RELAY)
            .flatMap(List::stream)
            .map(Station::bean)
            .collect(Collectors.toCollection(HashSet::new));

    static {
      STATIONS.addAll(RefusalsGuard.ALL);
    }

    private static boolean known(String name) {
      return name.startsWith("register-") || STATIONS.contains(name);
    }

    @Override
    public Object lookupByName(String name) {
      return known(name) ? beans.lookupByName(name) : null;
    }

    @Override
    public <T> T lookupByNameAndType(String name, Class<T> type) {
      return known(name) ? beans.lookupByNameAndType(name, type) : null;
    }

    @Override
    public <T> Map<String, T> findByTypeWithName(Class<T> type) {
      return Map.of();
    }

    @Override
    public <T> Set<T> findByType(Class<T> type) {
      return Set.of();
    }
  }
}
