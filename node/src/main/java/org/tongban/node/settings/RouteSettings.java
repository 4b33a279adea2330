package org.tongban.node.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Where the route files lie and what look-ups may use.
 *
 * @param spine folder with {@code ask}, {@code answer} and {@code refusals}
 * @param lookups folder with the administrator's own routes
 * @param reload how often the look-up folder is looked at; at least one second
 * @param allowedComponents Camel components that a look-up may name; empty means none
 */
public record RouteSettings(
    Path spine, Path lookups, Duration reload, List<String> allowedComponents) {
  public RouteSettings {
    allowedComponents = allowedComponents == null ? List.of() : List.copyOf(allowedComponents);
    new Check()
        .given("spine", spine)
        .given("lookups", lookups)
        .value(
            "reload", reload, t -> t.compareTo(Duration.ofSeconds(1)) >= 0, "must be 1s or longer")
        .done();
  }
}
