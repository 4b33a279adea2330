package org.tongban.node.api;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RestController;
import org.tongban.core.message.StrictJson;
import org.tongban.core.message.Withdrawal;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.node.job.Jobs;
import org.tongban.node.later.OwnAsks;
import org.tongban.node.later.WithdrawJob;
import org.tongban.node.store.OwnLater.State;
import org.tongban.node.store.Withdrawals;

/** Takes back asks of local systems that are not answered yet. */
@RestController
public class WithdrawController {
  private static final int MOST_BYTES = 1024;

  private final SeenExchanges seen;
  private final OwnAsks asks;
  private final Withdrawals store;
  private final WithdrawJob job;
  private final Jobs jobs;
  private final Clock clock;

  public WithdrawController(
      SeenExchanges seen,
      OwnAsks asks,
      Withdrawals store,
      WithdrawJob job,
      Jobs jobs,
      Clock clock) {
    this.seen = seen;
    this.asks = asks;
    this.store = store;
    this.job = job;
    this.jobs = jobs;
    this.clock = clock;
  }

  /** Withdraws at once and for good; twice is the same, and the first reason stays. */
  @PostMapping(
      path = "/api/v1/exchanges/{id}/withdraw",
      consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<byte[]> withdraw(
      @PathVariable String id,
      @RequestAttribute(CallerFilter.CALLER) Caller caller,
      HttpServletRequest request)
      throws IOException {
    var body = RequestBody.read(request, MOST_BYTES);
    var why = ReasonForm.read(body, Withdrawal.class);
    var exchange = seen.own(caller, id);
    if (store.withdraw(exchange, why, clock.instant())) {
      jobs.add(job.of(exchange));
    }
    var kept =
        asks.find(exchange)
            .filter(one -> one.state() == State.WITHDRAWN)
            .orElseThrow(
                () -> new RefusedException(Reason.MATTER_SETTLED, "not open, or no single ask"));
    return ResponseEntity.ok()
        .header("Cache-Control", "no-store")
        .contentType(MediaType.APPLICATION_JSON)
        .body(StrictJson.write(LaterView.json(kept, asks.today())));
  }
}
