package org.tongban.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tongban.node.demo.RelayOffice.SUZHOU;
import static org.tongban.node.demo.register.Region.QINGPU;
import static org.tongban.node.demo.register.Region.WUJIANG;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultRegistry;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tongban.core.journal.RecordedAnswer;
import org.tongban.core.journal.RecordedReply;
import org.tongban.core.journal.RecordedReturn;
import org.tongban.core.message.Actor;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.Outcome;
import org.tongban.core.message.ServiceId;
import org.tongban.it.federation.Federation;
import org.tongban.it.federation.Jws;
import org.tongban.it.federation.RelayedAsk;
import org.tongban.it.federation.WithFederation;
import org.tongban.node.demo.register.DemoMember;
import org.tongban.node.demo.register.KnownPeople;
import org.tongban.node.station.LocalRequest;
import org.tongban.node.station.PeerMessage;

/**
 * The spine with a station cut out and no guard to object: the first message must fail, since the
 * next station can't be given what only the missing one makes.
 */
@WithFederation
class UnguardedSpineIT {
  private static final Path ROUTES = Path.of("../routes");
  private static final Pattern STEP =
      Pattern.compile(
          "(?m)^        - to:\\n            id: (\\S+)\\n(?:            .*\\n|\\s*#.*\\n)+");

  private final Federation federation;

  UnguardedSpineIT(Federation federation) {
    this.federation = federation;
  }

  static Stream<String> askStations() throws IOException {
    return stations("ask");
  }

  static Stream<String> answerStations() throws IOException {
    return stations("answer");
  }

  static Stream<String> relayStations() throws IOException {
    return stations("relay");
  }

  private static Stream<String> stations(String spine) throws IOException {
    return STEP.matcher(text(spine)).results().map(step -> step.group(1)).toList().stream();
  }

  @ParameterizedTest
  @MethodSource("askStations")
  void anAskDoesNotGetThroughWithoutTheStation(String station) throws Exception {
    // Given
    var person = KnownPeople.ASSISTED.in(QINGPU);
    var json =
        """
        {"to":"310118","purpose":"ASSISTANCE_REVIEW",
         "basis":{"type":"STATUTE","ref":"社会救助暂行办法 第五十八条"},
         "body":{"subject":{"idNumber":"%s","name":"%s"}}}
        """
            .formatted(person.idNumber(), person.name());
    var request =
        new LocalRequest(
            new ServiceId("assistance.status"),
            new Actor("clerk", "civil-affairs", "clerk-1"),
            json.getBytes(StandardCharsets.UTF_8),
            Optional.empty(),
            Optional.empty());

    // When
    var whole = result("ask", "none", WUJIANG, request);
    var cut = result("ask", station, WUJIANG, request);

    // Then
    assertThat(whole).isInstanceOf(RecordedAnswer.class);
    assertThat(cut).isNotInstanceOf(RecordedAnswer.class);
  }

  @ParameterizedTest
  @MethodSource("answerStations")
  void aPeerIsNotAnsweredWithoutTheStation(String station) throws Exception {
    // Given
    var key = federation.keys(WUJIANG, "sign");
    var person = KnownPeople.ASSISTED.in(QINGPU);

    // When
    var whole =
        result("answer", "none", QINGPU, message(Jws.ask(WUJIANG, QINGPU, person, key).sign(key)));
    var cut =
        result("answer", station, QINGPU, message(Jws.ask(WUJIANG, QINGPU, person, key).sign(key)));

    // Then
    assertThat(whole)
        .isInstanceOfSatisfying(
            RecordedReply.class,
            reply -> assertThat(reply.entry().facts().outcome()).contains(Outcome.POSITIVE));
    assertThat(cut).isNotInstanceOf(RecordedReply.class);
  }

  @ParameterizedTest
  @MethodSource("relayStations")
  void nothingIsRelayedWithoutTheStation(String station) throws Exception {
    // When
    var whole = result("relay", "none", SUZHOU, RelayedAsk.begun(federation).message());
    var cut = result("relay", station, SUZHOU, RelayedAsk.begun(federation).message());

    // Then
    assertThat(whole).isInstanceOf(RecordedReturn.class);
    assertThat(cut).isNotInstanceOf(RecordedReturn.class);
  }

  private static PeerMessage message(byte[] bytes) {
    return new PeerMessage(new MemberCode(WUJIANG.code()), "application/jose", bytes);
  }

  /** What the spine file makes of the body in a context that has the node's own stations. */
  private Object result(String spine, String without, DemoMember member, Object body)
      throws Exception {
    var running = federation.part(member, CamelContext.class);
    try (var camel = new DefaultCamelContext(new DefaultRegistry())) {
      camel.disableJMX();
      for (var bean : beans()) {
        camel.getRegistry().bind(bean, running.getRegistry().lookupByName(bean));
      }
      var loader = PluginHelper.getRoutesLoader(camel);
      loader.loadRoutes(ResourceHelper.fromString("refusals.camel.yaml", text("refusals")));
      loader.loadRoutes(
          ResourceHelper.fromString(spine + ".camel.yaml", without(text(spine), without)));
      camel.start();
      return camel
          .createProducerTemplate()
          .send("direct:" + spine, exchange -> exchange.getMessage().setBody(body))
          .getMessage()
          .getBody();
    }
  }

  private static List<String> beans() throws IOException {
    return Stream.concat(
            Stream.concat(askStations(), answerStations()),
            Stream.concat(
                relayStations(), Stream.of("refuse-local", "refuse-peer", "refuse-relay")))
        .toList();
  }

  private static String without(String text, String station) {
    return STEP.matcher(text)
        .replaceAll(step -> step.group(1).equals(station) ? "" : quoted(step.group()));
  }

  private static String quoted(String text) {
    return java.util.regex.Matcher.quoteReplacement(text);
  }

  private static String text(String name) throws IOException {
    return Files.readString(ROUTES.resolve(name + ".camel.yaml"));
  }
}
