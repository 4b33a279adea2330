package org.tongban.node.peer;

import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import org.apache.camel.CamelContext;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.client5.http.ssl.NoopHostnameVerifier;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.reactor.ssl.SSLBufferMode;
import org.apache.hc.core5.util.Timeout;
import org.tongban.node.settings.PeerSettings;

/**
 * The HTTP client of peers. Everything is set on the endpoint: what is set on a component of one's
 * own is overwritten by Camel's configuration from Spring before its first use.
 */
final class PeerHttp {
  private static final String CLIENT = "peer-http-client";

  private final CamelContext camel;
  private final PeerSettings settings;

  PeerHttp(CamelContext camel, PeerSettings settings) {
    this.camel = camel;
    this.settings = settings;
    camel.getRegistry().bind(CLIENT, (HttpClientConfigurer) PeerHttp::configure);
  }

  private static void configure(HttpClientBuilder client) {
    client
        // else a pooled connection is tied to a TLS identity and never found again
        .disableConnectionState()
        .disableAutomaticRetries()
        .disableCookieManagement()
        .disableContentCompression()
        .disableRedirectHandling()
        .disableAuthCaching();
  }

  /** The endpoint at the address that uses the connections of that name. */
  String endpoint(URI address, String connections) {
    var timeout = settings.timeout().toMillis();
    return "https://"
        + address.getAuthority()
        + address.getPath()
        + "?httpMethod=POST&throwExceptionOnFailure=false&disableStreamCache=true"
        + "&httpClientConfigurer=#"
        + CLIENT
        + "&clientConnectionManager=#"
        + connections
        + "&connectionRequestTimeout="
        + timeout
        + "&responseTimeout="
        + timeout;
  }

  /**
   * The connections to one member. The component could make them, but would give a peer that takes
   * the connection and then says nothing three minutes for its part of the handshake.
   */
  PoolingHttpClientConnectionManager connections(SSLContextParameters tls) {
    var timeout = Timeout.of(settings.timeout());
    return PoolingHttpClientConnectionManagerBuilder.create()
        .setTlsSocketStrategy(strategy(tls))
        .setDefaultTlsConfig(TlsConfig.custom().setHandshakeTimeout(timeout).build())
        .setDefaultConnectionConfig(
            ConnectionConfig.custom().setConnectTimeout(timeout).setSocketTimeout(timeout).build())
        .setDefaultSocketConfig(SocketConfig.custom().setSoTimeout(timeout).build())
        .setMaxConnPerRoute(settings.connections())
        .setMaxConnTotal(settings.connections())
        .build();
  }

  /** The certificate itself is pinned; a host name adds nothing. */
  TlsSocketStrategy strategy(SSLContextParameters tls) {
    try {
      var versions = tls.getSecureSocketProtocols().getSecureSocketProtocol();
      return new DefaultClientTlsStrategy(
          tls.createSSLContext(camel),
          versions.toArray(String[]::new),
          null,
          SSLBufferMode.STATIC,
          HostnameVerificationPolicy.CLIENT,
          NoopHostnameVerifier.INSTANCE);
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("no TLS towards peers", e);
    }
  }
}
