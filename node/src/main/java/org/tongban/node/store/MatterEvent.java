package org.tongban.node.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.MessageId;
import org.tongban.core.message.ServiceId;

/**
 * What happened to a matter that is answered later, and nothing of what was asked.
 *
 * @param seq its place among all that our own systems are told
 * @param member the other side: who was asked, or who asked
 * @param exchange of an ask of ours
 * @param ticket of an ask of another member; of the two one is there
 * @param due last day of the answer, in China
 * @param over working days since, where somebody said so
 * @param owes who has not answered, with {@code ESCALATED}
 * @param reason code, where there is one
 */
public record MatterEvent(
    long seq,
    UUID id,
    Kind kind,
    MemberCode member,
    ServiceId service,
    Optional<MessageId> exchange,
    Optional<String> ticket,
    LocalDate due,
    int over,
    Optional<MemberCode> owes,
    Optional<String> reason,
    Instant at) {
  /** What it was. */
  public enum Kind {
    /** An ask of ours has its answer. */
    ANSWERED,
    /** An ask of ours has a no. */
    REFUSED,
    /** An ask of ours gets no answer any more. */
    EXPIRED,
    /** We have withdrawn an ask of ours. */
    WITHDRAWN,
    /** The last day of an ask of ours is over; the answer may still come. */
    OVERDUE,
    /** Who asked us needs no answer any more. */
    WITHDRAWN_BY_ASKER,
    /** Who asked us reminds us. */
    REMINDED,
    /** Another member tells that a member below us owes it an answer. */
    ESCALATED
  }

  public MatterEvent {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(member, "member");
    Objects.requireNonNull(service, "service");
    Objects.requireNonNull(exchange, "exchange");
    Objects.requireNonNull(ticket, "ticket");
    Objects.requireNonNull(due, "due");
    Objects.requireNonNull(owes, "owes");
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(at, "at");
  }
}
