package org.tongban.node.routeguard;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.tongban.core.message.ServiceId;
import org.tongban.node.routeguard.RouteState.Status;

/** What runs and what was refused, for health and for the look-up station. Safe for threads. */
public final class RouteStates {
  /** Name under which the three spine files stand together. */
  public static final String SPINE = "spine";

  private final ConcurrentSkipListMap<String, RouteState> states = new ConcurrentSkipListMap<>();
  private final Clock clock;

  public RouteStates(Clock clock) {
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  /** All of them, by name. */
  public List<RouteState> all() {
    return List.copyOf(states.values());
  }

  public Optional<RouteState> find(String name) {
    return Optional.ofNullable(states.get(name));
  }

  /** Whether a look-up route for this service runs. */
  public boolean serves(ServiceId service) {
    return find(service.value()).map(RouteState::serving).orElse(false);
  }

  void loaded(String name, Path file) {
    put(name, file, Status.LOADED, true, List.of());
  }

  void refused(String name, Path file, List<RouteProblem> problems) {
    boolean serving = find(name).map(RouteState::serving).orElse(false);
    put(name, file, Status.REFUSED, serving, problems);
  }

  boolean refused(String name) {
    return find(name).map(state -> state.status() == Status.REFUSED).orElse(false);
  }

  void gone(String name) {
    states.remove(name);
  }

  private void put(
      String name, Path file, Status status, boolean serving, List<RouteProblem> problems) {
    states.put(name, new RouteState(name, file, status, serving, clock.instant(), problems));
  }
}
