package org.tongban.node.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RestController;
import org.tongban.core.message.MessageId;
import org.tongban.node.later.LastWord;
import org.tongban.node.later.OwnAsks;
import org.tongban.node.store.OwnLater;

/** What came of an ask, at once or later. */
@RestController
public class ResultController {
  private static final String PATH = "/api/v1/exchanges/{id}";

  private final SeenExchanges seen;
  private final Exchanges exchanges;
  private final OwnAsks later;
  private final LastWord words;
  private final ProblemWriter problems;

  public ResultController(
      SeenExchanges seen,
      Exchanges exchanges,
      OwnAsks later,
      LastWord words,
      ProblemWriter problems) {
    this.seen = seen;
    this.exchanges = exchanges;
    this.later = later;
    this.words = words;
    this.problems = problems;
  }

  /** The answer or the no; 202 while it is awaited, 303 to the exchange that brought it later. */
  @GetMapping(PATH + "/result")
  void result(
      @PathVariable String id,
      @RequestAttribute(CallerFilter.CALLER) Caller caller,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    var exchange = seen.by(caller, id, "result");
    later
        .find(exchange)
        .<AskResult>map(this::takenIn)
        .orElseGet(() -> ended(exchange))
        .writeTo(request, response, problems);
  }

  private AskResult.TakenIn takenIn(OwnLater kept) {
    boolean neverTaken = kept.state() == OwnLater.State.EXPIRED && kept.ticket().isEmpty();
    return new AskResult.TakenIn(
        kept, later.today(), neverTaken ? words.find(kept.exchange()) : Optional.empty());
  }

  private AskResult ended(MessageId exchange) {
    var opened = exchanges.reopen(exchange);
    return AnswerView.problem(opened)
        .<AskResult>map(AskResult.Stopped::new)
        .orElseGet(() -> new AskResult.Answered(AnswerView.json(opened)));
  }
}
