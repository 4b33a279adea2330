package org.tongban.harness.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.util.UUID;
import org.tongban.core.message.StrictJson;
import org.tongban.node.demo.DemoLayout;
import org.tongban.node.demo.register.KnownPeople;
import org.tongban.node.demo.register.Region;

/** Where a local system asks: a node's API, or the control's. */
final class Door {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final URI address;
  private final String type;
  private final String token;
  private final byte[] body;

  private Door(URI address, String type, String token, byte[] body) {
    this.address = address;
    this.type = type;
    this.token = token;
    this.body = body;
  }

  /** The clerk of one region asks another one whether somebody receives assistance. */
  static Door node(DemoLayout layout, Region from, Region to) {
    var person = KnownPeople.ASSISTED.in(to);
    var json = JsonNodeFactory.instance.objectNode();
    json.put("to", to.code()).put("purpose", "ASSISTANCE_REVIEW");
    json.putObject("basis").put("type", "STATUTE").put("ref", "社会救助暂行办法 第五十八条");
    json.putObject("body")
        .putObject("subject")
        .put("idNumber", person.idNumber())
        .put("name", person.name());
    var address = URI.create(layout.api(from) + "/api/v1/asks/assistance.status");
    try {
      var token = Files.readString(layout.token(from)).strip();
      return new Door(address, "application/json", token, StrictJson.write(json));
    } catch (IOException e) {
      throw new UncheckedIOException("the clerk's token can't be read", e);
    }
  }

  /** The control takes the bytes that a node would send. */
  static Door control(URI address, byte[] wire) {
    return new Door(address, "application/jose", "", wire);
  }

  byte[] answer() {
    var request =
        HttpRequest.newBuilder(address)
            .timeout(PATIENCE)
            .header("Content-Type", type)
            .header("Authorization", "Bearer " + token)
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    return send(request.build());
  }

  /** Bytes of the last exchange's message: {@code ask} or {@code answer}. */
  byte[] evidence(JsonNode exchange, String message) {
    var path = "/api/v1/exchanges/" + exchange.path("exchange").asText() + "/" + message;
    return send(
        HttpRequest.newBuilder(address.resolve(path))
            .timeout(PATIENCE)
            .header("Authorization", "Bearer " + token)
            .build());
  }

  private static byte[] send(HttpRequest request) {
    try {
      var response = CLIENT.send(request, HttpResponse.BodyHandlers.ofByteArray());
      if (response.statusCode() != 200) {
        throw new BenchException(request.uri().getPath() + " replied " + response.statusCode());
      }
      return response.body();
    } catch (IOException e) {
      throw new UncheckedIOException(request.uri().getPath() + " can't be reached", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BenchException("interrupted", e);
    }
  }
}
