package org.tongban.core.identity;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A place in the list of divisions (GB/T 2260) and its time.
 *
 * @param code six digits
 * @param validFrom first day; empty when before all records that matter
 * @param validTo first day on which the code no longer stands; empty while it stands
 * @param successors codes that took over its area; several when it was split
 */
public record Division(
    String code,
    String name,
    Optional<LocalDate> validFrom,
    Optional<LocalDate> validTo,
    List<String> successors) {
  public Division {
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(validFrom, "validFrom");
    Objects.requireNonNull(validTo, "validTo");
    successors = List.copyOf(successors);
  }

  boolean retiredOn(LocalDate day) {
    return validTo.isPresent() && !day.isBefore(validTo.get());
  }
}
