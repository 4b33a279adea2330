package org.tongban.node.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Base64;
import java.util.Optional;
import org.tongban.core.directory.Suite;
import org.tongban.core.message.StrictJson;
import org.tongban.node.demo.register.Region;

/** Finds out in which suite a query was signed, by the signed bytes that the node recorded. */
final class SignedIn {
  private SignedIn() {}

  /** The suite of the ask; empty when none was signed, as our own rules refused it. */
  static Optional<Suite> of(DemoLayout layout, Region from, String exchange) {
    try {
      var token = Files.readString(layout.token(from)).strip();
      var address = layout.api(from) + "/api/v1/exchanges/" + exchange + "/ask";
      var request =
          HttpRequest.newBuilder(URI.create(address)).header("Authorization", "Bearer " + token);
      var reply =
          HttpClient.newHttpClient()
              .send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.US_ASCII));
      return reply.statusCode() == 200 ? Optional.of(suite(reply.body())) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DemoException("interrupted", e);
    }
  }

  /** By the header of a compact JWS. */
  static Suite suite(String jws) {
    var header = Base64.getUrlDecoder().decode(jws.substring(0, jws.indexOf('.')));
    var algorithm = StrictJson.parse(header).path("alg").asText();
    return algorithm.equals("ES256") ? Suite.ES256 : Suite.SM2;
  }
}
