package org.tongban.it.federation;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.tongban.harness.forge.RawClient;
import org.tongban.harness.forge.RawKeys;

/** Speaks to a node's peer port with nothing but the JDK, and says whatever a test wants. */
public final class RawPeer {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final HttpClient client;

  private RawPeer(SSLContext tls, String version) {
    client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .sslContext(tls)
            .sslParameters(new SSLParameters(null, new String[] {version}))
            .build();
  }

  /** With this key in the handshake. */
  public static RawPeer with(RawKeys tls) {
    return with(tls, "TLSv1.3");
  }

  /** With this key and an older or newer version of TLS. */
  public static RawPeer with(RawKeys tls, String version) {
    return new RawPeer(RawClient.context(tls), version);
  }

  /** Without any certificate. */
  public static RawPeer anonymous() {
    return new RawPeer(RawClient.anonymousContext(), "TLSv1.3");
  }

  /** Posts a message as a member does. */
  public Reply post(String address, byte[] wire) throws IOException {
    return post(address, wire, "application/jose");
  }

  /** Posts anything. */
  public Reply post(String address, byte[] wire, String contentType) throws IOException {
    return send(request(address, wire, contentType));
  }

  /** Posts a message with more headers than a member sends. */
  public Reply post(String address, byte[] wire, Map<String, String> headers) throws IOException {
    var request = request(address, wire, "application/jose");
    headers.forEach(request::header);
    return send(request);
  }

  private static HttpRequest.Builder request(String address, byte[] wire, String contentType) {
    return HttpRequest.newBuilder(URI.create(address))
        .header("Content-Type", contentType)
        .POST(HttpRequest.BodyPublishers.ofByteArray(wire));
  }

  /** Gets anything. */
  public Reply get(String address) throws IOException {
    return send(HttpRequest.newBuilder(URI.create(address)).GET());
  }

  private Reply send(HttpRequest.Builder request) throws IOException {
    try {
      return new Reply(
          client.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofByteArray()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }
}
