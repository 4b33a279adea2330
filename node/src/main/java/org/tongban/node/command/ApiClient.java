package org.tongban.node.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiFunction;
import org.tongban.core.message.MessageId;
import org.tongban.core.message.StrictJson;
import org.tongban.core.proof.Container;

/** Calls the API of a running node. */
final class ApiClient {
  /** Of all that a node gives out, a proof is the largest. */
  private static final int LARGEST_REPLY = Container.LARGEST;

  private final URI node;
  private final HttpClient client;
  private final Duration timeout;
  private final Optional<String> token;
  private final Messages messages;

  ApiClient(
      URI node, HttpClient client, Duration timeout, Optional<String> token, Messages messages) {
    this.node = node;
    this.client = client;
    this.timeout = timeout;
    this.token = token;
    this.messages = messages;
  }

  /**
   * What the node said.
   *
   * @param status HTTP status
   * @param document the answer, or the problem (RFC 9457)
   */
  record Reply(int status, JsonNode document) {
    boolean problem() {
      return status >= 400;
    }
  }

  /** Asks a member; what was answered later already is given at once. */
  Reply ask(String service, byte[] json, String idempotencyKey) {
    return followed(post("api/v1/asks/" + service, json, idempotencyKey));
  }

  /** Asks several members at once. */
  Reply fanOut(String service, byte[] json, String idempotencyKey) {
    return post("api/v1/fan-outs/" + service, json, idempotencyKey);
  }

  /** How far that has come. */
  Reply fanOut(MessageId id) {
    return sent(to("api/v1/fan-outs/" + id).build(), this::reply);
  }

  /** Events of other members after a place. */
  Reply events(long after) {
    return sent(to("api/v1/events?after=" + after).build(), this::reply);
  }

  /** Has an event told to another member. */
  Reply sendEvent(String service, byte[] json, String idempotencyKey) {
    return post("api/v1/events/" + service, json, idempotencyKey);
  }

  /** What became of an event of ours. */
  Reply sentEvent(MessageId id) {
    return sent(to("api/v1/events/sent/" + id).build(), this::reply);
  }

  /** Sends an event of ours again. */
  Reply sendEventAgain(MessageId id) {
    return post("api/v1/events/sent/" + id + "/again", new byte[0], id.toString());
  }

  /** Says what was done with an event of another member. */
  Reply disposeEvent(MessageId id, byte[] json) {
    return post("api/v1/events/" + id + "/disposition", json, id.toString());
  }

  /** Tells who awaits it that it can be fetched. */
  Reply ready(String ticket, String idempotencyKey) {
    return post("api/v1/awaited/" + ticket + "/ready", new byte[0], idempotencyKey);
  }

  /** Ends what an asker awaits, whose authorization was revoked. */
  Reply stop(String ticket, byte[] json) {
    return post("api/v1/awaited/" + ticket + "/stop", json, ticket);
  }

  /** Takes an ask back. */
  Reply withdraw(MessageId id, byte[] json) {
    return post("api/v1/exchanges/" + id + "/withdraw", json, id.toString());
  }

  /** Reserves at another member, and waits a while for its answer. */
  Reply beginTransaction(String service, byte[] json, String idempotencyKey) {
    return waiting("api/v1/transactions/" + service, json, idempotencyKey);
  }

  /** How far that has come. */
  Reply transaction(MessageId id) {
    return sent(to("api/v1/transactions/" + id).build(), this::reply);
  }

  /** The caller's latest. */
  Reply transactions() {
    return sent(to("api/v1/transactions").build(), this::reply);
  }

  /** Commits or cancels it, and waits a while for the other side's answer. */
  Reply decide(MessageId id, String decision, byte[] json) {
    return waiting("api/v1/transactions/" + id + "/" + decision, json, id + "-" + decision);
  }

  private Reply waiting(String path, byte[] json, String idempotencyKey) {
    var request = posted(path, json, idempotencyKey).header("Prefer", "wait=20");
    return sent(request.build(), this::reply);
  }

  /** Asks about the people of a file. */
  Reply beginBatch(String serviceAndQuery, String type, Path rows, String idempotencyKey) {
    try {
      var request =
          to("api/v1/batches/" + serviceAndQuery)
              .header("Content-Type", type)
              .header("Accept", "application/json, application/problem+json")
              .header("Idempotency-Key", idempotencyKey)
              .POST(BodyPublishers.ofFile(rows));
      return sent(request.build(), this::reply);
    } catch (FileNotFoundException e) {
      throw failed("file.unreadable", rows);
    }
  }

  /** How far that has come. */
  Reply batch(MessageId id) {
    return sent(to("api/v1/batches/" + id).build(), this::reply);
  }

  /** Pauses, resumes or cancels it. */
  Reply batch(MessageId id, String step) {
    var request = to("api/v1/batches/" + id + "/" + step).POST(BodyPublishers.noBody());
    return sent(request.build(), this::reply);
  }

  /** Saves what may be larger than memory. */
  void download(String path, String type, Path to, String refused) {
    var request = to(path.replaceFirst("^/", "")).header("Accept", type).build();
    try {
      var response = client.send(request, BodyHandlers.ofInputStream());
      try (var body = response.body()) {
        if (response.statusCode() == HttpURLConnection.HTTP_OK) {
          Files.copy(body, to, StandardCopyOption.REPLACE_EXISTING);
        } else {
          whole(response, limited(body), refused);
        }
      }
    } catch (HttpTimeoutException e) {
      throw failed("node.timeout", node, timeout.toSeconds());
    } catch (IOException e) {
      throw failed("file.unwritable", to, e.getClass().getSimpleName());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed("node.interrupted");
    }
  }

  private Reply post(String path, byte[] json, String idempotencyKey) {
    return sent(posted(path, json, idempotencyKey).build(), this::reply);
  }

  private HttpRequest.Builder posted(String path, byte[] json, String idempotencyKey) {
    return to(path)
        .header("Content-Type", "application/json")
        .header("Accept", "application/json, application/problem+json")
        .header("Idempotency-Key", idempotencyKey)
        .POST(BodyPublishers.ofByteArray(json));
  }

  /** What came of an exchange; where another brought the answer, of that one. */
  Reply result(String exchange) {
    return followed(sent(to("api/v1/exchanges/" + exchange + "/result").build(), this::reply));
  }

  private Reply followed(Reply reply) {
    var by = reply.document().at("/links/by").asText("");
    return reply.status() == HttpURLConnection.HTTP_SEE_OTHER
        ? result(MessageId.parse(by.substring(by.lastIndexOf('/') + 1)).toString())
        : reply;
  }

  /**
   * A file of the node.
   *
   * @param refused key of the text that says with status and title that the node gives none
   * @throws CommandFailedException with what the node says where it gives none
   */
  byte[] file(String path, String refused) {
    return sent(to(path).build(), (response, body) -> whole(response, body, refused));
  }

  /** The same, of what it makes out of another file. */
  byte[] file(String path, String type, byte[] content, String refused) {
    var request =
        to(path).header("Content-Type", type).POST(BodyPublishers.ofByteArray(content)).build();
    return sent(request, (response, body) -> whole(response, body, refused));
  }

  private HttpRequest.Builder to(String path) {
    var request =
        HttpRequest.newBuilder(address(path))
            .timeout(timeout)
            .header("Accept-Language", messages.text("language"));
    token.ifPresent(secret -> request.header("Authorization", "Bearer " + secret));
    return request;
  }

  private byte[] whole(HttpResponse<?> response, byte[] body, String refused) {
    if (response.statusCode() == 200) {
      return body;
    }
    var problem = reply(response, body);
    throw new CommandFailedException(
        ExitCodes.ofStatus(problem.status()),
        messages.text(refused, problem.status(), problem.document().path("title").asText("")));
  }

  private URI address(String path) {
    String base = node.toString();
    return URI.create(base.endsWith("/") ? base + path : base + "/" + path);
  }

  private <T> T sent(HttpRequest request, BiFunction<HttpResponse<?>, byte[], T> reading) {
    try {
      var response = client.send(request, BodyHandlers.ofInputStream());
      try (var body = response.body()) {
        return reading.apply(response, limited(body));
      }
    } catch (HttpTimeoutException e) {
      throw failed("node.timeout", node, timeout.toSeconds());
    } catch (IOException e) {
      throw failed("node.unreachable", node);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed("node.interrupted");
    }
  }

  private byte[] limited(InputStream body) throws IOException {
    byte[] read = body.readNBytes(LARGEST_REPLY + 1);
    if (read.length > LARGEST_REPLY) {
      throw failed("node.large", node);
    }
    return read;
  }

  private Reply reply(HttpResponse<?> response, byte[] body) {
    String type = response.headers().firstValue("Content-Type").orElse("");
    boolean understood =
        response.statusCode() >= 400
            ? type.startsWith("application/problem+json")
            : response.statusCode() <= HttpURLConnection.HTTP_SEE_OTHER
                && type.startsWith("application/json");
    if (!understood) {
      throw failed("node.foreign", node, response.statusCode());
    }
    try {
      return new Reply(response.statusCode(), StrictJson.parse(body));
    } catch (IllegalArgumentException e) {
      throw failed("node.foreign", node, response.statusCode());
    }
  }

  private CommandFailedException failed(String key, Object... values) {
    return new CommandFailedException(ExitCodes.NEGATIVE, messages.text(key, values));
  }
}
