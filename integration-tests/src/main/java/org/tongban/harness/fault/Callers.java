package org.tongban.harness.fault;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.tongban.core.message.StrictJson;
import org.tongban.node.demo.DemoLayout;

/** Callers that ask their nodes on and on, and remember each reply. */
final class Callers implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int AFTER_FAILURE_MILLIS = 100;

  private final DemoLayout layout;
  private final Duration pause;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();
  private final Queue<Call> calls = new ConcurrentLinkedQueue<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private volatile boolean going = true;

  /**
   * @param pause of each caller between two asks
   */
  Callers(DemoLayout layout, Duration pause) {
    this.layout = layout;
    this.pause = pause;
  }

  /** One more caller, who asks these in turn. */
  void add(List<Wish> wishes) {
    threads.execute(() -> askOnAndOn(wishes));
  }

  private void askOnAndOn(List<Wish> wishes) {
    try {
      for (int turn = 0; going; turn++) {
        var call = ask(wishes.get(turn % wishes.size()), UUID.randomUUID().toString());
        calls.add(call);
        TimeUnit.MILLISECONDS.sleep(call.good() ? pause.toMillis() : AFTER_FAILURE_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Asks once, under that Idempotency-Key. */
  Call ask(Wish wish, String key) throws InterruptedException {
    var begin = System.nanoTime();
    try {
      var response = client.send(request(wish, key), HttpResponse.BodyHandlers.ofByteArray());
      var json = json(response.body());
      var problem = response.statusCode() != 200 || json.has("code");
      var outcome = json.path(problem ? "code" : "outcome").asText("status-unexpected");
      return done(begin, wish, key, json.path("exchange").asText(""), outcome);
    } catch (IOException e) {
      return done(begin, wish, key, "", Call.NO_REPLY);
    }
  }

  private static Call done(long begin, Wish wish, String key, String exchange, String outcome) {
    return new Call(begin, System.nanoTime(), wish, key, exchange, outcome);
  }

  private static JsonNode json(byte[] body) throws IOException {
    try {
      return StrictJson.parse(body);
    } catch (IllegalArgumentException e) {
      throw new IOException("no JSON", e);
    }
  }

  private HttpRequest request(Wish wish, String key) {
    try {
      var address = layout.api(wish.from()) + "/api/v1/asks/" + wish.service();
      return HttpRequest.newBuilder(URI.create(address))
          .timeout(PATIENCE)
          .header("Authorization", "Bearer " + Files.readString(layout.token(wish.from())).strip())
          .header("Idempotency-Key", key)
          .header("Content-Type", "application/json")
          .POST(HttpRequest.BodyPublishers.ofByteArray(wish.bytes()))
          .build();
    } catch (IOException e) {
      throw new UncheckedIOException("a caller's token can't be read", e);
    }
  }

  /** What came of it so far, in the order in which it ended. */
  List<Call> calls() {
    return List.copyOf(calls);
  }

  int count() {
    return calls.size();
  }

  /** Waits until nothing that was begun is open; nothing more is asked. */
  void stop() throws InterruptedException {
    going = false;
    threads.shutdown();
    if (!threads.awaitTermination(2 * PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new IllegalStateException("a caller still waits for its node");
    }
  }

  @Override
  public void close() {
    going = false;
    threads.shutdownNow();
  }
}
