package org.tongban.node.routeguard;

import java.util.List;
import java.util.Set;
import org.tongban.core.message.ServiceId;

/**
 * A look-up file holds one route, {@code lookup-<service>}, or {@code lookup-<service>.many} where
 * it takes many asks at once, that reads a register and does nothing else: no error handling of its
 * own, no beans, no components beyond the node's list.
 */
final class LookUpGuard {
  static final String PREFIX = "lookup-";
  private static final String MANY = ".many";
  private static final Set<String> ROUTE = Set.of("id", "description", "note", "from");
  private static final Set<String> FROM = Set.of("id", "description", "uri", "steps");

  private final StepGuard steps;

  LookUpGuard(List<String> allowedComponents, StepRegisters registers) {
    this.steps = new StepGuard(new EndpointGuard(allowedComponents, registers));
  }

  void check(RouteFile file, Problems problems) {
    Place top = file.top(problems);
    top.require(
        isService(file.name()),
        "the file is named after its service: <domain>.<name>.camel.yaml, in lower case");
    List<Place> items = top.items();
    top.require(items.size() == 1, "the file holds one route and nothing beside it");
    for (Place item : items) {
      item.onlyFields(Set.of("route"), "a look-up file");
      if (item.get("route").present()) {
        route(file.name(), item.get("route"));
      }
    }
    PlainText.check(top);
  }

  private void route(String service, Place route) {
    route.named("the route");
    route.onlyFields(ROUTE, "the route of a look-up");
    String id = PREFIX + service;
    Place given = route.get("id");
    given.require(
        given.is(id) || given.is(id + MANY),
        "the route's id must be '" + id + "', after the file, or '" + id + MANY + "'");
    Place from = route.get("from");
    from.onlyFields(FROM, "'from'");
    Place uri = from.get("uri");
    String start = "direct:" + (given.is(id + MANY) ? id + MANY : id);
    uri.require(uri.is(start), "the route starts from '" + start + "'");
    List<Place> items = from.get("steps").items();
    from.require(!items.isEmpty(), "the route has no steps");
    items.forEach(steps::check);
  }

  private static boolean isService(String name) {
    try {
      new ServiceId(name);
      return true;
    } catch (IllegalArgumentException notOne) {
      return false;
    }
  }
}
