package org.tongban.node.api;

import java.time.Duration;
import java.util.Optional;
import org.tongban.core.message.Actor;
import org.tongban.core.message.MessageId;
import org.tongban.core.message.ServiceId;
import org.tongban.node.fanout.FanOuts;
import org.tongban.node.fanout.Progress;
import org.tongban.node.store.Claim;
import org.tongban.node.store.FanOut;
import org.tongban.node.store.IdempotencyStore;

/** Begins a question to several members, once for each Idempotency-Key. */
public final class FanOutOnce {
  private final FanOuts fanOuts;
  private final IdempotencyStore keys;

  public FanOutOnce(FanOuts fanOuts, IdempotencyStore keys) {
    this.fanOuts = fanOuts;
    this.keys = keys;
  }

  /** A failure begins nothing, so its key is free again. */
  FanOut begin(ServiceId service, Actor actor, byte[] body, String key) {
    var claim = keys.claim(AskOnce.caller(actor), key, AskOnce.digest("fan-out " + service, body));
    if (claim instanceof Claim.Repeated repeated) {
      return fanOuts.find(repeated.exchange().orElseThrow(), actor);
    }
    var fresh = (Claim.Fresh) claim;
    Optional<MessageId> begun = Optional.empty();
    try {
      begun = Optional.of(fanOuts.begin(service, actor, body, fresh));
    } finally {
      if (begun.isEmpty()) {
        keys.release(fresh);
      }
    }
    return fanOuts.find(begun.get(), actor);
  }

  /** As it stands when it runs no longer, or when the wait is over. */
  FanOut awaited(FanOut begun, Duration wait) {
    var fanOut = begun;
    var end = fanOuts.now().plus(wait);
    while (running(fanOut) && fanOuts.now().isBefore(end)) {
      if (!Preferred.paused()) {
        return fanOut;
      }
      fanOut = fanOuts.find(begun.id(), begun.actor());
    }
    return fanOut;
  }

  private boolean running(FanOut fanOut) {
    return Progress.of(fanOut, fanOuts.now()) == Progress.RUNNING;
  }
}
