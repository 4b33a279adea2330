package org.tongban.node.routeguard;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * A step of a route, as a drawing shows it.
 *
 * @param kind the word of Camel's notation, {@code choice}
 * @param detail what it calls or the language it maps with; empty where there is nothing to say
 * @param within steps that it holds
 */
public record RouteStep(
    String kind, String id, String description, String detail, List<RouteStep> within) {
  private static final List<String> HOLDERS = List.of("when", "otherwise", "doCatch", "doFinally");

  public RouteStep {
    within = List.copyOf(within);
  }

  /** Of the first route of a file. */
  static List<RouteStep> of(RouteFile file) {
    return steps(file.root().path(0).path("route").path("from").path("steps"));
  }

  private static List<RouteStep> steps(JsonNode list) {
    var steps = new ArrayList<RouteStep>();
    list.forEach(
        item -> item.properties().forEach(one -> steps.add(step(one.getKey(), one.getValue()))));
    return steps;
  }

  private static RouteStep step(String kind, JsonNode node) {
    var within = new ArrayList<>(steps(node.path("steps")));
    for (var holder : HOLDERS) {
      var held = node.path(holder);
      if (held.isArray()) {
        held.forEach(one -> within.add(step(holder, one)));
      } else if (held.isObject()) {
        within.add(step(holder, held));
      }
    }
    return new RouteStep(
        kind,
        node.path("id").asText(""),
        node.path("description").asText(""),
        detail(node),
        within);
  }

  private static String detail(JsonNode node) {
    var register = node.path("parameters").path("dataSource").asText("");
    var uri = node.path("uri").asText("");
    var language = node.path("expression").fieldNames();
    return uri.isEmpty()
        ? language.hasNext() ? language.next() : ""
        : (uri + " " + register).strip();
  }
}
