package org.tongban.node.store;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.MessageId;
import org.tongban.core.message.ServiceId;

/**
 * An ask of this member that another took in, to answer it later, or that could not be handed over
 * yet.
 *
 * @param exchange the first ask's id
 * @param ticket under which the other keeps it; empty while it waits to be handed over
 * @param due last day of the answer, in China; of our own calendar while it waits
 * @param tries how often it was resumed
 * @param answeredBy the later exchange that brought the answer, or the no
 * @param reason code of the no, present when refused; or why it was withdrawn
 * @param withdrawal how far the asked member was told, of one that was withdrawn
 * @param withdrawnBy the exchange that told it
 */
public record OwnLater(
    MessageId exchange,
    MemberCode member,
    ServiceId service,
    Optional<String> ticket,
    LocalDate due,
    int tries,
    State state,
    Optional<MessageId> answeredBy,
    Optional<String> reason,
    Optional<String> withdrawal,
    Optional<MessageId> withdrawnBy) {

  /** What became of it. */
  public enum State {
    /** Not handed over yet: the other can't be reached. */
    WAITING,
    /** Not answered yet, perhaps overdue. */
    PENDING,
    /** Answered, whatever the outcome. */
    ANSWERED,
    /** The asked member, or our own rules, said no. */
    REFUSED,
    /** The asked member has signed that no answer follows; or it could never be handed over. */
    EXPIRED,
    /** We need no answer any more, and give none out. */
    WITHDRAWN
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
    Objects.requireNonNull(withdrawal, "withdrawal");
    Objects.requireNonNull(withdrawnBy, "withdrawnBy");
  }

  /** Whether anything may still come. */
  public boolean open() {
    return state == State.WAITING || state == State.PENDING;
  }

  /** Whether its last day is over and nothing came. */
  public boolean overdue(LocalDate today) {
    return open() && today.isAfter(due);
  }
}
