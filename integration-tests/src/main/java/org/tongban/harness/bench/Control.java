package org.tongban.harness.bench;

import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.tongban.core.message.MemberCode;
import org.tongban.core.seal.TrustedDirectory;
import org.tongban.node.peer.PeerClient;
import org.tongban.node.peer.PeerListener;
import org.tongban.node.peer.PeerReply;
import org.tongban.node.peer.PeerTls;
import org.tongban.node.settings.PeerSettings;
import org.tongban.node.station.ReceiveMessage;
import org.tongban.node.wiring.Platform;

/**
 * The same web server, Camel, client, listener and mutual TLS as a node's, with every station taken
 * out: bytes come in and go to the peer's port, other bytes come back.
 */
@Configuration(proxyBeanMethods = false)
@Import(Platform.class)
class Control {
  static final String PATH = "/control";

  /**
   * What differs between the two ends.
   *
   * @param answer bytes that a peer gets back
   */
  record Parts(
      PeerSettings settings,
      PeerTls tls,
      Supplier<TrustedDirectory> directory,
      MemberCode to,
      byte[] answer) {}

  @Bean
  RoutesBuilder listener(Parts parts) {
    return new PeerListener(parts.settings(), parts.tls());
  }

  @Bean
  RoutesBuilder routes(Parts parts, CamelContext camel) {
    var client = new PeerClient(camel, parts.settings(), parts.tls(), parts.directory());
    return new RouteBuilder() {
      @Override
      public void configure() {
        from("direct:answer").setBody(exchange -> new PeerReply(200, parts.answer()));
        // the listener names it, and nobody comes this way
        from("direct:relay").stop();
        from("direct:forward")
            .process(
                exchange -> {
                  var wire = exchange.getMessage().getBody(byte[].class);
                  var type = ReceiveMessage.MEDIA_TYPE;
                  exchange.getMessage().setBody(client.exchange(parts.to(), wire, type));
                });
      }
    };
  }

  /** Takes the bytes of a local caller; Spring finds it inside the configuration. */
  @RestController
  static class LocalDoor {
    private final ProducerTemplate template;

    LocalDoor(CamelContext camel) {
      this.template = camel.createProducerTemplate();
    }

    @PostMapping(path = PATH, consumes = ReceiveMessage.MEDIA_TYPE)
    byte[] forward(@RequestBody byte[] wire) {
      return template.requestBody("direct:forward", wire, byte[].class);
    }
  }
}
