package org.tongban.node.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code unmarshal: {jacksonXml: {}}} makes of a register's reply. */
class XmlReplyTest {
  private final CamelContext camel = new DefaultCamelContext();
  private ProducerTemplate template;

  @TempDir private Path folder;

  @BeforeEach
  void start() throws Exception {
    camel.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from("direct:xml").unmarshal().jacksonXml();
          }
        });
    camel.start();
    template = camel.createProducerTemplate();
  }

  @AfterEach
  void stop() {
    camel.stop();
  }

  @Test
  void aListOfOneIsTheThingItselfAndOfTwoAList() {
    // When
    Exchange one = read("<fh><sj><tm><a>1</a></tm></sj></fh>");
    Exchange two = read("<fh><sj><tm><a>1</a></tm><tm><a>2</a></tm></sj></fh>");
    Exchange none = read("<fh><sj/></fh>");

    // Then
    assertThat(RouteResult.of(one).at("/sj/tm/a").asText()).isEqualTo("1");
    assertThat(RouteResult.of(two).at("/sj/tm/1/a").asText()).isEqualTo("2");
    assertThat(RouteResult.of(none).at("/sj").isObject()).isFalse();
  }

  @Test
  void entitiesBringNothingIn() throws Exception {
    // Given
    Path secret = Files.writeString(folder.resolve("secret"), "GEHEIM", StandardCharsets.UTF_8);
    String doctype = "<!DOCTYPE fh [<!ENTITY e SYSTEM \"" + secret.toUri() + "\">]>";

    // When
    Exchange reply = read(doctype + "<fh><a>&e;</a></fh>");

    // Then
    boolean refused = reply.getException() != null;
    assertThat(refused || !String.valueOf(reply.getMessage().getBody()).contains("GEHEIM"))
        .isTrue();
  }

  private Exchange read(String xml) {
    return template.send("direct:xml", exchange -> exchange.getMessage().setBody(xml));
  }
}
