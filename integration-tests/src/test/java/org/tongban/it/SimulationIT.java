package org.tongban.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tongban.node.demo.register.Region.JIASHAN;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tongban.core.message.MemberCode;
import org.tongban.harness.Simulation;
import org.tongban.harness.scenario.ScenarioFile;
import org.tongban.it.federation.Federation;
import org.tongban.it.federation.Reply;
import org.tongban.it.federation.Wish;
import org.tongban.it.federation.WithFederation;
import org.tongban.node.demo.register.KnownPeople;

/** Real nodes ask simulated regions: good ones are believed, and no fault passes for an answer. */
@WithFederation
class SimulationIT {
  private static final Path SCENARIOS = Path.of("scenarios");

  private final Federation federation;
  @TempDir private Path data;

  SimulationIT(Federation federation) {
    this.federation = federation;
  }

  @AfterEach
  void restore() {
    federation.publish();
  }

  @Test
  void goodRegionsAreBelieved() throws IOException {
    try (var simulation = play("neighbours.yaml")) {
      // When
      var positive = ask("371402", "371499195509300243");
      var unknown = ask("371402", "420999198207070336");
      var mismatch = ask("320612", "32069919680412011X");
      var inSm2 = ask("420902", "420999198207070336");

      // Then
      assertThat(positive.outcome()).isEqualTo("POSITIVE");
      assertThat(positive.json().at("/body/category").asText()).isEqualTo("DIBAO");
      assertThat(unknown.outcome()).isEqualTo("NOT_FOUND");
      assertThat(mismatch.outcome()).isEqualTo("IDENTITY_MISMATCH");
      assertThat(inSm2.outcome()).isEqualTo("POSITIVE");
      assertThat(simulation.replies()).containsEntry(new MemberCode("371402"), 2L);
      for (var reply : List.of(positive, unknown, mismatch, inSm2)) {
        var kept = "/api/v1/exchanges/" + reply.exchange() + "/answer";
        assertThat(federation.get(JIASHAN, kept).status()).isEqualTo(200);
      }
    }
  }

  @Test
  void noFaultPassesForAnAnswer() throws IOException {
    try (var simulation = play("faults.yaml")) {
      // When // Then
      assertThat(ask("330402").outcome()).as("slow").isEqualTo("NOT_FOUND");
      assertThat(ask("330411").problem())
          .as("silent")
          .isEqualTo("504 peer-timeout at answering-node");
      var refused = ask("330424");
      assertThat(refused.outcome()).as("refuses").isEqualTo("REFUSED");
      assertThat(refused.json().path("code").asText()).isEqualTo("purpose-not-allowed");
      assertThat(ask("330481").problem())
          .as("broken signature")
          .isEqualTo("502 answer-invalid at answering-node");
      assertThat(ask("330482").problem())
          .as("a stranger's signature")
          .isEqualTo("502 answer-invalid at answering-node");
      assertThat(ask("330483").problem())
          .as("a clock that is behind")
          .isEqualTo("502 answer-invalid at answering-node");
      var older = federation.ask(JIASHAN, Wish.care("310115", KnownPeople.ELDER.in(JIASHAN)));
      assertThat(older.outcome()).as("an older version, encrypted").isEqualTo("NOT_FOUND");
      assertThat(older.json().path("version").asText()).isEqualTo("1.0");
      assertThat(simulation.replies()).containsEntry(new MemberCode("330411"), 0L);
    }
  }

  private Simulation play(String scenario) throws IOException {
    var simulation =
        Simulation.start(
            ScenarioFile.read(SCENARIOS.resolve(scenario)),
            federation.layout().federation(),
            data,
            federation.layout().home().resolve("schemas"),
            0,
            Clock.systemUTC());
    federation.takeDirectory();
    return simulation;
  }

  private Reply ask(String to) {
    return ask(to, KnownPeople.ASSISTED.in(JIASHAN).idNumber());
  }

  private Reply ask(String to, String idNumber) {
    var wish =
        Wish.assistance(to, KnownPeople.ASSISTED.in(JIASHAN))
            .body(body -> body.withObject("/subject").put("idNumber", idNumber));
    return federation.ask(JIASHAN, wish);
  }
}
