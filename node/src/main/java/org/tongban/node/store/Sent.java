package org.tongban.node.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.tongban.core.message.Actor;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.MessageId;
import org.tongban.core.message.ServiceId;

/**
 * An event that one of our own systems gave us to send.
 *
 * @param seq its place among all of them
 * @param id by which that system knows it
 * @param exchange by which it is asked
 * @param due last day to hand it over, in China
 * @param reason code of the no, or of why it was not handed over
 */
public record Sent(
    long seq,
    MessageId id,
    MemberCode member,
    UUID eventId,
    ServiceId service,
    UUID line,
    Actor actor,
    MessageId exchange,
    LocalDate due,
    State state,
    int tries,
    Optional<String> reason,
    Instant acceptedAt) {

  /** What became of it. */
  public enum State {
    /** Not sent yet. */
    QUEUED,
    /** Sent, and the other could not be reached. */
    WAITING,
    /** The other has it; its disposition is the result of the exchange. */
    TAKEN,
    /** The other, or our own rules, said no. */
    REFUSED,
    /** The other could not be reached in time. */
    EXPIRED,
    /** It failed here again and again, and is left aside for a person. */
    PARKED
  }

  public Sent {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(member, "member");
    Objects.requireNonNull(eventId, "eventId");
    Objects.requireNonNull(service, "service");
    Objects.requireNonNull(line, "line");
    Objects.requireNonNull(actor, "actor");
    Objects.requireNonNull(exchange, "exchange");
    Objects.requireNonNull(due, "due");
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(acceptedAt, "acceptedAt");
  }

  /** Whether it is still to be handed over; then later ones of its line wait behind it. */
  public boolean open() {
    return state == State.QUEUED || state == State.WAITING;
  }
}
