package org.tongban.node.routeguard;

import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The registers in which look-ups may write, and the services whose look-ups those are.
 *
 * @param names of registers, as the settings have them
 * @param reserving whether a service, {@code domain.name}, is asked in steps; asked anew each time
 *     that files are read
 */
public record StepRegisters(Set<String> names, Predicate<String> reserving) {
  private static final Pattern BEAN = Pattern.compile("#(?:bean:)?register-(.+)");
  private static final String MANY = ".many";

  public StepRegisters {
    names = Set.copyOf(names);
    Objects.requireNonNull(reserving, "reserving");
  }

  /** Says so where an option names such a register in the look-up of another service. */
  void option(Place option) {
    var named = BEAN.matcher(option.text().strip());
    option.require(
        !named.matches() || !names.contains(named.group(1)) || reserves(option),
        "a register with takesSteps may be named only in look-ups of two-phase services;"
            + " for what only reads, name the same database once more, without takesSteps");
  }

  /** Says so where the look-up of another service would have a step taken. */
  void call(Place uri) {
    var called = uri.text().substring(uri.text().indexOf(LookUpGuard.PREFIX));
    var route = called.substring(LookUpGuard.PREFIX.length());
    var service = route.endsWith(MANY) ? route.substring(0, route.length() - MANY.length()) : route;
    uri.require(
        !reserving.test(service) || reserves(uri),
        "only look-ups of two-phase services may call one that takes steps");
  }

  private boolean reserves(Place place) {
    return reserving.test(place.file().name());
  }
}
