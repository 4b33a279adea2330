package org.tongban.node.lookup;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.tongban.core.catalogue.SubjectPointers;
import org.tongban.core.message.Missing;
import org.tongban.core.message.Outcome;
import org.tongban.core.message.ServiceId;
import org.tongban.core.refusal.RefusedException;

/**
 * Asks a look-up that is not in force, as one in force is asked. Nothing of it is recorded or
 * answered to anybody, so what comes of it can't be made an answer.
 */
public final class LookUpTrial {
  private final CamelContext trial;
  private final Duration timeout;
  private final Clock clock;

  /**
   * @param trial a context that has the look-up's route and is thrown away afterwards
   */
  public LookUpTrial(CamelContext trial, Duration timeout, Clock clock) {
    this.trial = trial;
    this.timeout = timeout;
    this.clock = clock;
  }

  /**
   * A made-up ask.
   *
   * @param purpose code of the purpose that the route is told
   * @param agreement that the decision would rely on
   * @param subjects where the body names people
   */
  public record Question(
      ServiceId service,
      String purpose,
      Optional<String> agreement,
      JsonNode body,
      List<SubjectPointers> subjects) {
    public Question {
      subjects = List.copyOf(subjects);
    }
  }

  /**
   * What the node would conclude.
   *
   * @param outcome empty when it would refuse
   * @param refusal code and detail when it would refuse; names places, never values
   */
  public record Said(
      Optional<Outcome> outcome,
      Optional<Instant> asOf,
      List<Missing> missing,
      Optional<JsonNode> body,
      Optional<RefusedException> refusal) {}

  /** Asks once. */
  public Said ask(Question question) {
    try (var lookUps = new LookUps(trial, any -> true, timeout, clock)) {
      var headers = lookUps.headers(question.purpose(), question.agreement());
      var found = lookUps.judge(question.service(), headers, question.body(), question.subjects());
      return new Said(
          Optional.of(found.outcome()),
          found.asOf(),
          found.missing(),
          found.body(),
          Optional.empty());
    } catch (RefusedException e) {
      return new Said(
          Optional.empty(), Optional.empty(), List.of(), Optional.empty(), Optional.of(e));
    }
  }
}
