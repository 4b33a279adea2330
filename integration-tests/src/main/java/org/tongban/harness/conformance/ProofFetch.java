package org.tongban.harness.conformance;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Objects;
import org.tongban.core.message.MessageId;
import org.tongban.harness.forge.RawProof;

/** Gets the proof of an exchange where the profile says. */
final class ProofFetch {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private ProofFetch() {}

  /** What came. */
  record Given(int status, String type, byte[] bytes) {
    Given {
      Objects.requireNonNull(type, "type");
      Objects.requireNonNull(bytes, "bytes");
    }
  }

  static Given get(Subject node, ProofPlace place, MessageId exchange) throws IOException {
    var address = place.address(exchange.toString());
    if (!address.isAbsolute()) {
      var reply = node.asker().client().get(node.address().resolve(address));
      return new Given(reply.status(), reply.header("Content-Type"), reply.bytes());
    }
    return get(place, address);
  }

  /** By the JDK's own trust, since a token goes there; it follows to no other address. */
  private static Given get(ProofPlace place, URI address) throws IOException {
    var request = HttpRequest.newBuilder(address).timeout(PATIENCE).GET();
    if (place.token().isPresent()) {
      var token = Files.readString(place.token().get(), StandardCharsets.US_ASCII).strip();
      request.header("Authorization", "Bearer " + token);
    }
    var client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    try {
      var response = client.send(request.build(), BodyHandlers.ofInputStream());
      try (var body = response.body()) {
        var type = response.headers().firstValue("Content-Type").orElse("");
        return new Given(response.statusCode(), type, body.readNBytes(RawProof.LARGEST));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }
}
