package org.tongban.it.federation;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Map;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/** Speaks to a node's peer port with nothing but the JDK, and says whatever a test wants. */
public final class RawPeer {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final HttpClient client;

  private RawPeer(HttpClient client) {
    this.client = client;
  }

  /** With this key in the handshake. */
  public static RawPeer with(Keys tls) {
    return over(keyManagers(tls), "TLSv1.3");
  }

  /** With this key and an older or newer version of TLS. */
  public static RawPeer with(Keys tls, String version) {
    return over(keyManagers(tls), version);
  }

  /** Without any certificate. */
  public static RawPeer anonymous() {
    return over(new KeyManager[0], "TLSv1.3");
  }

  private static RawPeer over(KeyManager[] keys, String version) {
    return new RawPeer(
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .sslContext(context(keys))
            .sslParameters(new SSLParameters(null, new String[] {version}))
            .build());
  }

  /** TLS with this key that takes whoever is at the other end. */
  static SSLContext context(Keys tls) {
    return context(keyManagers(tls));
  }

  private static SSLContext context(KeyManager[] keys) {
    try {
      var tls = SSLContext.getInstance("TLS");
      tls.init(keys, new TrustManager[] {new TrustAnybody()}, null);
      return tls;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static KeyManager[] keyManagers(Keys tls) {
    try {
      var store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry("tls", tls.key(), new char[0], new Certificate[] {tls.certificate()});
      var factory = KeyManagerFactory.getInstance("SunX509");
      factory.init(store, new char[0]);
      return factory.getKeyManagers();
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
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

  /** The node under test proves itself by its signed answers here. */
  private static final class TrustAnybody extends X509ExtendedTrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
