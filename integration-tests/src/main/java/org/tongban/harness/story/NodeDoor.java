package org.tongban.harness.story;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import org.tongban.core.message.StrictJson;

/** The local API of a real node, used as a bureau's own system uses it. */
public final class NodeDoor {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration DEADLINE = Duration.ofSeconds(8);
  private static final String ONE = "/api/v1/asks/";
  private static final String SEVERAL = "/api/v1/fan-outs/";

  private final HttpClient client;
  private final URI api;
  private final String token;

  /**
   * @param api its address, without a slash at the end
   * @param token the clerk's; for {@link #directoryVersion} it must be an administrator's too
   */
  public NodeDoor(HttpClient client, URI api, String token) {
    this.client = Objects.requireNonNull(client, "client");
    this.api = Objects.requireNonNull(api, "api");
    this.token = Objects.requireNonNull(token, "token");
  }

  /**
   * Asks; a problem is a reply too.
   *
   * @throws UncheckedIOException when the node isn't there
   */
  Reply ask(Step.Asks ask) {
    return new Reply(
        post((ask.several() ? SEVERAL : ONE) + ask.service().value(), wish(ask), ask.account()));
  }

  /** Posts, and waits for what comes of it for a while. */
  JsonNode post(String path, JsonNode form, boolean account) {
    var request =
        HttpRequest.newBuilder(URI.create(api + path))
            .timeout(PATIENCE)
            .header("Prefer", "wait=" + DEADLINE.plusSeconds(5).toSeconds())
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .POST(BodyPublishers.ofByteArray(StrictJson.write(form)));
    if (account) {
      request.header("Authorization", "Bearer " + token);
    }
    return StrictJson.parse(send(request.build()).body());
  }

  static ObjectNode wish(Step.Asks ask) {
    var wish = JsonNodeFactory.instance.objectNode();
    if (ask.several()) {
      wish.put("deadline", DEADLINE.toString());
    } else {
      wish.put("to", ask.to());
    }
    ask.purpose().ifPresent(purpose -> wish.put("purpose", purpose));
    wish.putObject("basis").put("type", ask.basis().type()).put("ref", ask.basis().ref());
    ask.agreement().ifPresent(agreement -> wish.put("agreement", agreement));
    wish.set("body", ask.body());
    return wish;
  }

  /** Version of the directory that the node goes by; 0 when it doesn't say. */
  public long directoryVersion() {
    var request =
        HttpRequest.newBuilder(URI.create(api + "/actuator/health"))
            .timeout(PATIENCE)
            .header("Authorization", "Bearer " + token);
    var health = StrictJson.parse(send(request.build()).body());
    return health.at("/components/directory/details/version").asLong();
  }

  private HttpResponse<byte[]> send(HttpRequest request) {
    try {
      return client.send(request, BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException("no node answers at " + api, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
