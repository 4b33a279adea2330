package org.tongban.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tongban.node.demo.register.Region.JIASHAN;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
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
  private final HttpClient client = HttpClient.newHttpClient();
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

      // When // Then
      assertThat(scenario.drills()).isNotEmpty();
      for (var drill : scenario.drills()) {
        put(control, drill);
        ask(drill, "steps");
        end(control);
        ask(drill, "afterwards");
      }
    }
  }

  private void put(ControlServer control, Drill drill) throws Exception {
    var body = HttpRequest.BodyPublishers.ofString("{\"drill\": \"" + drill.id() + "\"}");
    assertThat(send(control, request -> request.PUT(body))).isEqualTo(200);
  }

  private void end(ControlServer control) throws Exception {
    assertThat(send(control, HttpRequest.Builder::DELETE)).isEqualTo(200);
  }

  private int send(ControlServer control, java.util.function.UnaryOperator<HttpRequest.Builder> how)
      throws IOException, InterruptedException {
    var token = Files.readString(data.resolve("control.token"));
    var request =
        HttpRequest.newBuilder(control.address().resolve("/v1/run"))
            .header("Authorization", "Bearer " + token);
    return client
        .send(how.apply(request).build(), HttpResponse.BodyHandlers.discarding())
        .statusCode();
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
