package org.tongban.node.routeguard;

import java.util.ArrayList;
import java.util.List;

/** Finds the ids that Camel wants to be unique: of routes, steps and clauses. */
final class Ids {
  private Ids() {}

  static List<Place> of(Place place) {
    List<Place> ids = new ArrayList<>();
    collect(place, ids);
    return ids;
  }

  private static void collect(Place place, List<Place> ids) {
    place
        .fields()
        .forEach(
            (name, field) -> {
              if (name.equals("id") && !field.text().isBlank() && !ofConfiguration(field)) {
                ids.add(field);
              }
              if (!name.equals("parameters")) {
                collect(field, ids);
              }
            });
    place.items().forEach(item -> collect(item, ids));
  }

  /** Configurations have names of their own, apart from those of routes and steps. */
  private static boolean ofConfiguration(Place id) {
    return id.pointer().endsWith("/routeConfiguration/id");
  }
}
