package org.tongban.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tongban.node.demo.register.Region.QINGPU;
import static org.tongban.node.demo.register.Region.WUJIANG;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.util.Locale;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.Test;
import org.tongban.it.federation.Federation;
import org.tongban.it.federation.Jws;
import org.tongban.it.federation.SeenHeaders;
import org.tongban.it.federation.WithFederation;
import org.tongban.node.demo.register.KnownPeople;
import org.tongban.node.demo.register.KnownPerson;

/** A genuine message of a member, with headers beside it that routes would obey. */
@WithFederation
class SmuggledHeadersIT {
  private static final KnownPerson PERSON = KnownPeople.ASSISTED.in(WUJIANG);

  private final Federation federation;

  SmuggledHeadersIT(Federation federation) {
    this.federation = federation;
  }

  @Test
  void takesNoOrdersFromHeaders() throws IOException {
    // Given: what Camel's components would obey, if a header of a peer got as far as a look-up
    var signer = federation.keys(QINGPU, "sign");
    var wire = Jws.ask(QINGPU, WUJIANG, PERSON, signer).sign(signer);
    var visits = federation.door().visits();
    try (var trap = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      trap.setSoTimeout(1);
      var address = "http://127.0.0.1:" + trap.getLocalPort() + "/" + PERSON.idNumber();
      var orders =
          Map.ofEntries(
              Map.entry("CamelHttpUri", address),
              Map.entry("camelhttpuri", address),
              Map.entry("CamelRestHttpUri", address),
              Map.entry("CamelHttpBaseUri", address),
              Map.entry("CamelHttpPath", "/../certs"),
              Map.entry("CamelHttpQuery", "all=true"),
              Map.entry("CamelHttpMethod", "DELETE"),
              Map.entry("CamelHttpResponseCode", "204"),
              Map.entry("CamelToEndpoint", "log:everything?showAll=true"),
              Map.entry("CamelSqlQuery", "select 1"),
              Map.entry("CamelBeanMethodName", "toString"),
              Map.entry("CamelJacksonUnmarshalType", "java.lang.Object"),
              Map.entry("CamelFileName", "../../leak"),
              Map.entry("Camel-Proxy-Host", "127.0.0.1"),
              Map.entry("breadcrumbId", PERSON.idNumber()));

      // When
      var headers = new SeenHeaders(federation.part(WUJIANG, CamelContext.class));
      var reply = federation.peer(QINGPU).post(federation.endpoint(WUJIANG), wire, orders);
      var seen = headers.seen();

      // Then
      assertThat(seen)
          .contains(SeenHeaders.AN_EXCHANGE)
          .doesNotContainAnyElementsOf(SeenHeaders.named(orders.keySet()));
      var node = federation.keys(WUJIANG, "sign").certificate().getPublicKey();
      assertThat(Jws.verified(reply.bytes(), node).path("outcome").asText()).isEqualTo("POSITIVE");
      assertThat(reply.status()).isEqualTo(200);
      assertThat(reply.headers().keySet())
          .noneMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("camel"))
          .doesNotContain("breadcrumbid", "breadcrumbId");
      assertThat(federation.door().visits()).isEqualTo(visits + 1);
      assertThatThrownBy(trap::accept).isInstanceOf(SocketTimeoutException.class);
    }
  }
}
