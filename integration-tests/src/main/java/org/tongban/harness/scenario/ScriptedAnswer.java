package org.tongban.harness.scenario;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.tongban.core.message.Missing;
import org.tongban.core.message.Outcome;
import org.tongban.core.message.ServiceId;

/**
 * What a simulated region answers to asks of a form.
 *
 * @param when what the ask's body must hold, by pointers into it; empty for every ask
 * @param reason code of a refusal or an error, and of nothing else
 */
public record ScriptedAnswer(
    ServiceId service,
    Map<JsonPointer, JsonNode> when,
    Outcome outcome,
    Optional<String> reason,
    Optional<Instant> asOf,
    List<Missing> missing,
    Optional<JsonNode> body) {
  public ScriptedAnswer {
    Objects.requireNonNull(service, "service");
    when = Map.copyOf(when);
    Objects.requireNonNull(outcome, "outcome");
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(asOf, "asOf");
    missing = List.copyOf(missing);
    Objects.requireNonNull(body, "body");
  }

  /** What is given where nothing is scripted. */
  public static ScriptedAnswer notFound(ServiceId service) {
    return new ScriptedAnswer(
        service,
        Map.of(),
        Outcome.NOT_FOUND,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.empty());
  }

  /** What is answered to every ask by a region at which something fails. */
  public static ScriptedAnswer error(ServiceId service, String reason) {
    return new ScriptedAnswer(
        service,
        Map.of(),
        Outcome.ERROR,
        Optional.of(reason),
        Optional.empty(),
        List.of(),
        Optional.empty());
  }

  /** The same with another body. */
  public ScriptedAnswer with(Optional<JsonNode> other) {
    return new ScriptedAnswer(service, when, outcome, reason, asOf, missing, other);
  }

  /** Whether it answers such an ask. */
  public boolean fits(ServiceId asked, JsonNode askBody) {
    return service.equals(asked)
        && when.entrySet().stream()
            .allMatch(wanted -> askBody.at(wanted.getKey()).equals(wanted.getValue()));
  }
}
