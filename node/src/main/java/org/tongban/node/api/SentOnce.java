package org.tongban.node.api;

import java.util.Optional;
import org.tongban.core.message.Actor;
import org.tongban.core.message.ServiceId;
import org.tongban.node.outbox.SentEvents;
import org.tongban.node.store.Claim;
import org.tongban.node.store.IdempotencyStore;
import org.tongban.node.store.Sent;

/** Takes an event once for each Idempotency-Key. */
public final class SentOnce {
  private static final int ACCEPTED = 202;

  private final SentEvents sent;
  private final IdempotencyStore keys;

  public SentOnce(SentEvents sent, IdempotencyStore keys) {
    this.sent = sent;
    this.keys = keys;
  }

  /** A failure keeps nothing, so its key is free again. */
  Sent send(ServiceId service, Actor actor, byte[] body, String key) {
    var claim = keys.claim(AskOnce.caller(actor), key, AskOnce.digest("event " + service, body));
    if (claim instanceof Claim.Repeated repeated) {
      return sent.find(repeated.exchange().orElseThrow());
    }
    var fresh = (Claim.Fresh) claim;
    Optional<Sent> kept = Optional.empty();
    try {
      kept = Optional.of(sent.send(service, actor, body));
    } finally {
      if (kept.isEmpty()) {
        keys.release(fresh);
      }
    }
    keys.finish(fresh, new Claim.Repeated(ACCEPTED, kept.map(Sent::id), Optional.empty()));
    return kept.get();
  }
}
