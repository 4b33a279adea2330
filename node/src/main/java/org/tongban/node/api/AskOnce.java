package org.tongban.node.api;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.camel.ProducerTemplate;
import org.tongban.core.journal.RecordedAnswer;
import org.tongban.core.journal.RecordedReceipt;
import org.tongban.core.message.Actor;
import org.tongban.core.message.Digest;
import org.tongban.core.message.MessageId;
import org.tongban.core.message.Step;
import org.tongban.core.message.StrictJson;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.core.seal.OpenedAnswer;
import org.tongban.node.job.Jobs;
import org.tongban.node.later.FetchJob;
import org.tongban.node.later.OwnAsks;
import org.tongban.node.station.LocalRefusal;
import org.tongban.node.station.LocalRequest;
import org.tongban.node.store.Claim;
import org.tongban.node.store.IdempotencyStore;
import org.tongban.node.store.OwnLater;
import org.tongban.node.twophase.LoneSteps;

/** Sends a local request down the spine, once for each Idempotency-Key. */
public final class AskOnce {
  private static final String SPINE = "direct:ask";
  private static final int ACCEPTED = 202;

  private final ProducerTemplate template;
  private final IdempotencyStore keys;
  private final Exchanges exchanges;
  private final OwnAsks later;
  private final FetchJob fetching;
  private final Jobs jobs;
  private final LoneSteps steps;

  public AskOnce(
      ProducerTemplate template,
      IdempotencyStore keys,
      Exchanges exchanges,
      OwnAsks later,
      FetchJob fetching,
      Jobs jobs,
      LoneSteps steps) {
    this.template = template;
    this.keys = keys;
    this.exchanges = exchanges;
    this.later = later;
    this.fetching = fetching;
    this.jobs = jobs;
    this.steps = steps;
  }

  AskResult ask(LocalRequest request, String key) {
    if (!template.getCamelContext().isStarted()) {
      // the web server listens a moment before the routes are up, and a moment longer
      throw new RefusedException(Reason.BUSY, "the routes are not up");
    }
    steps.check(request.service(), request.json());
    var claim =
        keys.claim(
            caller(request.actor()), key, digest(request.service().toString(), request.json()));
    if (claim instanceof Claim.Repeated repeated) {
      return again(repeated);
    }
    var fresh = (Claim.Fresh) claim;
    var done = false;
    try {
      var result = run(request, fresh);
      done = true;
      return result;
    } finally {
      if (!done) {
        keys.release(fresh);
      }
    }
  }

  private AskResult run(LocalRequest request, Claim.Fresh claim) {
    var reply = template.requestBody(SPINE, request);
    if (reply instanceof RecordedAnswer recorded) {
      return answered(recorded.opened(), claim);
    }
    if (reply instanceof RecordedReceipt recorded) {
      return taken(recorded, claim);
    }
    if (reply instanceof LocalRefusal refusal) {
      return refusal
          .exchange()
          .flatMap(exchange -> later.keep(exchange, refusal.refusal().reason()))
          .map(kept -> kept(kept, claim))
          .orElseGet(() -> stopped(refusal, claim));
    }
    throw new RefusedException(Reason.INTERNAL_ERROR, "the spine returned something else");
  }

  private AskResult answered(OpenedAnswer opened, Claim.Fresh claim) {
    var exchange = Optional.of(opened.answering().ask().id());
    var problem = AnswerView.problem(opened);
    if (problem.isPresent()) {
      return stopped(problem.get(), claim);
    }
    keys.finish(claim, new Claim.Repeated(200, exchange, Optional.empty()));
    return new AskResult.Answered(AnswerView.json(opened));
  }

  private AskResult taken(RecordedReceipt recorded, Claim.Fresh claim) {
    if (recorded.opened().receipt().step() != Step.ACCEPTED) {
      throw new RefusedException(Reason.ANSWER_INVALID, "the first receipt is no acceptance");
    }
    return kept(later.keep(recorded), claim);
  }

  private AskResult kept(OwnLater kept, Claim.Fresh claim) {
    jobs.add(fetching.of(kept.exchange()));
    keys.finish(
        claim, new Claim.Repeated(ACCEPTED, Optional.of(kept.exchange()), Optional.empty()));
    return new AskResult.TakenIn(kept, later.today());
  }

  private AskResult stopped(LocalRefusal stop, Claim.Fresh claim) {
    var outcome =
        stop.refusal().reason().status() >= 500
            ? org.tongban.core.message.Outcome.ERROR
            : org.tongban.core.message.Outcome.REFUSED;
    return stopped(
        new Problem(stop.refusal(), Optional.of(outcome), stop.exchange(), stop.errorId()), claim);
  }

  /** What a repetition may mend is not remembered, so that the repetition can mend it. */
  private AskResult stopped(Problem problem, Claim.Fresh claim) {
    if (problem.refusal().reason().retryable()) {
      keys.release(claim);
    } else {
      var json = new String(StrictJson.write(problem.json(false)), StandardCharsets.UTF_8);
      keys.finish(
          claim, new Claim.Repeated(problem.status(), problem.exchange(), Optional.of(json)));
    }
    return new AskResult.Stopped(problem);
  }

  private AskResult again(Claim.Repeated repeated) {
    if (repeated.problem().isPresent()) {
      return new AskResult.StoppedBefore(repeated.status(), repeated.problem().get());
    }
    MessageId id = repeated.exchange().orElseThrow();
    if (repeated.status() == ACCEPTED) {
      return new AskResult.TakenIn(later.find(id).orElseThrow(), later.today());
    }
    return new AskResult.Answered(AnswerView.json(exchanges.reopen(id)));
  }

  /** The answer to a repeated key is for him who asked, not for a colleague at the same system. */
  static String caller(Actor actor) {
    return actor.system() + "/" + actor.unit() + "/" + actor.operator();
  }

  /** Of everything that makes a request what it is. */
  static Digest digest(String what, byte[] body) {
    var all = new ByteArrayOutputStream();
    all.writeBytes((what + "\n").getBytes(StandardCharsets.UTF_8));
    all.writeBytes(body);
    return Digest.sha256(all.toByteArray());
  }
}
