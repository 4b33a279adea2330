package org.tongban.harness.story;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What a step must come to.
 *
 * @param outcome of the answer, {@link Reply#NO_ANSWER}, {@link Reply#AWAITED} or {@link
 *     Reply#NOT_SENT}
 * @param code of the refusal or problem
 * @param hop that failed, as the problem names it
 * @param body what the answer's body holds, by pointers into it
 * @param absent what it must not hold
 * @param missing fields that the answer says are missing; exactly these
 */
public record Expected(
    String outcome,
    Optional<String> code,
    Optional<String> hop,
    Map<JsonPointer, JsonNode> body,
    List<JsonPointer> absent,
    List<String> missing) {
  public Expected {
    Objects.requireNonNull(outcome, "outcome");
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(hop, "hop");
    // in the order in which they are written
    body = Collections.unmodifiableMap(new LinkedHashMap<>(body));
    absent = List.copyOf(absent);
    missing = List.copyOf(missing);
  }
}
