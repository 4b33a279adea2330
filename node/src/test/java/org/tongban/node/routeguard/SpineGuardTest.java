package org.tongban.node.routeguard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SpineGuardTest {
  @TempDir Path folder;
  private RouteFolders routes;

  @BeforeEach
  void copy() throws IOException {
    routes = RouteFolders.under(folder);
  }

  static Stream<Arguments> stations() {
    return Stream.of(Map.entry("ask", Station.ASK), Map.entry("answer", Station.ANSWER), relay())
        .flatMap(
            file -> file.getValue().stream().map(station -> Arguments.of(file.getKey(), station)));
  }

  private static Map.Entry<String, List<Station>> relay() {
    return Map.entry("relay", Station.RELAY);
  }

  @Test
  void acceptsTheShippedSpine() {
    assertThat(routes.problems()).isEmpty();
  }

  @Test
  void countsTwentySevenStations() {
    assertThat(stations().map(a -> ((Station) a.get()[1]).number()).sorted())
        .hasSize(27)
        .doesNotHaveDuplicates()
        .startsWith(1)
        .endsWith(27);
  }

  @ParameterizedTest(name = "{0} without {1}")
  @MethodSource("stations")
  void namesTheStationThatIsMissing(String file, Station station) throws IOException {
    // Given
    routes.spineText(file, RouteFolders.without(routes.spineText(file), station));
    // When
    var problems = routes.problems();
    // Then
    assertThat(problems).hasSize(1);
    assertThat(problems.get(0).message())
        .startsWith("station " + station.number() + " (" + station.bean() + ") is missing");
    assertThat(problems.get(0).file()).hasFileName(file + ".camel.yaml");
    assertThat(problems.get(0).line()).isPositive();
  }

  @ParameterizedTest(name = "{0} with {1} disabled")
  @MethodSource("stations")
  void refusesAStationThatIsSwitchedOff(String file, Station station) throws IOException {
    // Given
    String uri = "            uri: bean:" + station.bean() + "\n";
    routes.spineText(
        file, routes.spineText(file).replace(uri, uri + "            disabled: true\n"));
    // Then
    assertThat(routes.messages())
        .containsExactly(station.title() + " may not have 'disabled' in this file");
  }

  @Test
  void namesTheStationsThatStandInTheWrongOrder() throws IOException {
    // Given
    String text = routes.spineText("answer");
    String open = RouteFolders.step(text, Station.ANSWER.get(1));
    String permit = RouteFolders.step(text, Station.ANSWER.get(2));
    routes.spineText("answer", text.replace(permit, "").replace(open, permit + open));
    // Then
    assertThat(routes.messages())
        .containsExactly(
            "station 11 (permit-query) is misplaced: here belongs station 10 (open-ask)",
            "station 10 (open-ask) is misplaced: here belongs station 11 (permit-query)");
  }

  @ParameterizedTest(name = "{0}: {1} instead of {2}")
  @CsvSource({
    "ask, refuse-locall, refuse-local, routeConfigurationId must be 'refuse-local'",
    "answer, refuse-local, refuse-peer, routeConfigurationId must be 'refuse-peer'",
    "relay, refuse-peer, refuse-relay, routeConfigurationId must be 'refuse-relay'",
    "refusals, refuse-pear, refuse-peer, the routeConfiguration 'refuse-peer' is missing",
  })
  void refusesAMisspeltConfiguration(String file, String wrong, String right, String message)
      throws IOException {
    // Given
    routes.spineText(file, routes.spineText(file).replace(right, wrong));
    // Then
    assertThat(routes.messages()).anySatisfy(found -> assertThat(found).startsWith(message));
  }

  @ParameterizedTest(name = "{1} -> {2}")
  @CsvSource({
    "ask, 'uri: bean:sign-ask', 'uri: bean:other', only stations may stand in the spine",
    "ask, 'method: sign', 'method: other', must name its method",
    "ask, '- to:\n            id: sign-ask', '- toD:\n            id: sign-ask', only stations",
    "ask, 'uri: direct:ask', 'uri: direct:ask?block=false', starts from 'direct:ask'",
    "ask, 'id: sign-ask', 'id: sign', must have the id 'sign-ask'",
    "answer, 'id: answer', 'autoStartup: false\n    id: answer', may not have 'autoStartup'",
    "relay, 'uri: bean:record-relay', 'uri: bean:other', only stations may stand in the spine",
    "relay, 'uri: direct:relay', 'uri: direct:relay?block=false', starts from 'direct:relay'",
    "refusals, 'java.lang.Throwable', 'java.io.IOException', catches",
    "refusals, 'expression: \"true\"', 'expression: \"false\"', must be handled",
    "refusals, 'method: refuse', 'method: other', must name its method",
  })
  void refusesAnythingElseInTheSpine(String file, String right, String wrong, String message)
      throws IOException {
    // Given
    String text = routes.spineText(file);
    assertThat(text).contains(right);
    routes.spineText(file, text.replace(right, wrong));
    // Then
    assertThat(routes.messages()).anySatisfy(found -> assertThat(found).contains(message));
  }

  @Test
  void namesTheLineOfBrokenYaml() throws IOException {
    // Given
    routes.spineText(
        "ask", routes.spineText("ask").replace("            id: sign-ask", "\t    id: sign-ask"));
    // Then
    assertThat(routes.problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.line()).isBetween(35, 45);
              assertThat(problem.message()).startsWith("this is not YAML");
            });
  }

  @Test
  void namesTheLineThatCamelsNotationDoesNotKnow() throws IOException {
    // Given
    routes.spineText(
        "ask", routes.spineText("ask").replace("    routeConfigurationId", "    routeConfigId"));
    // Then
    assertThat(routes.problems()).extracting(RouteProblem::line).contains(8);
    assertThat(routes.messages()).anySatisfy(m -> assertThat(m).contains("Camel's YAML notation"));
  }

  @Test
  void namesAFileThatIsMissingAndOneThatDoesNotBelong() throws IOException {
    // Given
    Files.delete(routes.spine().resolve("refusals.camel.yaml"));
    routes.spineText("more", RouteFolders.LOOK_UP);
    // Then
    assertThat(routes.problems())
        .extracting(problem -> problem.file().getFileName() + " " + problem.message())
        .containsExactly(
            "more.camel.yaml the spine is four files; your own routes go to the look-ups",
            "refusals.camel.yaml this file of the spine is missing");
  }
}
