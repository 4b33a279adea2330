package org.tongban.node.peer;

import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import org.apache.camel.CamelContext;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.client5.http.ssl.NoopHostnameVerifier;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.reactor.ssl.SSLBufferMode;
import org.apache.hc.core5.util.Timeout;
import org.tongban.node.settings.PeerSettings;

/** The HTTP client of peers: a component of its own, so that no look-up shares its connections. */
final class PeerHttp {
  private static final String COMPONENT = "https-peer";

  private final CamelContext camel;
  private final PeerSettings settings;

  PeerHttp(CamelContext camel, PeerSettings settings) {
    this.camel = camel;
    this.settings = settings;
    var component = new HttpComponent();
    // else a pooled connection is tied to a TLS identity and never found again
    component.setConnectionStateDisabled(true);
    component.setAutomaticRetriesDisabled(true);
    component.setCookieManagementDisabled(true);
    component.setContentCompressionDisabled(true);
    component.setRedirectHandlingDisabled(true);
    var timeout = settings.timeout().toMillis();
    component.setConnectionRequestTimeout(timeout);
    component.setResponseTimeout(timeout);
    camel.addComponent(COMPONENT, component);
  }

  /** The endpoint at the address that uses the connections of that name. */
  static String endpoint(URI address, String connections) {
    return COMPONENT
        + "://"
        + address.getAuthority()
        + address.getPath()
        + "?httpMethod=POST&throwExceptionOnFailure=false&disableStreamCache=true"
        + "&clientConnectionManager=#"
        + connections;
  }

  /**
   * The connections to one member. The component could make them, but would give a peer that takes
   * the connection and then says nothing three minutes for its part of the handshake.
   */
  HttpClientConnectionManager connections(SSLContextParameters tls) {
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
  private DefaultClientTlsStrategy strategy(SSLContextParameters tls) {
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
