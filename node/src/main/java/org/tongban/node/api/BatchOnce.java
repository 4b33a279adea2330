package org.tongban.node.api;

import java.io.IOException;
import java.util.Optional;
import org.tongban.core.message.Actor;
import org.tongban.core.message.MessageId;
import org.tongban.node.store.Claim;
import org.tongban.node.store.IdempotencyStore;

/**
 * Takes a batch in once for each Idempotency-Key. Its rows are not compared, since they are read
 * only once: the same key for the same address and length leads to the batch that it began.
 */
public final class BatchOnce {
  private final IdempotencyStore keys;

  public BatchOnce(IdempotencyStore keys) {
    this.keys = keys;
  }

  /** Begins one. */
  @FunctionalInterface
  public interface Beginning {
    MessageId begin(Claim.Fresh claim) throws IOException;
  }

  /**
   * Begins it, or finds what was begun under the key; a failure begins nothing, so its key is free
   * again.
   *
   * @param address what else must be the same under the key
   * @throws org.tongban.core.refusal.RefusedException for a key without use, as for a single ask
   */
  public MessageId begin(Actor actor, String key, String address, Beginning beginning)
      throws IOException {
    var digest = AskOnce.digest("batch " + address, new byte[0]);
    var claim = keys.claim(AskOnce.caller(actor), key, digest);
    if (claim instanceof Claim.Repeated repeated) {
      return repeated.exchange().orElseThrow();
    }
    var fresh = (Claim.Fresh) claim;
    Optional<MessageId> begun = Optional.empty();
    try {
      begun = Optional.of(beginning.begin(fresh));
    } finally {
      if (begun.isEmpty()) {
        keys.release(fresh);
      }
    }
    return begun.get();
  }
}
