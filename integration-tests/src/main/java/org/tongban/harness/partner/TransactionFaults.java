package org.tongban.harness.partner;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.tongban.core.catalogue.Contract;
import org.tongban.core.catalogue.TwoPhase;
import org.tongban.core.catalogue.TwoPhase.State;
import org.tongban.core.catalogue.TwoPhase.Step;
import org.tongban.core.message.Outcome;
import org.tongban.core.refusal.Reason;
import org.tongban.harness.scenario.ScriptedAnswer;

/** Regions that take the steps of transactions otherwise than they should. */
final class TransactionFaults {
  private static final String NOBODYS = "0193a5c0-1111-7abc-8def-000000000000";

  private TransactionFaults() {}

  static List<Fault> all() {
    return List.of(
        says(
            "TPC-01",
            "says-no-end-of-a-reservation",
            Step.RESERVE,
            said -> said.with(body -> body.remove(said.block().expires()))),
        again(
            "TPC-02",
            "reserves-again",
            Step.RESERVE,
            said ->
                said.with(
                    body ->
                        body.put(said.block().reference().answer(), UUID.randomUUID().toString()))),
        says(
            "TPC-03",
            "takes-altered-steps",
            Step.RESERVE,
            said ->
                said.answer().reason().equals(Optional.of(Reason.STEP_ALTERED.code()))
                    ? ScriptedAnswer.notFound(said.answer().service())
                    : said.answer()),
        says(
            "TPC-04",
            "commits-another",
            Step.COMMIT,
            said -> said.with(body -> body.put(said.block().id().answer(), NOBODYS))),
        again("TPC-05", "refuses-a-second-commit", Step.COMMIT, Said::no),
        claims("TPC-06", "commits-what-was-cancelled", Step.COMMIT, State.CANCELLED),
        claims("TPC-07", "commits-what-has-ended", Step.COMMIT, State.EXPIRED),
        says(
            "TPC-08",
            "forgets-what-was-committed",
            Step.CANCEL,
            said ->
                said.is(State.COMMITTED)
                    ? said.with(body -> body.remove(said.block().state()))
                    : said.answer()),
        claims("TPC-09", "reserves-what-was-cancelled", Step.RESERVE, State.CANCELLED),
        Fault.ofSteps(
            "TPC-10",
            "mixes-up-members-transactions",
            (good, trade) -> {
              var mixed = new PartnerTransactions();
              return good.deciding(
                  deciding ->
                      heard ->
                          block(heard, trade)
                              .map(
                                  block ->
                                      mixed.answer(
                                          "anybody",
                                          block,
                                          heard.ask().body(),
                                          GoodSteps.scripted(trade, heard),
                                          trade.clock()))
                              .orElseGet(() -> deciding.decide(heard)));
            }),
        says(
            "TPC-11",
            "commits-under-any-reference",
            Step.COMMIT,
            said -> said.is(State.RESERVED) ? said.claiming(State.COMMITTED) : said.answer()));
  }

  /** What is said to a step of a transaction. */
  private record Said(TwoPhase block, ScriptedAnswer answer) {
    boolean is(State state) {
      return answer.body().flatMap(block::state).equals(Optional.of(state));
    }

    ScriptedAnswer with(Consumer<ObjectNode> change) {
      return answer.with(
          answer
              .body()
              .map(
                  body -> {
                    ObjectNode other = body.deepCopy();
                    change.accept(other);
                    return other;
                  }));
    }

    ScriptedAnswer no() {
      return outcome(Outcome.NEGATIVE, with(body -> body.put(block.obstacle(), "WRONG_STATE")));
    }

    /** As if it had gone well. */
    ScriptedAnswer claiming(State state) {
      var value =
          block.states().entrySet().stream()
              .filter(each -> each.getValue() == state)
              .map(Map.Entry::getKey)
              .findFirst()
              .orElseThrow();
      return outcome(
          Outcome.POSITIVE,
          with(
              body -> {
                body.remove(block.obstacle());
                body.put(block.state(), value);
              }));
    }

    private static ScriptedAnswer outcome(Outcome outcome, ScriptedAnswer answer) {
      return new ScriptedAnswer(
          answer.service(),
          Map.of(),
          outcome,
          Optional.empty(),
          Optional.empty(),
          List.of(),
          answer.body());
    }
  }

  /** Another word on a step. */
  @FunctionalInterface
  private interface Word {
    ScriptedAnswer of(Said said);
  }

  private static Fault says(String check, String name, Step step, Word word) {
    return Fault.ofSteps(
        check,
        name,
        (good, trade) ->
            good.deciding(deciding -> heard -> said(heard, trade, step, deciding, word)));
  }

  private static ScriptedAnswer said(
      Heard heard, Trade trade, Step step, Steps.Deciding deciding, Word word) {
    var answer = deciding.decide(heard);
    return block(heard, trade)
        .filter(block -> block.step(heard.ask().body()).equals(Optional.of(step)))
        .map(block -> word.of(new Said(block, answer)))
        .orElse(answer);
  }

  /** Says so only when the same step of the same transaction is asked once more. */
  private static Fault again(String check, String name, Step step, Word word) {
    return Fault.ofSteps(
        check,
        name,
        (good, trade) -> {
          Set<String> asked = ConcurrentHashMap.newKeySet();
          return good.deciding(
              deciding ->
                  heard ->
                      said(
                          heard,
                          trade,
                          step,
                          deciding,
                          said ->
                              asked.add(said.block().id(heard.ask().body()))
                                      || said.answer().body().isEmpty()
                                  ? said.answer()
                                  : word.of(said)));
        });
  }

  /** Says that a step went well, in a state in which it can't. */
  private static Fault claims(String check, String name, Step step, State instead) {
    return says(
        check,
        name,
        step,
        said ->
            said.is(instead)
                ? said.claiming(step == Step.RESERVE ? State.RESERVED : State.COMMITTED)
                : said.answer());
  }

  private static Optional<TwoPhase> block(Heard heard, Trade trade) {
    var ask = heard.ask();
    return trade.catalogue().find(ask.service(), ask.version()).flatMap(Contract::twoPhase);
  }
}
