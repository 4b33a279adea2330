package org.tongban.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tongban.node.demo.register.Region.JIASHAN;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tongban.harness.Simulation;
import org.tongban.harness.control.ControlServer;
import org.tongban.harness.scenario.Drill;
import org.tongban.harness.scenario.ScenarioFile;
import org.tongban.it.federation.Federation;
import org.tongban.it.federation.Wish;
import org.tongban.it.federation.WithFederation;

/** What the drills of the shipped scenario expect is what a real node finds. */
@WithFederation
class DrillsIT {
  private final Federation federation;
  @TempDir private Path data;

  DrillsIT(Federation federation) {
    this.federation = federation;
  }

  @AfterEach
  void restore() {
    federation.publish();
  }

  @Test
  void eachDrillEndsAsItSays() throws Exception {
    // Given
    var scenario = ScenarioFile.read(Path.of("scenarios", "neighbours.yaml"));
    var layout = federation.layout();
    var clock = Clock.systemUTC();
    try (var simulation =
            Simulation.startWithKnobs(
                scenario, layout.federation(), data, layout.home().resolve("schemas"), 0, clock);
        var control = ControlServer.open(scenario, simulation, data, 0, clock)) {
      federation.takeDirectory();
      var client = new ControlClient(control, data);

      // When // Then
      assertThat(scenario.drills()).isNotEmpty();
      for (var drill : scenario.drills()) {
        client.put("/v1/run", "{\"drill\": \"" + drill.id() + "\"}");
        ask(drill, "steps");
        client.delete("/v1/run");
        ask(drill, "afterwards");
      }
    }
  }

  private void ask(Drill drill, String part) throws InterruptedException {
    for (var step : drill.text().path(part)) {
      var what = drill.id() + ": " + step.at("/title/en").asText();
      TimeUnit.MILLISECONDS.sleep(step.path("waitMs").asLong());
      var since = System.nanoTime();
      var reply = federation.ask(JIASHAN, wish(step));
      var took = Duration.ofNanos(System.nanoTime() - since).toMillis();
      var expected = step.get("expect");
      if (expected.has("outcome")) {
        assertThat(reply.outcome()).as(what).isEqualTo(expected.get("outcome").asText());
      } else {
        assertThat(reply.problem())
            .as(what)
            .endsWith(
                " " + expected.get("reason").asText() + " at " + expected.get("hop").asText());
      }
      assertThat(took).as(what).isGreaterThanOrEqualTo(expected.path("atLeastMs").asLong());
    }
  }

  private static Wish wish(JsonNode step) {
    var basis = step.get("basis");
    return Wish.of(
            step.get("service").asText(),
            step.get("to").asText(),
            (ObjectNode) step.get("body").deepCopy())
        .purpose(
            step.get("purpose").asText(), basis.get("type").asText(), basis.get("ref").asText());
  }
}
