package org.tongban.node.routeguard;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** A route of the spine holds its stations, each once, in order, and nothing else. */
final class SpineGuard {
  private static final Set<String> ROUTE =
      Set.of("id", "description", "note", "routeConfigurationId", "from");
  private static final Set<String> FROM = Set.of("id", "description", "uri", "steps");
  private static final Set<String> STEP = Set.of("id", "description", "note", "uri", "parameters");

  private final String route;
  private final String configuration;
  private final List<Station> stations;

  SpineGuard(String route, String configuration, List<Station> stations) {
    this.route = route;
    this.configuration = configuration;
    this.stations = stations;
  }

  void check(RouteFile file, Problems problems) {
    Place top = file.top(problems);
    List<Place> items = top.items();
    top.require(
        items.size() == 1 && items.get(0).fields().keySet().equals(Set.of("route")),
        "the file holds the route '" + route + "' and nothing beside it");
    items.stream().map(item -> item.get("route")).filter(Place::present).forEach(this::route);
  }

  private void route(Place place) {
    place.named("the route");
    place.onlyFields(ROUTE, "a route of the spine");
    Place id = place.get("id");
    id.require(id.is(route), "the route's id must be '" + route + "'");
    Place error = place.get("routeConfigurationId");
    error.require(
        error.is(configuration),
        "routeConfigurationId must be '"
            + configuration
            + "': under any other name refusals would leave the node raw");
    from(place.get("from"));
  }

  private void from(Place from) {
    from.onlyFields(FROM, "'from'");
    Place uri = from.get("uri");
    uri.require(uri.is("direct:" + route), "the route starts from 'direct:" + route + "'");
    List<Place> steps = from.get("steps").items();
    List<Station> found = new ArrayList<>();
    for (Place step : steps) {
      Station station = station(step);
      if (station == null) {
        step.problem("only stations may stand in the spine, each as a 'to' with uri 'bean:…'");
      } else {
        found.add(station);
        form(step.get("to"), station);
      }
    }
    missing(from.get("steps"), found);
    order(steps, found);
  }

  private Station station(Place step) {
    if (!step.fields().keySet().equals(Set.of("to"))) {
      return null;
    }
    String uri = step.get("to").get("uri").text();
    return stations.stream()
        .filter(station -> uri.equals("bean:" + station.bean()))
        .findFirst()
        .orElse(null);
  }

  private void form(Place to, Station station) {
    to.onlyFields(STEP, station.title());
    to.named(station.title());
    Place id = to.get("id");
    id.require(
        id.is(station.bean()), station.title() + " must have the id '" + station.bean() + "'");
    Place parameters = to.get("parameters");
    parameters.onlyFields(Set.of("method"), station.title());
    Place method = parameters.get("method");
    method.require(
        method.is(station.method()),
        station.title() + " must name its method: parameters: {method: " + station.method() + "}");
  }

  private void missing(Place steps, List<Station> found) {
    for (Station station : stations) {
      long times = found.stream().filter(station::equals).count();
      if (times == 0) {
        steps.problem(
            station.title()
                + " is missing: "
                + after(station)
                + "put 'bean:"
                + station.bean()
                + "'");
      }
      if (times > 1) {
        steps.problem(station.title() + " stands here " + times + " times; once is right");
      }
    }
  }

  private String after(Station station) {
    int at = stations.indexOf(station);
    return at == 0 ? "first of all " : "after " + stations.get(at - 1).bean() + " ";
  }

  private void order(List<Place> steps, List<Station> found) {
    List<Station> right = stations.stream().filter(found::contains).collect(Collectors.toList());
    List<Place> places =
        steps.stream().filter(step -> station(step) != null).collect(Collectors.toList());
    if (right.size() != found.size()) {
      return; // one stands twice: said already, and positions mean nothing then
    }
    for (int i = 0; i < right.size(); i++) {
      if (!Objects.equals(found.get(i), right.get(i))) {
        places
            .get(i)
            .problem(found.get(i).title() + " is misplaced: here belongs " + right.get(i).title());
      }
    }
  }
}
