package org.tongban.node.store;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.tongban.core.journal.EntryKind;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.Outcome;
import org.tongban.core.message.Purpose;
import org.tongban.core.message.ServiceId;

/**
 * Which entries of the journal somebody wants to see; what is empty doesn't matter.
 *
 * @param from first moment
 * @param to first moment that is too late
 */
public record JournalFilter(
    Optional<EntryKind> kind,
    Optional<MemberCode> member,
    Optional<ServiceId> service,
    Optional<Purpose> purpose,
    Optional<Outcome> outcome,
    Optional<String> rule,
    Instant from,
    Instant to) {
  public JournalFilter {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(member, "member");
    Objects.requireNonNull(service, "service");
    Objects.requireNonNull(purpose, "purpose");
    Objects.requireNonNull(outcome, "outcome");
    Objects.requireNonNull(rule, "rule");
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(to, "to");
  }
}
