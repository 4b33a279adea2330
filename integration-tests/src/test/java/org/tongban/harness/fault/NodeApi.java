package org.tongban.harness.fault;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.tongban.core.message.StrictJson;

/** The local API of one of several replicas, as a clerk's system uses it. */
final class NodeApi {
  private static final int ACCEPTED = 202;
  private static final int NOT_FOUND = 404;
  private static final Duration PATIENCE = Duration.ofSeconds(120);

  private final HttpClient client = HttpClient.newHttpClient();
  private final String api;
  private final String token;

  /**
   * @param api its address, without a slash at the end
   * @param token file with the clerk's
   */
  NodeApi(String api, Path token) throws IOException {
    this.api = api;
    this.token = Files.readString(token).strip();
  }

  /**
   * Posts it until it is taken: a node that doesn't know the newest directory yet takes it later.
   */
  JsonNode begin(String path, String body) throws IOException, InterruptedException {
    var request =
        to(path)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .POST(BodyPublishers.ofString(body))
            .build();
    var end = System.nanoTime() + PATIENCE.toNanos();
    var reply = client.send(request, BodyHandlers.ofByteArray());
    while (reply.statusCode() == NOT_FOUND && System.nanoTime() < end) {
      TimeUnit.MILLISECONDS.sleep(200);
      reply = client.send(request, BodyHandlers.ofByteArray());
    }
    assertThat(reply.statusCode())
        .as(new String(reply.body(), StandardCharsets.UTF_8))
        .isEqualTo(ACCEPTED);
    return StrictJson.parse(reply.body());
  }

  private HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create(api + path))
        .timeout(PATIENCE)
        .header("Authorization", "Bearer " + token);
  }

  /** Looks again and again until it is as wanted. */
  JsonNode await(String path, Predicate<JsonNode> wanted) throws IOException, InterruptedException {
    var end = System.nanoTime() + PATIENCE.toNanos();
    var last = get(path);
    while (!wanted.test(last) && System.nanoTime() < end) {
      TimeUnit.MILLISECONDS.sleep(200);
      last = get(path);
    }
    assertThat(wanted.test(last)).as(last.toString()).isTrue();
    return last;
  }

  private JsonNode get(String path) throws IOException, InterruptedException {
    return StrictJson.parse(client.send(to(path).build(), BodyHandlers.ofByteArray()).body());
  }
}
