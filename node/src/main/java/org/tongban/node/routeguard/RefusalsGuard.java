package org.tongban.node.routeguard;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** All sides turn every failure into a reply, and nothing else happens on the way. */
final class RefusalsGuard {
  static final String LOCAL = "refuse-local";
  static final String PEER = "refuse-peer";
  static final String RELAY = "refuse-relay";
  static final List<String> ALL = List.of(LOCAL, PEER, RELAY);
  private static final List<String> EXCEPTIONS =
      List.of("org.tongban.core.refusal.RefusedException", "java.lang.Throwable");
  private static final Set<String> CONFIGURATION =
      Set.of("id", "description", "note", "onException");
  private static final Set<String> CLAUSE =
      Set.of("id", "description", "note", "exception", "handled", "steps");
  private static final Set<String> STEP = Set.of("id", "description", "note", "uri", "parameters");

  void check(RouteFile file, Problems problems) {
    Place top = file.top(problems);
    Map<String, Place> found = new TreeMap<>();
    for (Place item : top.items()) {
      Place place = item.get("routeConfiguration");
      String id = place.get("id").text();
      item.require(
          place.present() && ALL.contains(id) && found.put(id, place) == null,
          "the file holds the routeConfigurations " + String.join(", ", ALL) + ", each once");
    }
    for (String id : ALL) {
      top.require(found.containsKey(id), "the routeConfiguration '" + id + "' is missing");
    }
    found.forEach(this::configuration);
  }

  private void configuration(String id, Place place) {
    place.named("a routeConfiguration");
    place.onlyFields(CONFIGURATION, "a routeConfiguration");
    List<Place> clauses = place.get("onException").items();
    place.require(clauses.size() == 1, id + " has one onException, which catches everything");
    clauses.forEach(clause -> clause(id, clause.get("onException")));
  }

  private void clause(String id, Place clause) {
    clause.named("an onException");
    clause.onlyFields(CLAUSE, "an onException");
    Place exceptions = clause.get("exception");
    exceptions.require(
        exceptions.items().stream().map(Place::text).toList().equals(EXCEPTIONS),
        id + " catches " + String.join(" and ", EXCEPTIONS));
    Place handled = clause.get("handled");
    handled.require(
        handled.get("constant").get("expression").text().equals("true")
            && handled.fields().size() == 1,
        id + " must be handled: {constant: {expression: \"true\"}}");
    List<Place> steps = clause.get("steps").items();
    clause.require(steps.size() == 1, id + " has one step, 'bean:" + id + "'");
    steps.forEach(step -> step(id, step));
  }

  private void step(String id, Place step) {
    Place to = step.get("to");
    step.require(
        to.get("uri").is("bean:" + id), id + " has one step, a 'to' with uri 'bean:" + id + "'");
    to.named("the step");
    to.onlyFields(STEP, "the step");
    Place parameters = to.get("parameters");
    parameters.onlyFields(Set.of("method"), "the step");
    parameters.require(
        parameters.get("method").is("refuse"),
        "the step must name its method: parameters: {method: refuse}");
  }
}
