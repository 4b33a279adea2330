package org.tongban.harness.forge;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/** Speaks to a node's peer port with nothing but the JDK, and says whatever it is told to. */
public final class RawClient {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final HttpClient client;

  private RawClient(SSLContext tls, String version) {
    client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .sslContext(tls)
            .sslParameters(new SSLParameters(null, new String[] {version}))
            .build();
  }

  /** With this key in the handshake. */
  public static RawClient with(RawKeys tls) {
    return with(tls, "TLSv1.3");
  }

  /** With this key and another version of TLS. */
  public static RawClient with(RawKeys tls, String version) {
    return new RawClient(context(tls), version);
  }

  /** Without any certificate. */
  public static RawClient anonymous() {
    return new RawClient(anonymousContext(), "TLSv1.3");
  }

  /** TLS with this key that takes whoever is at the other end. */
  public static SSLContext context(RawKeys tls) {
    return context(keyManagers(tls));
  }

  /** TLS without any key that takes whoever is at the other end. */
  public static SSLContext anonymousContext() {
    return context(new KeyManager[0]);
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

  private static KeyManager[] keyManagers(RawKeys tls) {
    try {
      // never leaves memory; PKCS#12 would spend a tenth of a second on its password
      var store = KeyStore.getInstance("JKS");
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
  public RawReply post(URI address, byte[] wire) throws IOException {
    return post(address, wire, Map.of("Content-Type", "application/jose"));
  }

  /** Posts anything under any headers. */
  public RawReply post(URI address, byte[] wire, Map<String, String> headers) throws IOException {
    var request = HttpRequest.newBuilder(address).POST(BodyPublishers.ofByteArray(wire));
    headers.forEach(request::header);
    return send(request);
  }

  /** Gets something. */
  public RawReply get(URI address) throws IOException {
    return send(HttpRequest.newBuilder(address).GET());
  }

  /** Sends the message by another method. */
  public RawReply send(String method, URI address, byte[] wire) throws IOException {
    return send(
        HttpRequest.newBuilder(address)
            .header("Content-Type", "application/jose")
            .method(method, BodyPublishers.ofByteArray(wire)));
  }

  private RawReply send(HttpRequest.Builder request) throws IOException {
    try {
      var response = client.send(request.timeout(PATIENCE).build(), BodyHandlers.ofByteArray());
      var headers = new TreeMap<String, java.util.List<String>>(String.CASE_INSENSITIVE_ORDER);
      headers.putAll(response.headers().map());
      var shown = response.sslSession().orElseThrow().getPeerCertificates()[0];
      return new RawReply(response.statusCode(), headers, response.body(), (X509Certificate) shown);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  /** Whoever is at the other end proves itself by its signed answers here. */
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
