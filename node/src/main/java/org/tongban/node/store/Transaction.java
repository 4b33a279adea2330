package org.tongban.node.store;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.tongban.core.message.Actor;
import org.tongban.core.message.MessageId;
import org.tongban.core.message.ServiceId;
import org.tongban.core.message.ServiceVersion;

/**
 * A transaction that this node coordinates, as its decision log has it.
 *
 * @param id also the id that its steps carry
 * @param actor who began it, and may see and decide it
 * @param to whom it is with, as the caller named it
 * @param decideBy until when the caller may decide; from then on it is decided to cancel
 * @param expiresAt when the reservation ends by itself, as the other side said
 * @param reference what the other side calls the reservation
 * @param tries how often the step of this state may have been asked
 * @param exchange the last exchange that brought an answer; of a state that has ended, its proof
 * @param reason why it stands so: a code of ours, or an obstacle of the contract
 */
public record Transaction(
    MessageId id,
    ServiceId service,
    ServiceVersion version,
    Actor actor,
    String to,
    Instant createdAt,
    Instant changedAt,
    State state,
    Optional<Decision> decision,
    Instant decideBy,
    Optional<Instant> expiresAt,
    Optional<String> reference,
    int tries,
    Optional<MessageId> exchange,
    Optional<String> reason) {

  /** How far it has come, as its caller sees it. */
  public enum State {
    RESERVING,
    /** Reserved, and not decided. */
    RESERVED,
    /** Decided, and not known to be done. */
    COMMITTING,
    /** Done: the one state in which the caller may credit or rely on it. */
    COMMITTED,
    CANCELLING,
    CANCELLED,
    /** The reservation ended by itself, so nothing was committed. */
    EXPIRED,
    /** Nothing was reserved. */
    REFUSED,
    /** The other side contradicts what was decided: a person must look. */
    IN_DOUBT;

    /** Whether the node itself goes on with it. */
    public boolean driven() {
      return this == RESERVING || this == RESERVED || this == COMMITTING || this == CANCELLING;
    }
  }

  /** Written before anybody is told, and never changed. */
  public enum Decision {
    COMMIT,
    CANCEL
  }

  public Transaction {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(service, "service");
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(actor, "actor");
    Objects.requireNonNull(to, "to");
    Objects.requireNonNull(createdAt, "createdAt");
    Objects.requireNonNull(changedAt, "changedAt");
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(decision, "decision");
    Objects.requireNonNull(decideBy, "decideBy");
    Objects.requireNonNull(expiresAt, "expiresAt");
    Objects.requireNonNull(reference, "reference");
    Objects.requireNonNull(exchange, "exchange");
    Objects.requireNonNull(reason, "reason");
  }
}
