package org.tongban.node.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.tongban.node.store.Transaction;

/** What a local system reads of a transaction. */
final class TransactionView {
  private TransactionView() {}

  static String address(Transaction transaction) {
    return TransactionController.PATH + "/" + transaction.id();
  }

  static ObjectNode json(Transaction transaction) {
    var json = JsonNodeFactory.instance.objectNode();
    json.put("transaction", transaction.id().toString());
    json.put("service", transaction.service().value());
    json.put("version", transaction.version().toString());
    json.put("to", transaction.to());
    json.put("state", transaction.state().name());
    transaction.decision().ifPresent(decision -> json.put("decision", decision.name()));
    json.put("createdAt", transaction.createdAt().toString());
    json.put("changedAt", transaction.changedAt().toString());
    json.put("decideBy", transaction.decideBy().toString());
    transaction.expiresAt().ifPresent(at -> json.put("expiresAt", at.toString()));
    transaction.reference().ifPresent(reference -> json.put("reference", reference));
    transaction.reason().ifPresent(reason -> json.put("reason", reason));
    transaction.exchange().ifPresent(exchange -> json.put("exchange", exchange.toString()));
    var links = json.putObject("links");
    links.put("self", address(transaction));
    transaction
        .exchange()
        .ifPresent(exchange -> links.put("exchange", ExchangeController.PATH + "/" + exchange));
    return json;
  }
}
