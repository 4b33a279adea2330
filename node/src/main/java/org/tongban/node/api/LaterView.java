package org.tongban.node.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import org.tongban.core.message.MessageId;
import org.tongban.core.seal.KeptStatement;
import org.tongban.node.store.OwnLater;

/** What a local system reads of an ask that was taken in. */
final class LaterView {
  /** Seconds after which it makes sense to look again. */
  static final String RETRY_AFTER = "2";

  private LaterView() {}

  static String address(MessageId exchange) {
    return ExchangeController.PATH + "/" + exchange + "/result";
  }

  /** What we state ourselves of an ask that could never be handed over. */
  static ObjectNode json(KeptStatement statement) {
    var said = statement.said();
    var json = JsonNodeFactory.instance.objectNode();
    json.put("by", said.issuer().value());
    json.put("hop", said.hop().code());
    json.put("reason", said.reason().code());
    json.put("tries", said.tries());
    json.put("from", said.from().toString());
    json.put("until", said.until().toString());
    json.put("signed", statement.jws());
    return json;
  }

  /**
   * @param today in China
   */
  static ObjectNode json(OwnLater kept, LocalDate today) {
    var json = JsonNodeFactory.instance.objectNode();
    json.put("exchange", kept.exchange().toString());
    json.put("to", kept.member().value());
    json.put("service", kept.service().value());
    json.put("state", kept.state().name());
    kept.ticket().ifPresent(ticket -> json.put("ticket", ticket));
    json.put("due", kept.due().toString());
    json.put("overdue", kept.overdue(today));
    json.put("tries", kept.tries());
    kept.reason().ifPresent(reason -> json.put("reason", reason));
    kept.withdrawal().ifPresent(told -> json.put("withdrawal", told));
    var links = json.putObject("links");
    links.put("exchange", ExchangeController.PATH + "/" + kept.exchange());
    links.put("result", address(kept.exchange()));
    kept.answeredBy().ifPresent(by -> links.put("by", ExchangeController.PATH + "/" + by));
    kept.withdrawnBy().ifPresent(by -> links.put("withdrawal", ExchangeController.PATH + "/" + by));
    return json;
  }
}
