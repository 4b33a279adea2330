package org.tongban.node.peer;

import java.net.URI;
import org.apache.camel.CamelContext;
import org.apache.camel.component.http.HttpComponent;
import org.apache.hc.client5.http.ssl.NoopHostnameVerifier;
import org.tongban.node.settings.PeerSettings;

/** The HTTP client of peers: a component of its own, so that no look-up shares its connections. */
final class PeerHttp {
  private static final String COMPONENT = "https-peer";
  private static final String ANY_HOST = "peer-any-host";

  private PeerHttp() {}

  static void install(CamelContext camel, PeerSettings settings) {
    var component = new HttpComponent();
    // else a pooled connection is tied to a TLS identity and never found again
    component.setConnectionStateDisabled(true);
    component.setAutomaticRetriesDisabled(true);
    component.setCookieManagementDisabled(true);
    component.setContentCompressionDisabled(true);
    component.setRedirectHandlingDisabled(true);
    component.setConnectionsPerRoute(settings.connections());
    component.setMaxTotalConnections(settings.connections());
    var timeout = settings.timeout().toMillis();
    component.setConnectTimeout(timeout);
    component.setConnectionRequestTimeout(timeout);
    component.setSoTimeout(timeout);
    component.setResponseTimeout(timeout);
    camel.addComponent(COMPONENT, component);
    // the certificate itself is pinned; a host name adds nothing
    camel.getRegistry().bind(ANY_HOST, NoopHostnameVerifier.INSTANCE);
  }

  static String endpoint(URI address, String tlsBean) {
    return COMPONENT
        + "://"
        + address.getAuthority()
        + address.getPath()
        + "?httpMethod=POST&throwExceptionOnFailure=false&disableStreamCache=true"
        + "&x509HostnameVerifier=#"
        + ANY_HOST
        + "&sslContextParameters=#"
        + tlsBean;
  }
}
