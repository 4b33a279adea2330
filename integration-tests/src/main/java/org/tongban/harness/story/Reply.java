package org.tongban.harness.story;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Objects;
import java.util.Optional;
import org.tongban.core.message.Outcome;
import org.tongban.core.refusal.Hop;

/**
 * What an asking region reads of an answer or of a problem, in the form of a node's local API.
 *
 * @param json with {@code outcome}, {@code body}, {@code code} and {@code hop} where there are any;
 *     where several were asked, with a {@code conclusion} and who answered
 */
public record Reply(JsonNode json) {
  /** In place of an outcome: nothing came that could be believed. */
  public static final String NO_ANSWER = "NO_ANSWER";

  /** In place of an outcome: the asking region's node goes on asking for the answer. */
  public static final String AWAITED = "AWAITED";

  /** In place of an outcome: the asking region's own node let nothing out. */
  public static final String NOT_SENT = "NOT_SENT";

  private static final String CONCLUSION = "conclusion";

  public Reply {
    Objects.requireNonNull(json, "json");
  }

  private boolean several() {
    return json.has(CONCLUSION);
  }

  /** An outcome or a conclusion, {@link #NO_ANSWER}, {@link #AWAITED} or {@link #NOT_SENT}. */
  String outcome() {
    if (several()) {
      return json.path(CONCLUSION).asText();
    }
    if (json.has("state")) {
      return AWAITED;
    }
    if (hop().filter(Hop.ASKING_NODE.code()::equals).isPresent()) {
      return NOT_SENT;
    }
    var outcome = json.path("outcome").asText(NO_ANSWER);
    // a node says ERROR of every way on which no answer came
    var silent =
        outcome.equals(Outcome.ERROR.name()) && hop().filter(Hop.REGISTER.code()::equals).isEmpty();
    return silent ? NO_ANSWER : outcome;
  }

  Optional<String> code() {
    return text("code");
  }

  Optional<String> hop() {
    return text("hop");
  }

  JsonNode body() {
    return several() ? json : json.path("body");
  }

  private Optional<String> text(String name) {
    return Optional.ofNullable(json.path(name).textValue());
  }
}
