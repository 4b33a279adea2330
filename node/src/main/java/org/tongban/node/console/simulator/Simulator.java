package org.tongban.node.console.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.function.UnaryOperator;
import org.tongban.core.message.StrictJson;
import org.tongban.core.refusal.Violation;
import org.tongban.node.console.simulator.SimulatorException.Why;
import org.tongban.node.settings.SimulatorSettings;

/** The control address of the simulation. Each method gives what it plays afterwards. */
final class Simulator {
  private static final Duration LONGEST = Duration.ofSeconds(5);
  private static final int LARGEST = 1024 * 1024;

  private final SimulatorSettings settings;
  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(LONGEST)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  Simulator(SimulatorSettings settings) {
    this.settings = settings;
  }

  int port() {
    return URI.create(settings.address()).getPort();
  }

  Played now() throws SimulatorException {
    return send("/v1/state", HttpRequest.Builder::GET);
  }

  /**
   * Turns a region's knobs.
   *
   * @param code six digits
   */
  Played turn(String code, ObjectNode knobs) throws SimulatorException {
    return send("/v1/regions/" + code + "/knobs", request -> request.PUT(body(knobs)));
  }

  /** All regions as their scripts have them, and no drill. */
  Played normal() throws SimulatorException {
    return send("/v1/knobs", HttpRequest.Builder::DELETE);
  }

  Played begin(Drill drill) throws SimulatorException {
    var wanted = JsonNodeFactory.instance.objectNode().put("drill", drill.id());
    return send("/v1/run", request -> request.PUT(body(wanted)));
  }

  /** What a drill has turned is as before. */
  Played end() throws SimulatorException {
    return send("/v1/run", HttpRequest.Builder::DELETE);
  }

  private static HttpRequest.BodyPublisher body(JsonNode json) {
    return BodyPublishers.ofByteArray(StrictJson.write(json));
  }

  private Played send(String path, UnaryOperator<HttpRequest.Builder> method)
      throws SimulatorException {
    try {
      var request =
          HttpRequest.newBuilder(URI.create(settings.address() + path))
              .timeout(LONGEST)
              // new with each start of the simulation
              .header("Authorization", "Bearer " + Files.readString(settings.tokenFile()).strip());
      var reply = client.send(method.apply(request).build(), BodyHandlers.ofInputStream());
      try (var body = reply.body()) {
        return read(reply, body.readNBytes(LARGEST));
      }
    } catch (IOException e) {
      throw new SimulatorException(Why.AWAY);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SimulatorException(Why.AWAY);
    } catch (IllegalArgumentException e) {
      // neither a token nor JSON
      throw new SimulatorException(Why.ODD);
    }
  }

  private static Played read(HttpResponse<?> reply, byte[] body) throws SimulatorException {
    switch (reply.statusCode()) {
      case 200:
        return Played.of(StrictJson.parse(body));
      case 401:
        throw new SimulatorException(Why.TOKEN);
      case 404:
        throw new SimulatorException(Why.GONE);
      case 409:
        throw new SimulatorException(Why.BUSY);
      case 422:
        var wrong = new ArrayList<Violation>();
        StrictJson.parse(body).path("errors").forEach(one -> wrong.add(violation(one)));
        throw new SimulatorException(Why.WRONG, wrong);
      default:
        throw new SimulatorException(Why.ODD);
    }
  }

  private static Violation violation(JsonNode one) {
    return new Violation(one.path("pointer").asText(), one.path("message").asText());
  }
}
