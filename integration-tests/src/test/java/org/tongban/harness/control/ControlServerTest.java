package org.tongban.harness.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.StrictJson;
import org.tongban.harness.scenario.Knobs;
import org.tongban.harness.scenario.Scenario;
import org.tongban.harness.scenario.ScenarioFile;

/** What the control address lets whom do. */
class ControlServerTest {
  private static final Instant NOON = Instant.parse("2026-11-20T04:00:00Z");
  private static final MemberCode DECHENG = new MemberCode("371402");

  private final Map<MemberCode, Knobs> turned = new HashMap<>();
  private final HttpClient client = HttpClient.newHttpClient();
  @TempDir private Path folder;
  private Scenario scenario;
  private ControlServer control;

  private final Turned regions =
      new Turned() {
        @Override
        public void turn(MemberCode region, Knobs knobs) {
          turned.put(region, knobs);
        }

        @Override
        public Map<MemberCode, Long> replies() {
          return Map.of(DECHENG, 7L);
        }
      };

  @BeforeEach
  void open() throws IOException {
    scenario = ScenarioFile.read(Path.of("scenarios", "neighbours.yaml"));
    control = ControlServer.open(scenario, regions, folder, 0, Clock.fixed(NOON, ZoneOffset.UTC));
  }

  @AfterEach
  void close() {
    control.close();
  }

  private HttpResponse<String> send(String token, String method, String path, String body)
      throws Exception {
    var request =
        HttpRequest.newBuilder(control.address().resolve(path))
            .header("Authorization", "Bearer " + token)
            .method(method, HttpRequest.BodyPublishers.ofString(body));
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> send(String method, String path, String body) throws Exception {
    return send(Files.readString(folder.resolve(ControlToken.FILE)), method, path, body);
  }

  private static JsonNode json(HttpResponse<String> reply) {
    return StrictJson.parse(reply.body().getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  @Test
  void onlyWhoReadsTheTokenOfTheFolderIsHeard() throws Exception {
    // When
    var rights = Files.getPosixFilePermissions(folder.resolve(ControlToken.FILE));
    var stranger = send("guessed", "DELETE", "/v1/knobs", "");

    // Then
    assertThat(PosixFilePermissions.toString(rights)).isEqualTo("rw-------");
    assertThat(stranger.statusCode()).isEqualTo(401);
    assertThat(stranger.body()).isEmpty();
    assertThat(turned).isEmpty();
    assertThat(control.address().getHost()).isEqualTo("127.0.0.1");
  }

  @Test
  void aRegionIsTurnedAndWhatIsLeftOutStays() throws Exception {
    // When
    send("PUT", "/v1/regions/371402/knobs", "{\"latencyMs\": 300}");
    var state = json(send("PUT", "/v1/regions/371402/knobs", "{\"dropPercent\": 50}"));

    // Then
    assertThat(turned.get(DECHENG))
        .isEqualTo(new Knobs(Duration.ofMillis(300), 0, false, false, Duration.ZERO, 50));
    var region = state.at("/regions/0");
    assertThat(region.path("code").asText()).isEqualTo("371402");
    assertThat(region.path("replies").asLong()).isEqualTo(7);
    assertThat(region.at("/knobs/latencyMs").asInt()).isEqualTo(300);
    assertThat(region.at("/knobs/dropPercent").asInt()).isEqualTo(50);
  }

  @Test
  void everyBoundThatIsBrokenIsToldAtOnceAndNothingIsTurned() throws Exception {
    // When
    var reply =
        send(
            "PUT",
            "/v1/regions/371402/knobs",
            "{\"latencyMs\": 60001, \"errorPercent\": -1, \"clockSeconds\": \"soon\", \"x\": 1}");

    // Then
    assertThat(reply.statusCode()).isEqualTo(422);
    assertThat(json(reply).path("errors").findValuesAsText("pointer"))
        .contains("/latencyMs", "/errorPercent", "/clockSeconds")
        .hasSize(4);
    assertThat(turned).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /v1/nothing, 404",
    "PUT, /v1/regions/999999/knobs, 404",
    "PUT, /v1/run, 404",
    "POST, /v1/run, 405",
    "GET, /v1/regions/371402/knobs, 405"
  })
  void whatIsNotThereIsSaidSo(String method, String path, int status) throws Exception {
    assertThat(send(method, path, "{\"drill\": \"none\"}").statusCode()).isEqualTo(status);
  }

  @Test
  void whatIsNoJsonIsRefused() throws Exception {
    assertThat(send("PUT", "/v1/run", "drill").statusCode()).isEqualTo(422);
  }

  @Test
  void aDrillTurnsItsRegionsAndItsEndTurnsThemBack() throws Exception {
    // Given
    send("PUT", "/v1/regions/371402/knobs", "{\"latencyMs\": 300}");

    // When
    var begun = json(send("PUT", "/v1/run", "{\"drill\": \"neighbour-down\"}"));
    var during = turned.get(DECHENG);
    var second = send("PUT", "/v1/run", "{\"drill\": \"wrong-clock\"}");
    var byHand = send("PUT", "/v1/regions/371402/knobs", "{\"latencyMs\": 1}");
    var ended = json(send("DELETE", "/v1/run", ""));

    // Then
    assertThat(begun.at("/run/until").asText()).isEqualTo("2026-11-20T04:01:00Z");
    assertThat(during.drops()).isEqualTo(100);
    assertThat(second.statusCode()).isEqualTo(409);
    assertThat(byHand.statusCode()).isEqualTo(409);
    assertThat(ended.has("run")).isFalse();
    assertThat(turned.get(DECHENG).drops()).isZero();
    assertThat(turned.get(DECHENG).latency()).isEqualTo(Duration.ofMillis(300));
  }

  @Test
  void aDrillThatNobodyEndsIsOverWhenItsTimeIs() {
    // Given
    var clock = new Clock[] {Clock.fixed(NOON, ZoneOffset.UTC)};
    var board = new Board(scenario, regions, new Later(clock));
    board.begin(scenario.drills().get(0));

    // When
    clock[0] = Clock.offset(clock[0], Duration.ofSeconds(59));
    board.tidy();
    var still = turned.get(DECHENG).latency();
    clock[0] = Clock.offset(clock[0], Duration.ofSeconds(1));
    board.tidy();

    // Then
    assertThat(still).isEqualTo(Duration.ofMillis(800));
    assertThat(turned.get(DECHENG).latency()).isZero();
    assertThat(board.running()).isEmpty();
  }

  /** A clock that a test turns. */
  private static final class Later extends Clock {
    private final Clock[] now;

    Later(Clock[] now) {
      this.now = now;
    }

    @Override
    public ZoneOffset getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(java.time.ZoneId zone) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Instant instant() {
      return now[0].instant();
    }
  }
}
