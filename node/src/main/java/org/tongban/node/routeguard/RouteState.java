package org.tongban.node.routeguard;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * How a look-up, or the spine, stands.
 *
 * @param name the service, or {@code spine}
 * @param status of the file as it lies on disk now
 * @param serving whether a route runs; after a refused edit that is the one from before
 * @param since when this status began
 * @param problems why the file was refused; empty otherwise
 */
public record RouteState(
    String name,
    Path file,
    Status status,
    boolean serving,
    Instant since,
    List<RouteProblem> problems) {

  /** What became of the file. */
  public enum Status {
    LOADED,
    REFUSED
  }

  public RouteState {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(file, "file");
    Objects.requireNonNull(status, "status");
    Objects.requireNonNull(since, "since");
    problems = List.copyOf(problems);
  }
}
