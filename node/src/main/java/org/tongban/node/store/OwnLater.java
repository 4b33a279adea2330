package org.tongban.node.store;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.MessageId;
import org.tongban.core.message.ServiceId;

/**
 * An ask of this member that another took in, to answer it later.
 *
 * @param exchange the first ask's id
 * @param due last day of the answer, in China
 * @param tries how often it was resumed
 * @param answeredBy the later exchange that brought the answer, or the no
 * @param reason code of the no; present when refused
 */
public record OwnLater(
    MessageId exchange,
    MemberCode member,
    ServiceId service,
    String ticket,
    LocalDate due,
    int tries,
    State state,
    Optional<MessageId> answeredBy,
    Optional<String> reason) {

  /** What became of it. */
  public enum State {
    /** Not answered yet, perhaps overdue. */
    PENDING,
    /** Answered, whatever the outcome. */
    ANSWERED,
    /** The asked member, or our own rules, said no. */
    REFUSED,
    /** The asked member has signed that no answer follows. */
    EXPIRED
  }

  public OwnLater {
    Objects.requireNonNull(exchange, "exchange");
    Objects.requireNonNull(member, "member");
    Objects.requireNonNull(service, "service");
    Objects.requireNonNull(ticket, "ticket");
    Objects.requireNonNull(due, "due");
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(answeredBy, "answeredBy");
    Objects.requireNonNull(reason, "reason");
  }

  /** Whether its last day is over and nothing came. */
  public boolean overdue(LocalDate today) {
    return state == State.PENDING && today.isAfter(due);
  }
}
