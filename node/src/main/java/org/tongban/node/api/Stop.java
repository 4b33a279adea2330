package org.tongban.node.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.tongban.core.message.MessageId;
import org.tongban.core.message.StrictJson;
import org.tongban.core.refusal.Hop;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.Refusal;
import org.tongban.core.refusal.RefusedException;
import org.tongban.core.refusal.Violation;

/**
 * A no as a person is told of it; what a problem (RFC 9457) tells a system.
 *
 * @param exchange of the journal, where the ask was recorded
 * @param errorId leads to the log
 */
public record Stop(
    Reason reason,
    Hop hop,
    List<Violation> violations,
    Optional<MessageId> exchange,
    String errorId) {
  public Stop {
    violations = List.copyOf(violations);
  }

  /** Of what was refused before anything left this node. */
  public static Stop of(RefusedException e) {
    return of(ProblemWriter.plain(e.reason(), e.violations()));
  }

  static Stop of(Problem problem) {
    return of(problem.refusal(), problem.exchange(), problem.errorId());
  }

  static Stop of(Refusal refusal, Optional<MessageId> exchange, String errorId) {
    return new Stop(refusal.reason(), refusal.hop(), refusal.violations(), exchange, errorId);
  }

  /** The problem that was replied to the same request before. */
  static Stop read(String problem) {
    var json = StrictJson.parse(problem.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    var hop = json.path("hop").asText();
    return new Stop(
        Reason.find(json.path("code").asText()).orElse(Reason.INTERNAL_ERROR),
        Arrays.stream(Hop.values())
            .filter(one -> one.code().equals(hop))
            .findFirst()
            .orElse(Hop.ASKING_NODE),
        StreamSupport.stream(json.path("errors").spliterator(), false)
            .map(Stop::violation)
            .toList(),
        Optional.ofNullable(json.path("exchange").textValue()).map(MessageId::parse),
        json.path("errorId").asText());
  }

  private static Violation violation(JsonNode one) {
    return new Violation(one.path("pointer").asText(), one.path("message").asText());
  }
}
