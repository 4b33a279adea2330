package org.tongban.node.routeguard;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One reload: check, rehearse, exchange; what fails on the way leaves the old route serving. */
final class Stage {
  private static final Logger LOG = LoggerFactory.getLogger(Stage.class);

  private final RouteStates states;
  private final Rehearsal rehearsal;
  private final Exchanger exchanger;

  Stage(CamelContext context, RouteStates states) {
    this.states = states;
    this.rehearsal = new Rehearsal(context);
    this.exchanger = new Exchanger(context);
  }

  /** True when the new files run now. */
  boolean spine(
      Path folder, List<RouteFile> before, List<RouteFile> after, List<RouteProblem> problems) {
    return put(RouteStates.SPINE, folder, before, after, problems);
  }

  /** Changes the map as it changes what runs. */
  void lookUps(Map<String, RouteFile> running, RouteSet set) {
    Map<Path, RouteFile> read =
        set.lookUps().stream().collect(Collectors.toMap(RouteFile::path, file -> file));
    for (Path path : set.lookUpPaths()) {
      String service = RouteFile.stem(path);
      RouteFile old = running.get(service);
      RouteFile file = read.get(path);
      List<RouteFile> before = old == null ? List.of() : List.of(old);
      List<RouteFile> after = file == null ? List.of() : List.of(file);
      if (put(service, path, before, after, set.problems(path))) {
        running.put(service, file);
      }
    }
    Set<String> here = set.lookUpPaths().stream().map(RouteFile::stem).collect(Collectors.toSet());
    for (String service : new TreeSet<>(running.keySet())) {
      if (!here.contains(service)) {
        remove(running.remove(service));
      }
    }
    forget(here);
  }

  private boolean put(
      String name,
      Path where,
      List<RouteFile> before,
      List<RouteFile> after,
      List<RouteProblem> problems) {
    if (!before.isEmpty() && texts(before).equals(texts(after))) {
      if (states.refused(name)) {
        states.loaded(name, where);
        LOG.info("Route file {}: back to what runs", where);
      }
      return false;
    }
    if (!problems.isEmpty()) {
      refuse(name, where, problems, before);
      return false;
    }
    Optional<RouteProblem> failure = rehearsal.of(after);
    if (failure.isPresent()) {
      refuse(name, where, List.of(failure.get()), before);
      return false;
    }
    return exchange(name, where, before, after);
  }

  private boolean exchange(String name, Path where, List<RouteFile> before, List<RouteFile> after) {
    Optional<Throwable> failure = exchanger.exchange(before, after);
    if (failure.isPresent()) {
      refuse(name, where, List.of(Rehearsal.problem(after, failure.get())), before);
      return false;
    }
    states.loaded(name, where);
    LOG.info("Route file {}: {}", where, before.isEmpty() ? "added" : "reloaded");
    return true;
  }

  private void refuse(
      String name, Path where, List<RouteProblem> problems, List<RouteFile> before) {
    states.refused(name, where, problems);
    String rest = problems.stream().map(RouteProblem::toString).collect(Collectors.joining("; "));
    LOG.error(
        "Route file refused, {}: {}",
        before.isEmpty() ? "nothing serves " + name : "the one before keeps serving",
        rest);
  }

  private void remove(RouteFile file) {
    Optional<Throwable> failure = exchanger.remove(file);
    states.gone(file.name());
    if (failure.isPresent()) {
      LOG.error("Route file {}: deleted, but its route did not stop", file.path(), failure.get());
    } else {
      LOG.info("Route file {}: deleted, its route is removed", file.path());
    }
  }

  /** A refused file that never ran and is gone again. */
  private void forget(Set<String> here) {
    states.all().stream()
        .map(RouteState::name)
        .filter(name -> !name.equals(RouteStates.SPINE) && !here.contains(name))
        .forEach(states::gone);
  }

  private static Set<String> texts(List<RouteFile> files) {
    return files.stream().map(RouteFile::text).collect(Collectors.toSet());
  }
}
