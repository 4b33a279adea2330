package org.tongban.core.directory;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Set;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.Purpose;
import org.tongban.core.message.ServiceId;

/**
 * What some members have agreed to answer each other beyond what a statute demands.
 *
 * @param id name that an ask gives in its claim {@code agr}
 * @param parties at least two members
 * @param from first day of effect, inclusive, Chinese calendar day
 * @param to last day of effect, inclusive
 */
public record Agreement(
    String id,
    Set<MemberCode> parties,
    Set<ServiceId> services,
    Set<Purpose> purposes,
    LocalDate from,
    LocalDate to) {
  public Agreement {
    Objects.requireNonNull(id, "id");
    parties = Set.copyOf(parties);
    services = Set.copyOf(services);
    purposes = Set.copyOf(purposes);
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(to, "to");
  }

  /** Whether the agreement applies on that day. */
  public boolean inForce(LocalDate day) {
    return !day.isBefore(from) && !day.isAfter(to);
  }
}
