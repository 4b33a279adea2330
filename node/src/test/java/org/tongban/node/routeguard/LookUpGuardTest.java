package org.tongban.node.routeguard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LookUpGuardTest {
  private static final String SERVICE = "certificate.marriage";

  @TempDir Path folder;
  private RouteFolders routes;

  @BeforeEach
  void copy() throws IOException {
    routes = RouteFolders.under(folder);
  }

  @Test
  void acceptsALookUpWithSqlAndHttpAndBranches() throws IOException {
    // Given
    routes.lookUp(
        SERVICE,
        RouteFolders.withStep(
            """
            - setVariable:
                id: keep
                description: the question
                name: question
                expression: {simple: {expression: "${body}"}}
            - to:
                id: select
                description: the register
                uri: sql
                parameters:
                  query: select * from marriage where id_no = :#${body[subject][idNumber]}
                  dataSource: "#register-civil"
            - choice:
                id: found
                description: nothing here means asking the old system
                when:
                  - expression: {jq: {expression: length == 0}}
                    steps:
                      - to:
                          id: post
                          description: the old system
                          uri: "{{register.old.url}}/marriages"
                          parameters: {httpMethod: POST, okStatusCodeRange: "200-299,404"}
            """));
    // Then
    assertThat(routes.problems()).isEmpty();
  }

  @Test
  void acceptsALookUpOfMany() throws IOException {
    // Given
    routes.lookUp(
        SERVICE, RouteFolders.LOOK_UP.replace("lookup-" + SERVICE, "lookup-" + SERVICE + ".many"));
    // Then
    assertThat(routes.problems()).isEmpty();
  }

  static Stream<Arguments> forbidden() {
    return Stream.of(
        to("log:audit", "would write identities to the log"),
        to("file:/tmp/x", "component 'file' is not on this node's list"),
        to("bean:sign-answer", "component 'bean' is not on this node's list"),
        to("direct:answer", "may call other look-ups only"),
        to("http://10.0.0.1/x", "address comes from the settings"),
        to("sql:select 1?dataSource=#register-civil", "options of an address under 'parameters'"),
        to("sql:select 1", "name the register"),
        to("sql:delete from marriage", "begins with select or with"),
        to("sql:select ${bean:sign-answer}", "call nothing"),
        to("sql:select '{{database.passwordFile}}'", "only placeholders"),
        to("{{anything}}", "only placeholders"),
        Arguments.of("- log: {id: l, description: d, message: hello}", "identities to the log"),
        Arguments.of("- toD: {id: l, description: d, uri: 'sql:${body}'}", "makes its address"),
        Arguments.of("- bean: {id: l, description: d, ref: sign-answer}", "call no beans"),
        Arguments.of("- to: {uri: 'direct:lookup-x'}", "'to' needs an id"),
        Arguments.of("- to: {id: x, uri: 'direct:lookup-x'}", "'to' needs a description"),
        Arguments.of("- to: 'direct:lookup-x'", "the long form"),
        Arguments.of("- stop: {id: x, description: d}", "'stop' is not a step of look-ups"),
        body("{jq: {expression: '{a: '}}", "this is not jq"),
        body("{jq: '.a'}", "the long form"),
        body("{groovy: {expression: '1'}}", "'groovy' is not a language of look-ups"),
        body("{method: {ref: sign-answer, method: sign}}", "'method' is not a language"),
        body("{simple: {expression: '${bean:sign-answer}'}}", "call nothing"),
        body("{simple: {expression: '$simple{env:HOME}'}}", "call nothing"),
        body("{simple: {expression: '${body.getClass()}'}}", "call nothing"),
        body("{simple: {expression: '${body${bean:x}}'}}", "call nothing"),
        body("{constant: {expression: 'resource:file:/etc/passwd'}}", "stands in the file itself"),
        Arguments.of(
            "- setHeader: {id: x, description: d, name: CamelHttpUri, expression: {constant: {expression: a}}}",
            "headers that steer Camel"),
        Arguments.of(
            "- marshal: {id: x, description: d, json: {library: Gson}}",
            "json: {library: Jackson}"),
        Arguments.of(
            "- unmarshal: {id: x, description: d, jacksonXml: {unmarshalType: java.util.Date}}",
            "'jacksonXml'"));
  }

  private static Arguments to(String uri, String message) {
    return Arguments.of("- to: {id: x, description: d, uri: \"" + uri + "\"}", message);
  }

  private static Arguments body(String expression, String message) {
    return Arguments.of(
        "- setBody: {id: x, description: d, expression: " + expression + "}", message);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("forbidden")
  void refusesWhatALookUpMayNotDo(String step, String message) throws IOException {
    // Given
    routes.lookUp(SERVICE, RouteFolders.withStep(step));
    // Then
    assertThat(routes.problems())
        .anySatisfy(
            problem -> {
              assertThat(problem.message()).contains(message);
              assertThat(problem.line()).isEqualTo(7);
            });
  }

  private static final String WRITES =
      "- to: {id: x, description: d, uri: sql, parameters:"
          + " {dataSource: \"#%sregister-%s\", query: select 1}}";

  @ParameterizedTest(name = "#{0}register-{1}")
  @CsvSource({"'', counter", "bean:, counter"})
  void whereStepsAreTakenOnlyServicesThatReserveMayGo(String bean, String register)
      throws IOException {
    // Given
    routes.lookUp(SERVICE, RouteFolders.withStep(WRITES.formatted(bean, register)));
    // Then
    assertThat(routes.messages()).singleElement().asString().contains("of two-phase services");
  }

  @Test
  void aServiceThatReservesMayGoThereAndOthersElsewhere() throws IOException {
    // Given
    var transfer = "timebank.transfer";
    routes.lookUp(
        transfer,
        RouteFolders.withStep(WRITES.formatted("", "counter"))
            .replace(SERVICE, transfer)
            .replace("marriage-answer", "transfer-answer")
            .replace("id: x", "id: y"));
    routes.lookUp(SERVICE, RouteFolders.withStep(WRITES.formatted("", "civil")));
    // Then
    assertThat(routes.problems()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"timebank.transfer", "timebank.transfer.many"})
  void noOtherLookUpHasAStepTaken(String route) throws IOException {
    // Given
    var call = "- to: {id: x, description: d, uri: 'direct:lookup-" + route + "'}";
    routes.lookUp(SERVICE, RouteFolders.withStep(call));
    // Then
    assertThat(routes.messages()).singleElement().asString().contains("one that takes steps");
  }

  @ParameterizedTest(name = "inside {0}")
  @CsvSource({
    "'- choice: {id: a, description: d, when: [{expression: {jq: {expression: .x}}, steps: [#]}]}'",
    "'- choice: {id: a, description: d, when: [], otherwise: {steps: [#]}}'",
    "'- doTry: {id: a, description: d, steps: [#]}'",
    "'- doTry: {id: a, description: d, steps: [], doCatch: [{exception: [java.io.IOException], steps: [#]}]}'",
    "'- doTry: {id: a, description: d, steps: [], doFinally: {steps: [#]}}'",
    "'- multicast: {id: a, description: d, steps: [#]}'",
    "'- pipeline: {id: a, description: d, steps: [#]}'",
    "'- filter: {id: a, description: d, expression: {jq: {expression: .x}}, steps: [#]}'",
  })
  void looksInsideEveryBranch(String branch) throws IOException {
    // Given
    String inner = "{to: {id: x, description: d, uri: \"log:x\"}}";
    routes.lookUp(SERVICE, RouteFolders.withStep(branch.replace("#", inner)));
    // Then
    assertThat(routes.messages())
        .anySatisfy(message -> assertThat(message).contains("identities to the log"));
  }

  @ParameterizedTest(name = "{2}")
  @CsvSource({
    "'- route:', '- beans: []\n- route:', may not have 'beans'",
    "'- route:', '- onException: {exception: [java.lang.Exception]}\n- route:', may not have 'onException'",
    "'- route:', '- routeConfiguration: {id: x}\n- route:', one route and nothing beside it",
    "'    description: reads', '    errorHandler: {}\n    description: reads', may not have 'errorHandler'",
    "'    description: reads', '    routeConfigurationId: x\n    description: reads', may not have 'routeConfigurationId'",
    "id: lookup-certificate.marriage, id: lookup-other, id must be 'lookup-certificate.marriage'",
    "uri: direct:lookup-certificate.marriage, uri: timer:x, starts from 'direct:lookup-certificate.marriage'",
    "id: lookup-certificate.marriage, id: lookup-certificate.marriage.many, starts from 'direct:lookup-certificate.marriage.many'",
    "id: marriage-answer, id: sign-ask, the id 'sign-ask' stands twice",
    "'            description: no record', '            id: again\n            description: no record', 'the key ''id'' stands here twice'",
    "'setBody:', 'setBody: &x', anchors and aliases",
    "'setBody:', 'setBody: !!java', tags are not allowed",
  })
  void refusesAnythingBesideTheRoute(String right, String wrong, String message)
      throws IOException {
    // Given
    String text = RouteFolders.LOOK_UP;
    int at = text.indexOf(right);
    assertThat(at).isNotNegative();
    routes.lookUp(SERVICE, text.substring(0, at) + wrong + text.substring(at + right.length()));
    // Then
    assertThat(routes.messages()).anySatisfy(found -> assertThat(found).contains(message));
  }

  @Test
  void refusesFilesThatNobodyWouldRead() throws IOException {
    // Given
    Files.writeString(routes.lookUps().resolve("certificate.marriage.yaml"), "");
    Files.writeString(routes.lookUps().resolve(".certificate.marriage.camel.yaml"), "?");
    routes.lookUp("Marriage", RouteFolders.LOOK_UP);
    // Then
    assertThat(routes.messages())
        .anySatisfy(found -> assertThat(found).contains("is named <service>.camel.yaml"))
        .anySatisfy(found -> assertThat(found).contains("is named after its service"));
  }

  @Test
  void listsAllProblemsWithFileAndLine() throws IOException {
    // Given
    Path file = routes.lookUp(SERVICE, RouteFolders.withStep("- log: {id: a}\n- bean: {id: b}\n"));
    // When
    List<RouteProblem> problems = routes.problems();
    // Then
    assertThat(problems).extracting(RouteProblem::file).containsOnly(file);
    assertThat(problems).extracting(RouteProblem::line).contains(7, 8);
    assertThat(problems.get(0)).asString().startsWith(file + ":7: ");
  }
}
