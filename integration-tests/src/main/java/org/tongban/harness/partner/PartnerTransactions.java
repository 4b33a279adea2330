package org.tongban.harness.partner;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tongban.core.catalogue.TwoPhase;
import org.tongban.core.catalogue.TwoPhase.State;
import org.tongban.core.catalogue.TwoPhase.Step;
import org.tongban.core.message.Outcome;
import org.tongban.core.refusal.Reason;
import org.tongban.harness.scenario.ScriptedAnswer;

/**
 * What other members have reserved at a simulated region. Whether there is anything to reserve says
 * its script; what becomes of it, the order of the steps. Thread safe.
 */
final class PartnerTransactions {
  private static final Duration LONGEST = Duration.ofMinutes(10);
  private static final String WRONG_STATE = "WRONG_STATE";

  private final Map<String, Transaction> known = new HashMap<>();

  /** A step as it was taken first. */
  private record Taken(JsonNode asked, ScriptedAnswer answer) {}

  /** One of a member's transactions. */
  private static final class Transaction {
    private final Map<Step, Taken> steps = new EnumMap<>(Step.class);
    private Optional<State> state = Optional.empty();
    private String reference = "";
    private Instant ends = Instant.MAX;

    private Optional<State> at(Instant now) {
      boolean over = state.equals(Optional.of(State.RESERVED)) && !now.isBefore(ends);
      return over ? Optional.of(State.EXPIRED) : state;
    }
  }

  /**
   * What is said to a step, the same each time.
   *
   * @param asker whose transactions these are
   * @param scripted what the script says to it
   */
  synchronized ScriptedAnswer answer(
      String asker, TwoPhase block, JsonNode ask, ScriptedAnswer scripted, Clock clock) {
    var step = block.step(ask).orElseThrow();
    if (step == Step.OFFER) {
      return scripted;
    }
    var key = asker + " " + scripted.service() + " " + block.id(ask);
    var one = known.computeIfAbsent(key, fresh -> new Transaction());
    var before = one.steps.get(step);
    if (before != null) {
      return before.asked().equals(ask) ? before.answer() : altered(scripted);
    }
    var answer = new Taking(block, ask, scripted, one, clock.instant()).take(step);
    if (answer.body().isPresent()) {
      one.steps.put(step, new Taken(ask, answer));
    }
    return answer;
  }

  private static ScriptedAnswer altered(ScriptedAnswer scripted) {
    return new ScriptedAnswer(
        scripted.service(),
        Map.of(),
        Outcome.REFUSED,
        Optional.of(Reason.STEP_ALTERED.code()),
        Optional.empty(),
        List.of(),
        Optional.empty());
  }

  /** One step of one transaction, taken for the first time. */
  private record Taking(
      TwoPhase block, JsonNode ask, ScriptedAnswer scripted, Transaction one, Instant now) {
    ScriptedAnswer take(Step step) {
      return switch (step) {
        case RESERVE -> reserve();
        case COMMIT -> commit();
        case CANCEL -> cancel();
        case OFFER -> scripted;
      };
    }

    private ScriptedAnswer reserve() {
      if (one.state.isPresent()) {
        return no(WRONG_STATE);
      }
      if (scripted.outcome() != Outcome.POSITIVE) {
        return asScripted();
      }
      var wished = block.wished(ask).filter(now.plus(LONGEST)::isAfter).orElse(now.plus(LONGEST));
      one.state = Optional.of(State.RESERVED);
      one.ends = wished.truncatedTo(ChronoUnit.SECONDS);
      one.reference =
          scripted
              .body()
              .flatMap(block::reference)
              .orElse("SIM-" + Integer.toHexString(block.id(ask).hashCode()));
      var body = body();
      body.put(block.reference().answer(), one.reference);
      body.put(block.expires(), one.ends.toString());
      return said(Outcome.POSITIVE, body);
    }

    private ScriptedAnswer commit() {
      if (scripted.outcome() == Outcome.NEGATIVE) {
        return asScripted();
      }
      var state = one.at(now);
      boolean named =
          one.reference.equals(ask.path(block.reference().ask()).asText()) && state.isPresent();
      if (state.equals(Optional.of(State.RESERVED)) && named) {
        one.state = Optional.of(State.COMMITTED);
        return said(Outcome.POSITIVE, body());
      }
      return no(
          state.isEmpty() || state.equals(Optional.of(State.RESERVED))
              ? "NO_RESERVATION"
              : WRONG_STATE);
    }

    /** Also of what was never reserved, for that may still be on its way. */
    private ScriptedAnswer cancel() {
      if (one.state.equals(Optional.of(State.COMMITTED))) {
        return no(WRONG_STATE);
      }
      if (!one.at(now).equals(Optional.of(State.EXPIRED))) {
        one.state = Optional.of(State.CANCELLED);
      }
      return said(Outcome.POSITIVE, body());
    }

    private ScriptedAnswer no(String obstacle) {
      return said(Outcome.NEGATIVE, named().put(block.obstacle(), obstacle));
    }

    /** About this transaction, whichever the script was written for. */
    private ScriptedAnswer asScripted() {
      return scripted.with(
          scripted
              .body()
              .map(body -> ((ObjectNode) body.deepCopy()).put(block.id().answer(), block.id(ask))));
    }

    /** What the script says beside. */
    private ObjectNode body() {
      var body = JsonNodeFactory.instance.objectNode();
      if (scripted.outcome() == Outcome.POSITIVE) {
        scripted.body().ifPresent(own -> body.setAll((ObjectNode) own));
      }
      body.remove(List.of(block.obstacle(), block.reference().answer(), block.expires()));
      return body.setAll(named());
    }

    private ObjectNode named() {
      var body = JsonNodeFactory.instance.objectNode().put(block.id().answer(), block.id(ask));
      one.at(now).ifPresent(state -> body.put(block.state(), value(state)));
      return body;
    }

    private String value(State state) {
      return block.states().entrySet().stream()
          .filter(each -> each.getValue() == state)
          .map(Map.Entry::getKey)
          .findFirst()
          .orElseThrow();
    }

    private ScriptedAnswer said(Outcome outcome, ObjectNode body) {
      return new ScriptedAnswer(
          scripted.service(),
          Map.of(),
          outcome,
          Optional.empty(),
          Optional.empty(),
          List.of(),
          Optional.of(body));
    }
  }
}
