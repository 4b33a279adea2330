package org.tongban.node.keeper;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/**
 * Files below one address of a web server. Whether they are genuine is for signature and digests to
 * say; sizes and times are bounded here. Redirections are not followed.
 */
final class WebFiles {
  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final Duration WHOLE = Duration.ofSeconds(30);
  private static final int LARGEST = 4 * 1024 * 1024;
  private static final int FOUND = 200;

  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(CONNECT)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  /**
   * The file's bytes.
   *
   * @param name path below the base, plain text
   * @throws IOException when it can't be had whole, in time and within 4 MiB
   */
  byte[] get(String base, String name) throws IOException {
    var request = HttpRequest.newBuilder(address(base, name)).timeout(WHOLE).build();
    try {
      var reply = client.send(request, BodyHandlers.ofInputStream());
      try (var body = reply.body()) {
        if (reply.statusCode() != FOUND) {
          throw new IOException(name + ": the server replies " + reply.statusCode());
        }
        var bytes = body.readNBytes(LARGEST + 1);
        if (bytes.length > LARGEST) {
          throw new IOException(name + ": is larger than 4 MiB");
        }
        return bytes;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(name + ": the node is stopping", e);
    }
  }

  private static URI address(String base, String name) throws IOException {
    try {
      var path = new URI(null, null, "/" + name, null).getRawPath();
      return URI.create(base + path);
    } catch (java.net.URISyntaxException e) {
      throw new IOException(name + ": can't stand in an address", e);
    }
  }
}
