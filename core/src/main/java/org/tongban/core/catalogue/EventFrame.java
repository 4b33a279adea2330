package org.tongban.core.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * What every event says, whatever its service: the members of the ask's body that {@code
 * interaction: event} demands of a contract. A body that keeps its contract has them.
 *
 * @param eventId made once by the source; the same event told again has the same
 * @param occurredOn day in China
 * @param corrects the earlier event of the same source that was wrong
 * @param about the person's number, or else the case; events about the same come one after the
 *     other. An identity: not for logs
 */
public record EventFrame(
    UUID eventId, String eventType, LocalDate occurredOn, Optional<UUID> corrects, String about) {
  static final String ID = "/eventId";
  static final String TYPE = "/eventType";
  static final String DAY = "/occurredOn";
  static final String CASE = "/caseRef";
  private static final String CORRECTS = "/corrects";

  public EventFrame {
    Objects.requireNonNull(eventId, "eventId");
    Objects.requireNonNull(eventType, "eventType");
    Objects.requireNonNull(occurredOn, "occurredOn");
    Objects.requireNonNull(corrects, "corrects");
    Objects.requireNonNull(about, "about");
  }

  /**
   * Reads them.
   *
   * @param valid checked content of a service of events
   */
  public static EventFrame of(ValidContent valid) {
    return of(valid.contract(), valid.content().body());
  }

  /**
   * The same of a body.
   *
   * @param body that was held against the contract
   */
  public static EventFrame of(Contract contract, JsonNode body) {
    return new EventFrame(
        UUID.fromString(body.at(ID).asText()),
        body.at(TYPE).asText(),
        LocalDate.parse(body.at(DAY).asText()),
        Optional.of(body.at(CORRECTS))
            .filter(JsonNode::isTextual)
            .map(id -> UUID.fromString(id.asText())),
        about(contract, body));
  }

  private static String about(Contract contract, JsonNode body) {
    return contract.subjects().stream()
        .map(subject -> body.at(subject.idNumber()))
        .filter(JsonNode::isTextual)
        .findFirst()
        .orElseGet(() -> body.at(CASE))
        .asText();
  }

  /** One sentence for each member that a service of events lacks. */
  static List<String> check(Service service) {
    var problems = new ArrayList<String>();
    for (var pointer : List.of(ID, TYPE, DAY)) {
      if (!service.ask().requires(pointer.substring(1))) {
        problems.add("interaction: the ask of an event requires " + pointer);
      }
    }
    if (service.contract().subjects().isEmpty() && !service.ask().requires(CASE.substring(1))) {
      problems.add("interaction: an event is about one of subjects, or its ask requires " + CASE);
    }
    if (!service.answer().has(ID)) {
      problems.add("interaction: the answer to an event has " + ID);
    }
    return problems;
  }

  /** Says nothing of whom it is about. */
  @Override
  public String toString() {
    return "EventFrame[" + eventId + "]";
  }
}
