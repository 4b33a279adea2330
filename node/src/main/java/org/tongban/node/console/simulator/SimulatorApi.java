package org.tongban.node.console.simulator;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.tongban.core.catalogue.Title;
import org.tongban.node.console.list.ApiJson;
import org.tongban.node.console.list.Parameters;

/** What is played, for systems that watch a joint test. */
@RestController
public class SimulatorApi {
  private final Simulator simulator;
  private final DrillRunner runner;

  SimulatorApi(Simulator simulator, DrillRunner runner) {
    this.simulator = simulator;
    this.runner = runner;
  }

  /** A drill without what it asks, which names people. */
  private record Known(String id, Title title, long seconds) {
    static Known of(Drill drill) {
      return new Known(drill.id(), drill.title(), drill.seconds());
    }
  }

  private record Run(
      String drill, String who, Instant since, DrillRun.State state, List<DrillRun.Found> found) {
    static Run of(DrillRun run) {
      return new Run(run.drill().id(), run.who(), run.since(), run.state(), run.found());
    }
  }

  /**
   * The simulation.
   *
   * @param away why nothing is known of it
   */
  private record Now(
      Optional<String> away,
      Optional<List<Played.Region>> regions,
      Optional<List<Known>> drills,
      Optional<Played.Running> running,
      Optional<Run> lastRun) {}

  @GetMapping("/api/v1/simulator")
  ResponseEntity<byte[]> now(HttpServletRequest request) {
    Parameters.none().check(request);
    var run = runner.last().map(Run::of);
    var none = Optional.<Played.Running>empty();
    try {
      var played = simulator.now();
      var drills = played.drills().stream().map(Known::of).toList();
      return ApiJson.reply(
          new Now(
              Optional.empty(),
              Optional.of(played.regions()),
              Optional.of(drills),
              played.running(),
              run));
    } catch (SimulatorException e) {
      var why = Optional.of(e.why().name());
      return ApiJson.reply(new Now(why, Optional.empty(), Optional.empty(), none, run));
    }
  }
}
