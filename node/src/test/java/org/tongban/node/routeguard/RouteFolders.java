package org.tongban.node.routeguard;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A copy of the shipped spine and an empty look-up folder, to be spoiled by a test. */
record RouteFolders(Path spine, Path lookUps) {
  private static final Path SHIPPED = Path.of("..", "routes");
  static final List<String> COMPONENTS = List.of("sql", "http", "https", "direct");

  /** One register takes steps, of one service. */
  static final StepRegisters STEPS =
      new StepRegisters(Set.of("counter"), "timebank.transfer"::equals);

  static final String LOOK_UP =
      """
      - route:
          id: lookup-certificate.marriage
          description: reads nothing, answers always the same
          from:
            uri: direct:lookup-certificate.marriage
            steps:
              - setBody:
                  id: marriage-answer
                  description: no record
                  expression:
                    jq:
                      expression: '{records: []}'
      """;

  /** The look-up with one more step before its own, written without indentation. */
  static String withStep(String step) {
    return LOOK_UP.replace("        - setBody", step.indent(8) + "        - setBody");
  }

  static RouteFolders under(Path folder) throws IOException {
    Path spine = Files.createDirectories(folder.resolve("routes"));
    Path lookUps = Files.createDirectories(spine.resolve("lookups/990000"));
    for (String name : List.of("ask", "answer", "relay", "refusals")) {
      Files.copy(SHIPPED.resolve(name + ".camel.yaml"), spine.resolve(name + ".camel.yaml"));
    }
    return new RouteFolders(spine, lookUps);
  }

  String spineText(String name) throws IOException {
    return Files.readString(spine.resolve(name + ".camel.yaml"));
  }

  void spineText(String name, String text) throws IOException {
    Files.writeString(spine.resolve(name + ".camel.yaml"), text);
  }

  Path lookUp(String service, String text) throws IOException {
    return Files.writeString(lookUps.resolve(service + ".camel.yaml"), text);
  }

  List<RouteProblem> problems() {
    return RouteGuard.check(spine, lookUps, COMPONENTS, STEPS);
  }

  List<String> messages() {
    return problems().stream().map(RouteProblem::message).collect(Collectors.toList());
  }

  /** The lines of the step of this bean. */
  static String step(String text, Station station) {
    int from = text.indexOf("        - to:\n            id: " + station.bean() + "\n");
    int to = text.indexOf("        # ", from);
    return text.substring(from, to < 0 ? text.length() : to);
  }

  /** The spine file without the step of this bean. */
  static String without(String text, Station station) {
    return text.replace(step(text, station), "");
  }
}
