package org.tongban.node.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RestController;
import org.tongban.core.message.StrictJson;
import org.tongban.node.settings.ApiSettings;
import org.tongban.node.store.Transaction;
import org.tongban.node.store.Transaction.Decision;
import org.tongban.node.twophase.Transactions;

/** Takes transactions of local systems: they begin, and decide; the node does the rest. */
@RestController
public class TransactionController {
  static final String PATH = "/api/v1/transactions";

  private final Transactions transactions;
  private final TransactionOnce once;
  private final int maxBody;

  public TransactionController(
      Transactions transactions, TransactionOnce once, ApiSettings settings) {
    this.transactions = transactions;
    this.once = once;
    this.maxBody = settings.maxBody().bytes();
  }

  /** One transaction under one Idempotency-Key; the same key leads to the same for 24 hours. */
  @PostMapping(path = PATH + "/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<byte[]> begin(
      @PathVariable("id") String service,
      @RequestAttribute(CallerFilter.CALLER) Caller caller,
      HttpServletRequest request)
      throws IOException {
    var body = RequestBody.read(request, maxBody);
    var key = request.getHeader("Idempotency-Key");
    return reply(once.begin(AskController.service(service), caller.actor(), body, key), request);
  }

  /** The caller's latest. */
  @GetMapping(path = "/api/v1/transactions", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<byte[]> list(@RequestAttribute(CallerFilter.CALLER) Caller caller) {
    var json = JsonNodeFactory.instance.objectNode();
    var all = json.putArray("transactions");
    transactions.of(caller.actor()).forEach(each -> all.add(TransactionView.json(each)));
    return ResponseEntity.ok().header("Cache-Control", "no-store").body(StrictJson.write(json));
  }

  /** How far it has come. */
  @GetMapping(path = PATH + "/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<byte[]> transaction(
      @PathVariable String id, @RequestAttribute(CallerFilter.CALLER) Caller caller) {
    return reply(transactions.find(SeenExchanges.id(id), caller.actor()), 200);
  }

  /** Decides that it is to be; the same again changes nothing. */
  @PostMapping(path = PATH + "/{id}/commit")
  ResponseEntity<byte[]> commit(
      @PathVariable String id,
      @RequestAttribute(CallerFilter.CALLER) Caller caller,
      HttpServletRequest request)
      throws IOException {
    return decide(id, caller, Decision.COMMIT, request);
  }

  /** Decides that it is not to be; the same again changes nothing. */
  @PostMapping(path = PATH + "/{id}/cancel")
  ResponseEntity<byte[]> cancel(
      @PathVariable String id,
      @RequestAttribute(CallerFilter.CALLER) Caller caller,
      HttpServletRequest request)
      throws IOException {
    return decide(id, caller, Decision.CANCEL, request);
  }

  private ResponseEntity<byte[]> decide(
      String id, Caller caller, Decision wish, HttpServletRequest request) throws IOException {
    var body = RequestBody.read(request, maxBody);
    return reply(transactions.decide(SeenExchanges.id(id), caller.actor(), wish, body), request);
  }

  private ResponseEntity<byte[]> reply(Transaction now, HttpServletRequest request) {
    var later = Preferred.wait(request.getHeader("Prefer")).map(wait -> once.awaited(now, wait));
    var transaction = later.orElse(now);
    return reply(transaction, TransactionOnce.underWay(transaction) ? 202 : 200);
  }

  private static ResponseEntity<byte[]> reply(Transaction transaction, int status) {
    var reply =
        ResponseEntity.status(status)
            .contentType(MediaType.APPLICATION_JSON)
            .header("Cache-Control", "no-store")
            .header("Location", TransactionView.address(transaction));
    if (TransactionOnce.underWay(transaction)) {
      reply.header("Retry-After", LaterView.RETRY_AFTER);
    }
    return reply.body(StrictJson.write(TransactionView.json(transaction)));
  }
}
