package org.tongban.core.policy;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.tongban.core.message.Purpose;
import org.tongban.core.message.ServiceId;
import org.tongban.core.policy.Decision.Lacks;

/**
 * What rules of both lists have in common.
 *
 * @param id unique in the file; stands in the journal beside each decision
 * @param rate how often each asker may make use of it; empty for as often as the settings let it
 * @param line where it begins in the file
 */
record Rule(
    String id,
    String description,
    int line,
    Period period,
    Set<ServiceId> services,
    Set<Purpose> purposes,
    Optional<Rate> rate) {
  Rule {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(description, "description");
    Objects.requireNonNull(period, "period");
    services = Set.copyOf(services);
    purposes = Set.copyOf(purposes);
    Objects.requireNonNull(rate, "rate");
  }

  /** What it lacks to be about that on that day. */
  Lacks lacks(ServiceId service, Purpose purpose, LocalDate today) {
    return new Lacks()
        .unless(period.includes(today), "dates")
        .unless(services.contains(service), "service")
        .unless(purposes.contains(purpose), "purpose");
  }
}
