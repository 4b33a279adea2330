package org.tongban.it.measure;

import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.GenericApplicationContext;
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

/**
 * The same web server, Camel, client, listener and mutual TLS as two nodes, with every station
 * taken out: bytes come in, go to the peer's port, other bytes come back.
 */
final class Control implements AutoCloseable {
  private final ConfigurableApplicationContext context;

  private Control(ConfigurableApplicationContext context) {
    this.context = context;
  }

  /**
   * The parts that stay.
   *
   * @param answering whose key the listener shows
   * @param answer bytes that come back
   */
  record Parts(
      PeerSettings listener,
      PeerTls answering,
      PeerTls asking,
      Supplier<TrustedDirectory> directory,
      MemberCode member,
      byte[] answer) {}

  static Control start(Parts parts, int port) {
    var application =
        new SpringApplicationBuilder(Program.class)
            .initializers(
                context ->
                    ((GenericApplicationContext) context).registerBean(Parts.class, () -> parts))
            .properties("server.address=127.0.0.1", "server.port=" + port)
            .build();
    return new Control(application.run());
  }

  @Override
  public void close() {
    context.close();
  }

  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration(
      exclude = {DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class})
  static class Program {
    @Bean
    RoutesBuilder listener(Parts parts) {
      return new PeerListener(parts.listener(), parts.answering());
    }

    @Bean
    RoutesBuilder routes(Parts parts, CamelContext camel) {
      var client = new PeerClient(camel, parts.listener(), parts.asking(), parts.directory());
      return new RouteBuilder() {
        @Override
        public void configure() {
          from("direct:answer").setBody(exchange -> new PeerReply(200, parts.answer()));
          from("direct:forward")
              .process(
                  exchange -> {
                    var wire = exchange.getMessage().getBody(byte[].class);
                    var type = ReceiveMessage.MEDIA_TYPE;
                    exchange.getMessage().setBody(client.exchange(parts.member(), wire, type));
                  });
        }
      };
    }

    @Bean
    Door door(CamelContext camel) {
      return new Door(camel);
    }
  }

  /** Takes the bytes of a local caller. */
  @RestController
  static class Door {
    private final org.apache.camel.ProducerTemplate template;

    Door(CamelContext camel) {
      this.template = camel.createProducerTemplate();
    }

    @PostMapping(path = "/control", consumes = "application/jose")
    byte[] forward(@RequestBody byte[] wire) {
      return template.requestBody("direct:forward", wire, byte[].class);
    }
  }
}
