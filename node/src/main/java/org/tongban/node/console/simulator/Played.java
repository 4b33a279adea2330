package org.tongban.node.console.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.tongban.core.catalogue.Title;
import org.tongban.node.console.simulator.SimulatorException.Why;

/**
 * What a simulation plays, as it is now.
 *
 * @param running the drill that goes on there, whoever has begun it
 */
public record Played(
    Title title, List<Region> regions, List<Drill> drills, Optional<Running> running) {
  public Played {
    regions = List.copyOf(regions);
    drills = List.copyOf(drills);
  }

  /**
   * A simulated region.
   *
   * @param replies how many messages it has replied to
   */
  public record Region(String code, Title name, List<String> services, long replies, Knobs knobs) {
    public Region {
      services = List.copyOf(services);
    }
  }

  /** A drill that goes on until then. */
  public record Running(String drill, Instant until) {}

  Optional<Region> region(String code) {
    return regions.stream().filter(one -> one.code().equals(code)).findFirst();
  }

  Drill drill(String id) throws SimulatorException {
    return drills.stream()
        .filter(one -> one.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new SimulatorException(Why.GONE));
  }

  /**
   * Reads what the control address says.
   *
   * @throws SimulatorException {@code ODD} for what is no state of a simulation
   */
  static Played of(JsonNode json) throws SimulatorException {
    if (!json.path("regions").isArray() || !json.path("drills").isArray()) {
      throw new SimulatorException(Why.ODD);
    }
    return new Played(
        Drill.title(json.path("title")),
        all(json.path("regions")).stream().map(Played::region).toList(),
        all(json.path("drills")).stream().map(Drill::of).toList(),
        running(json.path("run")));
  }

  private static Optional<Running> running(JsonNode json) throws SimulatorException {
    if (json.isMissingNode()) {
      return Optional.empty();
    }
    try {
      var until = Instant.parse(json.path("until").asText());
      return Optional.of(new Running(json.path("drill").asText(), until));
    } catch (DateTimeException e) {
      throw new SimulatorException(Why.ODD);
    }
  }

  private static Region region(JsonNode json) {
    return new Region(
        json.path("code").asText(),
        Drill.title(json.path("name")),
        all(json.path("services")).stream().map(JsonNode::asText).toList(),
        json.path("replies").asLong(),
        Knobs.of(json.path("knobs")));
  }

  private static List<JsonNode> all(JsonNode json) {
    return StreamSupport.stream(json.spliterator(), false).toList();
  }
}
