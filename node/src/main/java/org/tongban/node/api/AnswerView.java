package org.tongban.node.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.tongban.core.message.Answer;
import org.tongban.core.message.Outcome;
import org.tongban.core.refusal.Hop;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.Refusal;
import org.tongban.core.refusal.Violation;
import org.tongban.core.seal.OpenedAnswer;

/** What a local system reads of a verified and recorded answer. */
final class AnswerView {
  private AnswerView() {}

  /** A refusal and an error are problems; every other outcome is an answer. */
  static Optional<Problem> problem(OpenedAnswer opened) {
    var answer = opened.answer();
    if (answer.outcome() != Outcome.REFUSED && answer.outcome() != Outcome.ERROR) {
      return Optional.empty();
    }
    var refused = answer.outcome() == Outcome.REFUSED;
    var told = answer.reason().flatMap(Reason::find);
    var reason = told.orElse(refused ? Reason.PEER_REFUSED : Reason.ANSWER_INVALID);
    return Optional.of(
        new Problem(
            new Refusal(reason, hop(opened, reason), accepted(answer), ""),
            Optional.of(answer.outcome()),
            Optional.of(opened.answering().ask().id()),
            ProblemWriter.errorId()));
  }

  private static List<Violation> accepted(Answer answer) {
    return answer.accepts().isEmpty()
        ? List.of()
        : List.of(new Violation("/version", "is answered in " + answer.accepts()));
  }

  private static Hop hop(OpenedAnswer opened, Reason reason) {
    if (!opened.answer().issuer().equals(opened.answering().ask().audience())) {
      return Hop.RELAY;
    }
    return reason == Reason.REGISTER_UNAVAILABLE || reason == Reason.REGISTER_ANSWER_INVALID
        ? Hop.REGISTER
        : Hop.ANSWERING_NODE;
  }

  static ObjectNode json(OpenedAnswer opened) {
    var answer = opened.answer();
    var ask = opened.answering().ask();
    var json = JsonNodeFactory.instance.objectNode();
    json.put("exchange", ask.id().toString());
    json.put("from", answer.issuer().value());
    json.put("service", ask.service().value());
    json.put("version", ask.version().toString());
    json.put("outcome", answer.outcome().name());
    AnswerItemView.facts(json, answer.asOf(), answer.missing(), answer.body());
    if (!answer.items().isEmpty()) {
      var items = json.putArray("items");
      answer.items().forEach(item -> AnswerItemView.write(items.addObject(), item));
    }
    var links = json.putObject("links");
    links.put("exchange", ExchangeController.PATH + "/" + ask.id());
    links.put("ask", ExchangeController.PATH + "/" + ask.id() + "/ask");
    links.put("answer", ExchangeController.PATH + "/" + ask.id() + "/answer");
    return json;
  }
}
