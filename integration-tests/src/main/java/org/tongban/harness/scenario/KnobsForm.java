package org.tongban.harness.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import org.tongban.core.refusal.Violation;

/** Knobs as a scenario and the control address write them. */
public final class KnobsForm {
  private static final YamlForm FORM = YamlForm.beside(KnobsForm.class, "knobs.schema.json");

  private KnobsForm() {}

  /**
   * Reads knobs.
   *
   * @param otherwise what is left out
   * @throws ScenarioException with every problem, by pointers
   */
  public static Knobs read(JsonNode json, Knobs otherwise) {
    var problems = problems(json);
    if (!problems.isEmpty()) {
      throw new ScenarioException(problems);
    }
    return new Knobs(
        Duration.ofMillis(json.path("latencyMs").asLong(otherwise.latency().toMillis())),
        json.path("errorPercent").asInt(otherwise.errors()),
        json.path("wrongVersion").asBoolean(otherwise.wrongVersion()),
        json.path("expiredCertificate").asBoolean(otherwise.expired()),
        Duration.ofSeconds(json.path("clockSeconds").asLong(otherwise.clock().toSeconds())),
        json.path("dropPercent").asInt(otherwise.drops()));
  }

  /** What is wrong with them, by pointers. */
  static List<Violation> problems(JsonNode json) {
    return FORM.check(json);
  }

  /** All of them. */
  public static ObjectNode write(Knobs knobs) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("latencyMs", knobs.latency().toMillis())
        .put("errorPercent", knobs.errors())
        .put("wrongVersion", knobs.wrongVersion())
        .put("expiredCertificate", knobs.expired())
        .put("clockSeconds", knobs.clock().toSeconds())
        .put("dropPercent", knobs.drops());
  }
}
