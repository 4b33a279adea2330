package org.tongban.harness.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.tongban.harness.Simulation;
import org.tongban.harness.fault.Finding.State;
import org.tongban.harness.scenario.ScenarioFile;
import org.tongban.it.federation.BuiltProgram;
import org.tongban.node.demo.register.KnownPeople;

/** Two nodes of one member, processes of their own, on one database behind a plain balancer. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReplicasIT {
  private static final Clock CLOCK = Clock.systemUTC();
  private static final int PORTS = 16_100;
  private static final Duration STRUCK = Duration.ofSeconds(4);
  private static final int RATE = 100;
  private static final int THREADS = 8;

  /** A fiftieth of the rate for each of the two. */
  private static final int AHEAD = 2 * RATE / 50;

  private static final String QUESTION =
      """
      {"purpose": "RESCUE_IDENTIFICATION", "deadline": "PT5S",
       "basis": {"type": "STATUTE", "ref": "城市生活无着的流浪乞讨人员救助管理办法"},
       "body": {"caseRef": "JZ-3304-2026-0117", "sex": "FEMALE", "ageFrom": 70, "ageTo": 80,
                "found": {"on": "2026-11-01", "division": "330421"},
                "station": {"name": "嘉善县测试救助管理站", "division": "330421"}}}
      """;

  private static Bed bed;

  @BeforeAll
  static void start() throws Exception {
    BuiltProgram.use();
    var data = OwnFolder.fresh(Path.of("target", "replicas").toAbsolutePath());
    BuiltProgram.shareDatabase(data);
    bed = Bed.start(Path.of("..").toRealPath(), data, PORTS, Map.of(), CLOCK);
  }

  @AfterAll
  static void stop() {
    bed.close();
  }

  @Test
  @Order(1)
  void nothingIsLostOrAnsweredTwiceWhenOneOfThemIsKilledUnderLoad() throws Exception {
    // When
    var finding = new Trial(bed, STRUCK, CLOCK).of(new KillReplica());

    // Then
    assertThat(finding.broken()).isEmpty();
    assertThat(finding.state()).isEqualTo(State.HELD);
    assertThat(finding.lost()).isZero();
    assertThat(finding.twice()).isZero();
    assertThat(finding.acknowledged()).isGreaterThan(100);
  }

  /** The last one: it leaves a node behind that answers nothing more today. */
  @Test
  @Order(3)
  void aRateHoldsForBothTogetherAndOutlivesThem() throws Exception {
    // Given
    var limit = Map.of("limits.memberAndService", RATE + "/d");
    bed.restart(Bed.ANSWERING, limit);
    try (var replica = Replica.start(bed.layout(), bed.settings(Bed.ANSWERING, limit));
        var callers = new Callers(bed.layout(), Duration.ZERO)) {
      bed.line().lead(bed.layout().peerPort(Bed.ANSWERING), replica.peerPort());

      // When
      var first = ask(callers, RATE + 60);
      var used = bed.line().connections(replica.peerPort());
      replica.kill();
      var alone = ask(callers, 20);
      replica.restart();
      var again = ask(callers, 20);

      // Then
      assertThat(used).isPositive();
      assertThat(first.keySet()).containsExactlyInAnyOrder("POSITIVE", "too-many-asks");
      assertThat(first.get("POSITIVE")).isBetween(RATE, RATE + AHEAD);
      // what the killed one had not settled, and what each may run ahead
      assertThat(alone.getOrDefault("POSITIVE", 0)).isLessThanOrEqualTo(AHEAD);
      assertThat(again.getOrDefault("POSITIVE", 0)).isLessThanOrEqualTo(AHEAD);
    }
  }

  @Test
  @Order(2)
  void aQuestionToManyIsGoneOnWithByTheOther() throws Exception {
    // Given: nine simulated regions, of which three are silent
    var scenario = ScenarioFile.read(Path.of("scenarios").resolve("nine-regions.yaml"));
    var layout = bed.layout();
    try (var simulation =
            Simulation.start(
                scenario,
                layout.federation(),
                layout.data().resolve("regions"),
                layout.home().resolve("schemas"),
                0,
                CLOCK);
        var replica = Replica.start(layout, bed.settings(Bed.ANSWERING, Map.of()))) {
      var first = new NodeApi(layout.api(Bed.ANSWERING), layout.token(Bed.ANSWERING));
      var second = new NodeApi(replica.api(), layout.token(Bed.ANSWERING));

      // When: it has acknowledged the question, and dies
      var begun = second.begin("/api/v1/fan-outs/rescue.identify", QUESTION);
      replica.kill();

      // Then
      var address = begun.at("/links/self").asText();
      var after = first.await(address, json -> json.path("silent").size() == 3);
      assertThat(after.path("answered")).hasSize(5);
      assertThat(after.path("refused")).hasSize(1);
      assertThat(after.path("conclusion").asText()).isEqualTo("UNDETERMINED");
      assertThat(simulation.replies().values().stream().mapToLong(count -> count))
          .as("answers of one region")
          .allMatch(count -> count <= 1);
    }
  }

  /** How often which outcome came, of so many asks. */
  private static Map<String, Integer> ask(Callers callers, int count) throws Exception {
    var person = KnownPeople.ASSISTED.in(Bed.ANSWERING);
    var wish = Wish.assistance(Bed.ASKING, Bed.ANSWERING.code(), person, "POSITIVE");
    Callable<String> one = () -> callers.ask(wish, UUID.randomUUID().toString()).outcome();
    var threads = Executors.newFixedThreadPool(THREADS);
    List<Future<String>> asked = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      asked.add(threads.submit(one));
    }
    var outcomes = new HashMap<String, Integer>();
    for (var reply : asked) {
      outcomes.merge(reply.get(), 1, Integer::sum);
    }
    threads.shutdownNow();
    return outcomes;
  }
}
