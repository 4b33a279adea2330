package org.tongban.core.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * How the steps of a service that reserves first stand in its messages: the block {@code twoPhase}
 * of a contract. All names are those of members at the top of a body.
 *
 * @param step of the ask: which step it is
 * @param id of the ask and of the answer: the same in every step, made by the asking side
 * @param reference of the ask and of the answer: what the reservation is called by who keeps it
 * @param wished of the ask: until when it is to be reserved; empty where it can't say
 * @param state of the answer: what has become of it
 * @param expires of the answer: when the reservation ends by itself
 * @param obstacle of the answer: why a step was not taken
 * @param steps their values, without one for {@code OFFER} where there is no such step
 * @param states what a value of {@code state} means
 */
public record TwoPhase(
    String step,
    Both id,
    Both reference,
    Optional<String> wished,
    String state,
    String expires,
    String obstacle,
    Map<Step, String> steps,
    Map<String, State> states) {

  /** What is asked. */
  public enum Step {
    /** Says what could be reserved, and reserves nothing. */
    OFFER,
    RESERVE,
    COMMIT,
    CANCEL
  }

  /** What is said of a transaction. */
  public enum State {
    /** Nothing is reserved yet. */
    OFFERED,
    RESERVED,
    COMMITTED,
    CANCELLED,
    EXPIRED
  }

  /** A member that stands in ask and answer, by either side's name. */
  public record Both(String ask, String answer) {
    public Both {
      Objects.requireNonNull(ask, "ask");
      Objects.requireNonNull(answer, "answer");
    }
  }

  public TwoPhase {
    Objects.requireNonNull(step, "step");
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(reference, "reference");
    Objects.requireNonNull(wished, "wished");
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(expires, "expires");
    Objects.requireNonNull(obstacle, "obstacle");
    steps = Map.copyOf(steps);
    states = Map.copyOf(states);
  }

  /** The step that a body asks for; empty where it has none of them. */
  public Optional<Step> step(JsonNode ask) {
    return steps.entrySet().stream()
        .filter(each -> each.getValue().equals(ask.path(step).textValue()))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** The id of the transaction that a body is about. */
  public String id(JsonNode ask) {
    return ask.path(id.ask()).asText();
  }

  /** What an answer says of the state; empty where it says nothing. */
  public Optional<State> state(JsonNode answer) {
    return Optional.ofNullable(answer.path(state).textValue()).map(states::get);
  }

  /** Whether an answer is about that transaction. */
  public boolean about(JsonNode answer, String transaction) {
    return transaction.equals(answer.path(id.answer()).textValue());
  }

  /** What the other side calls the reservation. */
  public Optional<String> reference(JsonNode answer) {
    return Optional.ofNullable(answer.path(reference.answer()).textValue());
  }

  /** When the reservation ends by itself, as the answer says. */
  public Optional<Instant> expires(JsonNode answer) {
    return time(answer.path(expires).textValue());
  }

  /** Until when it is to be reserved, as the ask wishes. */
  public Optional<Instant> wished(JsonNode ask) {
    return wished.flatMap(name -> time(ask.path(name).textValue()));
  }

  /** Why a step was not taken: a code of the contract's own. */
  public Optional<String> obstacle(JsonNode answer) {
    return Optional.ofNullable(answer.path(obstacle).textValue());
  }

  /**
   * The body of a step.
   *
   * @param own what only who asks can say; a copy is filled in
   * @param reference empty where none is known
   */
  public ObjectNode body(
      Step which, ObjectNode own, String transaction, Optional<String> reference) {
    var body = own.deepCopy();
    body.put(step, steps.get(which));
    body.put(id.ask(), transaction);
    reference.ifPresent(text -> body.put(this.reference.ask(), text));
    return body;
  }

  private static Optional<Instant> time(String text) {
    try {
      return Optional.ofNullable(text).map(OffsetDateTime::parse).map(OffsetDateTime::toInstant);
    } catch (DateTimeException e) {
      // the schema's date-time (RFC 3339) allows a leap second, which no clock of ours has
      return Optional.empty();
    }
  }
}
