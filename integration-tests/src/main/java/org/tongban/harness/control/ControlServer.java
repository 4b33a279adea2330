package org.tongban.harness.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.StrictJson;
import org.tongban.core.refusal.Violation;
import org.tongban.harness.scenario.KnobsForm;
import org.tongban.harness.scenario.Scenario;
import org.tongban.harness.scenario.ScenarioException;

/**
 * The control address: {@code GET /v1/state}; {@code PUT /v1/regions/{code}/knobs}; {@code DELETE
 * /v1/knobs} for all as their scripts have them; {@code PUT /v1/run} with {@code {"drill": id}} and
 * {@code DELETE /v1/run}. Each replies with the state then, or with 401, 404, 405, 409 (a drill
 * goes on) or 422 and every problem. Loopback only, and with the token only.
 */
public final class ControlServer implements AutoCloseable {
  private static final Pattern KNOBS = Pattern.compile("/v1/regions/([0-9]{6})/knobs");
  private static final int LARGEST = 64 * 1024;
  private static final long TIDY_MILLIS = 250;

  private final Board board;
  private final ControlToken token;
  private final HttpServer server;
  private final ScheduledExecutorService threads =
      Executors.newScheduledThreadPool(2, ControlServer::thread);
  private final Future<?> tidying;

  private ControlServer(Board board, ControlToken token, HttpServer server) {
    this.board = board;
    this.token = token;
    this.server = server;
    this.tidying =
        threads.scheduleWithFixedDelay(
            board::tidy, TIDY_MILLIS, TIDY_MILLIS, TimeUnit.MILLISECONDS);
  }

  /**
   * Listens.
   *
   * @param folder where the token is written, for its owner only
   * @param port 0 for a free one
   * @throws UncheckedIOException when the port is taken or the folder can't be written
   */
  public static ControlServer open(
      Scenario scenario, Turned regions, Path folder, int port, Clock clock) {
    try {
      var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
      var server = HttpServer.create(address, 0);
      var board = new Board(scenario, regions, clock);
      var control = new ControlServer(board, ControlToken.make(folder), server);
      server.createContext("/", control::serve);
      server.setExecutor(control.threads);
      server.start();
      return control;
    } catch (IOException e) {
      throw new UncheckedIOException("the control can't listen on port " + port, e);
    }
  }

  private static Thread thread(Runnable work) {
    var thread = new Thread(work, "control");
    thread.setDaemon(true);
    return thread;
  }

  /** Without a path. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private void serve(HttpExchange http) throws IOException {
    try (http) {
      var body = http.getRequestBody().readNBytes(LARGEST + 1);
      if (!token.isIn(http.getRequestHeaders().getFirst("Authorization"))) {
        http.sendResponseHeaders(401, -1);
        return;
      }
      try {
        reply(http, status(http, body), ControlText.state(board));
      } catch (ScenarioException e) {
        reply(http, 422, ControlText.problems(e.problems()));
      }
    }
  }

  private static void reply(HttpExchange http, int status, JsonNode said) throws IOException {
    if (status == 404 || status == 405) {
      http.sendResponseHeaders(status, -1);
      return;
    }
    var bytes = StrictJson.write(said);
    http.getResponseHeaders().set("Content-Type", "application/json");
    http.sendResponseHeaders(status, bytes.length);
    http.getResponseBody().write(bytes);
  }

  /** Does what is asked. */
  private int status(HttpExchange http, byte[] body) {
    var path = http.getRequestURI().getPath();
    var knobs = KNOBS.matcher(path);
    if (knobs.matches()) {
      return method(http, "PUT") ? turn(new MemberCode(knobs.group(1)), body) : 405;
    }
    switch (http.getRequestMethod() + " " + path) {
      case "GET /v1/state":
        return 200;
      case "DELETE /v1/knobs":
        board.normal();
        return 200;
      case "PUT /v1/run":
        return begin(json(body).path("drill").asText());
      case "DELETE /v1/run":
        board.end();
        return 200;
      default:
        return List.of("/v1/state", "/v1/knobs", "/v1/run").contains(path) ? 405 : 404;
    }
  }

  private static JsonNode json(byte[] body) {
    try {
      return StrictJson.parse(body);
    } catch (IllegalArgumentException e) {
      throw new ScenarioException(List.of(new Violation("", e.getMessage())));
    }
  }

  private static boolean method(HttpExchange http, String wanted) {
    return http.getRequestMethod().equals(wanted);
  }

  private int turn(MemberCode region, byte[] body) {
    var now = board.knobs(region);
    if (now.isEmpty()) {
      return 404;
    }
    return board.turn(region, KnobsForm.read(json(body), now.get())) ? 200 : 409;
  }

  private int begin(String id) {
    return board.scenario().drills().stream()
        .filter(drill -> drill.id().equals(id))
        .findFirst()
        .map(drill -> board.begin(drill) ? 200 : 409)
        .orElse(404);
  }

  @Override
  public void close() {
    server.stop(0);
    tidying.cancel(true);
    threads.shutdownNow();
  }
}
