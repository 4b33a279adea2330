package org.tongban.node.peer;

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.undertow.UndertowComponent;
import org.apache.camel.component.undertow.UndertowHostOptions;
import org.tongban.node.notice.NoticeDesk;
import org.tongban.node.settings.PeerSettings;
import org.tongban.node.station.PeerMessage;
import org.tongban.node.station.ReceiveRelay;
import org.tongban.node.witness.WitnessDesk;

/**
 * The door for peers, on a port of its own. It is built here and not in a route file, so that
 * nobody can open it without TLS; what happens behind it is in {@code answer.camel.yaml} and {@code
 * relay.camel.yaml}.
 */
public final class PeerListener extends RouteBuilder {
  /** The one path that peers use. */
  public static final String PATH = "/peer/v1/messages";

  static final String ROUTE = "peer-listener";

  private final PeerSettings settings;
  private final PeerTls tls;

  public PeerListener(PeerSettings settings, PeerTls tls) {
    this.settings = settings;
    this.tls = tls;
  }

  @Override
  public void configure() {
    var registry = getContext().getRegistry();
    registry.bind("peer-tls-server", tls.server());
    registry.bind("peer-binding", new PeerBinding(tls.anyMember(), settings.maxBody().bytes()));
    var options = new UndertowHostOptions();
    options.setWorkerThreads(settings.workers());
    getContext().getComponent("undertow", UndertowComponent.class).setHostOptions(options);
    from("undertow:https://"
            + settings.address()
            + ":"
            + settings.port()
            + PATH
            + "?sslContextParameters=#peer-tls-server&undertowHttpBinding=#peer-binding"
            + "&httpMethodRestrict=POST&useStreaming=true&muteException=true")
        .routeId(ROUTE)
        .description("takes sealed messages from peers")
        .choice()
        .when(PeerListener::toBeRelayed)
        .to("direct:relay")
        .when(PeerListener::forWitness)
        .to("direct:witness")
        .when(PeerListener::isNotice)
        .to("direct:notice")
        .otherwise()
        .to("direct:answer");
  }

  /** The word of the peer; both routes check for themselves whether the message is theirs. */
  private static boolean toBeRelayed(Exchange exchange) {
    return is(exchange, ReceiveRelay.MEDIA_TYPE);
  }

  private static boolean forWitness(Exchange exchange) {
    return is(exchange, WitnessDesk.MEDIA_TYPE);
  }

  private static boolean isNotice(Exchange exchange) {
    return is(exchange, NoticeDesk.MEDIA_TYPE);
  }

  private static boolean is(Exchange exchange, String mediaType) {
    return exchange.getMessage().getBody(PeerMessage.class).contentType().startsWith(mediaType);
  }
}
