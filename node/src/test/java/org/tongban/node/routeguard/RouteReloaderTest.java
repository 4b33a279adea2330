package org.tongban.node.routeguard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.apache.camel.CamelExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tongban.core.message.ServiceId;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.node.routeguard.RouteState.Status;

class RouteReloaderTest {
  private static final String SERVICE = "certificate.marriage";

  private static final String SELECT =
      """
      - to:
          id: marriage-select
          description: the register
          uri: sql
          parameters:
            query: select no from marriage where no = :#${body[no]}
            dataSource: "#register-civil"
      """;

  @TempDir Path folder;
  private RouteFolders routes;
  private RunningNode node;

  @BeforeEach
  void start() throws IOException {
    routes = RouteFolders.under(folder);
    routes.lookUp(SERVICE, RouteFolders.LOOK_UP);
    node = new RunningNode(routes).start();
  }

  @AfterEach
  void stop() {
    node.close();
  }

  @Test
  void servesWhatTheFilesSay() {
    assertThat(node.lookUp(SERVICE, Map.of())).hasToString("{\"records\":[]}");
    assertThat(node.states.serves(new ServiceId(SERVICE))).isTrue();
    assertThat(node.states.all()).extracting(RouteState::name).containsExactly(SERVICE, "spine");
  }

  @Test
  void takesAnEditAfterTwoLooks() throws IOException {
    // When
    routes.lookUp(SERVICE, RouteFolders.LOOK_UP.replace("{records: []}", "{records: [.x]}"));
    node.look();
    // Then
    assertThat(node.lookUp(SERVICE, Map.of("x", 1))).hasToString("{\"records\":[]}");
    // When
    node.look();
    // Then
    assertThat(node.lookUp(SERVICE, Map.of("x", 1))).hasToString("{\"records\":[1]}");
  }

  @Test
  void refusesABrokenEditAndKeepsTheOldRouteServing() throws IOException {
    // When
    Path file = routes.lookUp(SERVICE, RouteFolders.LOOK_UP.replace("setBody", "setBoddy"));
    node.reload();
    // Then
    assertThat(node.lookUp(SERVICE, Map.of())).hasToString("{\"records\":[]}");
    RouteState state = node.states.find(SERVICE).orElseThrow();
    assertThat(state.status()).isEqualTo(Status.REFUSED);
    assertThat(state.serving()).isTrue();
    assertThat(state.problems()).allSatisfy(p -> assertThat(p.file()).isEqualTo(file));
    assertThat(state.problems()).extracting(RouteProblem::line).contains(7);
    // When
    routes.lookUp(SERVICE, RouteFolders.LOOK_UP);
    node.reload();
    // Then
    assertThat(node.states.find(SERVICE).orElseThrow().status()).isEqualTo(Status.LOADED);
  }

  @Test
  void refusesWhatOnlyTheRehearsalFinds() throws IOException {
    // When
    routes.lookUp(
        SERVICE,
        RouteFolders.withStep(
            """
            - to:
                id: marriage-select
                description: a register that the settings don't name
                uri: "{{register.nowhere.url}}/marriages"
            """));
    node.reload();
    // Then
    assertThat(node.lookUp(SERVICE, Map.of())).hasToString("{\"records\":[]}");
    RouteState state = node.states.find(SERVICE).orElseThrow();
    assertThat(state.status()).isEqualTo(Status.REFUSED);
    assertThat(state.problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.message())
                  .startsWith("can't be started")
                  .contains("register.nowhere.url");
              assertThat(problem.line()).isEqualTo(10);
            });
  }

  @Test
  void addsANewServiceAndRemovesADeletedOne() throws IOException {
    // When
    Path added =
        routes.lookUp(
            "assistance.status",
            RouteFolders.LOOK_UP
                .replace("certificate.marriage", "assistance.status")
                .replace("marriage-answer", "status-answer"));
    node.reload();
    // Then
    assertThat(node.lookUp("assistance.status", Map.of())).hasToString("{\"records\":[]}");
    assertThat(node.states.serves(new ServiceId("assistance.status"))).isTrue();
    // When
    Files.delete(added);
    node.reload();
    // Then
    assertThat(node.states.serves(new ServiceId("assistance.status"))).isFalse();
    assertThat(node.context.getRoute("lookup-assistance.status")).isNull();
    assertThat(node.states.serves(new ServiceId(SERVICE))).isTrue();
  }

  @Test
  void keepsTheRunningSpineWhenAStationIsTakenOut() throws IOException {
    // When
    String text = routes.spineText("ask");
    routes.spineText("ask", RouteFolders.without(text, Station.ASK.get(2)));
    node.reload();
    // Then
    assertThat(node.context.getProcessor("permit-ask")).isNotNull();
    RouteState spine = node.states.find(RouteStates.SPINE).orElseThrow();
    assertThat(spine.status()).isEqualTo(Status.REFUSED);
    assertThat(spine.serving()).isTrue();
    assertThat(spine.problems()).singleElement().asString().contains("station 3 (permit-ask)");
  }

  @Test
  void exchangesTheSpineTogetherWithItsRefusals() throws IOException {
    // When
    routes.spineText("refusals", routes.spineText("refusals") + "# mended\n");
    node.reload();
    // Then
    node.passing.failure.set(new RefusedException(Reason.NOT_PERMITTED, "no rule"));
    assertThat(send("direct:ask")).isEqualTo("refused: RefusedException");
    node.passing.failure.set(new IllegalStateException("a bug"));
    assertThat(send("direct:answer")).isEqualTo("refused: IllegalStateException");
    assertThat(node.states.find("spine").orElseThrow().status()).isEqualTo(Status.LOADED);
  }

  @Test
  void ignoresAMethodThatAMessageWishesFor() {
    Object reply =
        node.context
            .createProducerTemplate()
            .requestBodyAndHeader("direct:ask", "body", "CamelBeanMethodName", "backdoor");
    assertThat(reply).isEqualTo("body");
  }

  @Test
  void leavesEverythingAloneWhenTheFolderCanNotBeRead() throws IOException {
    // When
    Files.move(routes.lookUps(), folder.resolve("away"));
    node.reload();
    // Then
    assertThat(node.lookUp(SERVICE, Map.of())).hasToString("{\"records\":[]}");
  }

  @Test
  void stopsTheStartWithEveryProblem() throws IOException {
    // Given
    String text = routes.spineText("ask");
    routes.spineText("ask", RouteFolders.without(text, Station.ASK.get(4)));
    routes.lookUp(SERVICE, RouteFolders.LOOK_UP.replace("setBody", "log"));
    // Then
    try (var other = new RunningNode(routes)) {
      assertThatThrownBy(other::start)
          .isInstanceOf(RouteGuardException.class)
          .hasMessageContaining("station 5 (sign-ask) is missing")
          .hasMessageContaining("'log' would write identities to the log");
    }
  }

  @Test
  void letsTheFailureOfALookUpThroughToItsCaller() throws IOException {
    // Given
    routes.lookUp(SERVICE, RouteFolders.LOOK_UP.replace("{records: []}", "error(\"down\")"));
    node.reload();
    // Then
    assertThatThrownBy(() -> node.lookUp(SERVICE, Map.of()))
        .isInstanceOf(CamelExecutionException.class);
  }

  @Test
  void failsNoQueryThatIsUnderWayWhileTheRouteIsExchanged() throws Exception {
    // Given
    var failures = new AtomicInteger();
    var served = new AtomicInteger();
    var over = new AtomicBoolean();
    var clerks = Executors.newFixedThreadPool(4);
    for (int i = 0; i < 4; i++) {
      clerks.execute(
          () -> {
            while (!over.get()) {
              try {
                node.lookUp(SERVICE, Map.of());
                served.incrementAndGet();
              } catch (CamelExecutionException failed) {
                failures.incrementAndGet();
              }
            }
          });
    }
    // When
    for (int edit = 0; edit < 10; edit++) {
      routes.lookUp(SERVICE, RouteFolders.LOOK_UP + "# edit " + edit + "\n");
      node.reload();
    }
    over.set(true);
    clerks.shutdown();
    // Then
    assertThat(clerks.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
    assertThat(failures).hasValue(0);
    assertThat(served.get()).isGreaterThan(100);
  }

  @Test
  void readsARegisterOverHttp() throws Exception {
    // Given
    var seen = new AtomicReference<String>();
    var register = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    register.createContext(
        "/marriages",
        call -> {
          seen.set(
              call.getRequestMethod()
                  + " "
                  + call.getRequestURI()
                  + " "
                  + new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          byte[] reply = "{\"list\":[{\"no\":\"J1\"}]}".getBytes(StandardCharsets.UTF_8);
          call.sendResponseHeaders(200, reply.length);
          call.getResponseBody().write(reply);
          call.close();
        });
    register.start();
    node.context
        .getPropertiesComponent()
        .addInitialProperty(
            "register.old.url", "http://127.0.0.1:" + register.getAddress().getPort());
    // When
    routes.lookUp(
        SERVICE,
        RouteFolders.withStep(
                """
                - setBody:
                    id: marriage-question
                    description: the old system's words
                    expression: {jq: {expression: '{number: .certificateNo}'}}
                - to:
                    id: marriage-post
                    description: the old system
                    uri: "{{register.old.url}}/marriages"
                    parameters: {httpMethod: POST}
                """)
            .replace("{records: []}", "{records: [.list[] | {answer: .}]}"));
    node.reload();
    Object result = node.lookUp(SERVICE, Map.of("certificateNo", "J1"));
    register.stop(0);
    // Then
    assertThat(node.states.find(SERVICE).orElseThrow().problems()).isEmpty();
    assertThat(seen.get()).isEqualTo("POST /marriages {\"number\":\"J1\"}");
    assertThat(result).hasToString("{\"records\":[{\"answer\":{\"no\":\"J1\"}}]}");
  }

  @Test
  void takesAnEditWhileTheRegisterIsDown() throws Exception {
    // Given
    DataSource down = mock(DataSource.class);
    when(down.getConnection()).thenThrow(new SQLException("down", "08001"));
    node.context.getRegistry().bind("register-civil", DataSource.class, down);
    // When
    routes.lookUp(SERVICE, RouteFolders.withStep(SELECT));
    node.reload();
    // Then
    assertThat(node.states.find(SERVICE).orElseThrow().status()).isEqualTo(Status.LOADED);
    assertThatThrownBy(() -> node.lookUp(SERVICE, Map.of("no", "J1")))
        .rootCause()
        .isInstanceOf(SQLException.class);
  }

  @Test
  void refusesARegisterThatTheSettingsDoNotName() throws IOException {
    // When
    routes.lookUp(SERVICE, RouteFolders.withStep(SELECT));
    node.reload();
    // Then
    assertThat(node.states.find(SERVICE).orElseThrow().problems())
        .singleElement()
        .asString()
        .contains("register-civil")
        .contains("certificate.marriage.camel.yaml:10: can't be started");
    assertThat(node.lookUp(SERVICE, Map.of())).hasToString("{\"records\":[]}");
  }

  private Object send(String uri) {
    return node.context.createProducerTemplate().requestBody(uri, "body");
  }
}
