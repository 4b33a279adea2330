package org.tongban.node.api;

import java.util.Optional;
import org.tongban.core.message.Actor;
import org.tongban.core.message.MessageId;
import org.tongban.node.notice.ReadyMatters;
import org.tongban.node.store.Claim;
import org.tongban.node.store.IdempotencyStore;

/** Has an asker told once for each Idempotency-Key. */
public final class ReadyOnce {
  private static final int ACCEPTED = 202;

  private final ReadyMatters matters;
  private final IdempotencyStore keys;

  public ReadyOnce(ReadyMatters matters, IdempotencyStore keys) {
    this.matters = matters;
    this.keys = keys;
  }

  /** A failure tells nobody, so its key is free again. */
  void ready(String ticket, Actor actor, String key) {
    var digest = AskOnce.digest("ready " + ticket, new byte[0]);
    if (!(keys.claim(AskOnce.caller(actor), key, digest) instanceof Claim.Fresh fresh)) {
      return;
    }
    Optional<MessageId> kept = Optional.empty();
    try {
      kept = Optional.of(matters.ready(ticket));
    } finally {
      if (kept.isEmpty()) {
        keys.release(fresh);
      }
    }
    keys.finish(fresh, new Claim.Repeated(ACCEPTED, kept, Optional.empty()));
  }
}
