package org.tongban.node.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.tongban.core.message.Actor;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.MessageId;
import org.tongban.core.message.Outcome;
import org.tongban.core.message.ServiceId;

/**
 * A question to several members at once, and how far each has come.
 *
 * @param actor who asked, and may see it
 * @param deadline until when the caller waits; what comes later is late
 * @param due last day of the contract, in China
 * @param members in the order of their codes
 */
public record FanOut(
    MessageId id,
    ServiceId service,
    Actor actor,
    Instant createdAt,
    Instant deadline,
    LocalDate due,
    List<One> members) {

  /** How far a member has come. */
  public enum State {
    /** Not asked yet, or not known what came of it. */
    OPEN,
    /** Asked; the answer is awaited, or the ask waits until the member can be reached. */
    WAITING,
    ANSWERED,
    /** The member said no, or our own rules did. */
    REFUSED,
    /** Nothing came, and nothing is awaited any more. */
    SILENT
  }

  /**
   * One member.
   *
   * @param exchange id of its ask, allotted before it is sent
   * @param asked whether an ask left, or may have
   * @param outcome of the answer
   * @param reason code of the no, or why nothing came
   * @param at when it was settled
   * @param by the exchange that brought the answer or the no; another than {@code exchange} where
   *     it was fetched later
   */
  public record One(
      MemberCode member,
      MessageId exchange,
      State state,
      boolean asked,
      Optional<Outcome> outcome,
      Optional<String> reason,
      Optional<Instant> at,
      Optional<MessageId> by) {
    public One {
      Objects.requireNonNull(member, "member");
      Objects.requireNonNull(exchange, "exchange");
      Objects.requireNonNull(state, "state");
      Objects.requireNonNull(outcome, "outcome");
      Objects.requireNonNull(reason, "reason");
      Objects.requireNonNull(at, "at");
      Objects.requireNonNull(by, "by");
    }

    /** Whether something may still come. */
    public boolean open() {
      return state == State.OPEN || state == State.WAITING;
    }
  }

  public FanOut {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(service, "service");
    Objects.requireNonNull(actor, "actor");
    Objects.requireNonNull(createdAt, "createdAt");
    Objects.requireNonNull(deadline, "deadline");
    Objects.requireNonNull(due, "due");
    members = List.copyOf(members);
  }

  /** The member of that name, where it is asked. */
  public Optional<One> member(MemberCode code) {
    return members.stream().filter(one -> one.member().equals(code)).findFirst();
  }
}
