package org.tongban.node.routeguard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.tongban.node.lookup.JqLanguage;

/** In the kind of Camel context that the program has. */
class RouteLoadingTest {
  @TempDir Path folder;
  private RouteFolders routes;

  @BeforeEach
  void copy() throws IOException {
    routes = RouteFolders.under(folder);
    routes.lookUp("certificate.marriage", RouteFolders.LOOK_UP);
  }

  @Test
  void loadsBeforeTheProgramIsUpAndReloadsAfterwards() throws Exception {
    try (var program = start()) {
      var camel = program.getBean(CamelContext.class);
      assertThat(camel.getRoutes()).hasSize(4);
      assertThat(lookUp(camel)).isEqualTo("{\"records\":[]}");
      // When
      routes.lookUp(
          "certificate.marriage", RouteFolders.LOOK_UP.replace("{records: []}", "{records: [1]}"));
      // Then
      long patience = System.nanoTime() + Duration.ofSeconds(20).toNanos();
      while (!lookUp(camel).contains("1") && System.nanoTime() < patience) {
        Thread.sleep(50);
      }
      assertThat(lookUp(camel)).isEqualTo("{\"records\":[1]}");
    }
  }

  @Test
  void stopsTheStartOfTheProgramWhenAStationIsMissing() throws IOException {
    // Given
    String text = routes.spineText("answer");
    routes.spineText("answer", RouteFolders.without(text, Station.ANSWER.get(3)));
    // Then
    assertThatThrownBy(this::start)
        .rootCause()
        .isInstanceOf(RouteGuardException.class)
        .hasMessageContaining("station 12 (admit-ask) is missing");
  }

  @Test
  void namesTheLineOfARegisterThatTheSettingsDoNotName() throws IOException {
    // Given
    String post =
        """
        - to:
            id: marriage-post
            description: the old system
            uri: "{{register.%s.url}}/marriages"
        """;
    routes.lookUp("certificate.marriage", RouteFolders.withStep(post.formatted("old")));
    start().close();
    routes.lookUp("certificate.marriage", RouteFolders.withStep(post.formatted("new")));
    // Then
    assertThatThrownBy(this::start)
        .rootCause()
        .isInstanceOf(RouteGuardException.class)
        .hasMessageContaining("certificate.marriage.camel.yaml:10: can't be started")
        .hasMessageContaining("register.new.url");
  }

  @Test
  void namesEveryFileThatDoesNotStart() throws IOException {
    // Given
    String post =
        """
        - to:
            id: post
            description: a register that is not there
            uri: "{{register.%s.url}}/records"
        """;
    routes.lookUp("certificate.marriage", RouteFolders.withStep(post.formatted("first")));
    routes.lookUp(
        "certificate.divorce",
        RouteFolders.withStep(post.formatted("second"))
            .replace("marriage", "divorce")
            .replace("id: post", "id: divorce-post"));
    // Then
    assertThatThrownBy(this::start)
        .rootCause()
        .hasMessageContaining("certificate.marriage.camel.yaml:10: can't be started")
        .hasMessageContaining("certificate.divorce.camel.yaml:10: can't be started");
  }

  private static String lookUp(CamelContext camel) {
    return camel
        .createProducerTemplate()
        .requestBody("direct:lookup-certificate.marriage", Map.of(), Object.class)
        .toString();
  }

  private ConfigurableApplicationContext start() {
    return new SpringApplicationBuilder(Program.class)
        .web(WebApplicationType.NONE)
        .properties(
            "camel.main.routes-include-pattern=false",
            "spring.main.banner-mode=off",
            "register.old.url=http://127.0.0.1:9")
        .initializers(context -> beans((GenericApplicationContext) context))
        .run();
  }

  private void beans(GenericApplicationContext context) {
    var states = new RouteStates(Clock.systemUTC());
    var loader =
        new RouteLoader(
            routes.spine(), routes.lookUps(), RouteFolders.COMPONENTS, RouteFolders.STEPS, states);
    context.registerBean(
        RouteLoading.class,
        () -> new RouteLoading(loader, Duration.ofMillis(100), RouteWatch.NONE));
    context.registerBean("jq", JqLanguage.class, JqLanguage::new);
    Stream.of(Station.ASK, Station.ANSWER, Station.RELAY)
        .flatMap(List::stream)
        .forEach(
            station ->
                context.registerBean(
                    station.bean(), RunningNode.Passing.class, RunningNode.Passing::new));
    for (String bean : RefusalsGuard.ALL) {
      context.registerBean(bean, RunningNode.Refusing.class, RunningNode.Refusing::new);
    }
  }

  @ImportAutoConfiguration(org.apache.camel.spring.boot.CamelAutoConfiguration.class)
  static class Program {}
}
