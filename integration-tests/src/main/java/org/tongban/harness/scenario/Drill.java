package org.tongban.harness.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.tongban.core.message.MemberCode;

/**
 * Something that goes wrong at simulated regions for a while, and what a node that asks them then
 * should find.
 *
 * @param longest after which all is as before, whoever has begun it
 * @param knobs of the regions at which something is otherwise
 * @param text as the file has it, for whoever asks the steps
 */
public record Drill(String id, Duration longest, Map<MemberCode, Knobs> knobs, JsonNode text) {
  public Drill {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(longest, "longest");
    knobs = Map.copyOf(knobs);
    Objects.requireNonNull(text, "text");
  }
}
