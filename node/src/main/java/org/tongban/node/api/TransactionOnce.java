package org.tongban.node.api;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.tongban.core.message.Actor;
import org.tongban.core.message.MessageId;
import org.tongban.core.message.ServiceId;
import org.tongban.node.store.Claim;
import org.tongban.node.store.IdempotencyStore;
import org.tongban.node.store.Transaction;
import org.tongban.node.store.Transaction.State;
import org.tongban.node.twophase.Transactions;

/** Begins a transaction, once for each Idempotency-Key. */
public final class TransactionOnce {
  private static final Set<State> UNDER_WAY =
      EnumSet.of(State.RESERVING, State.COMMITTING, State.CANCELLING);

  private final Transactions transactions;
  private final IdempotencyStore keys;

  public TransactionOnce(Transactions transactions, IdempotencyStore keys) {
    this.transactions = transactions;
    this.keys = keys;
  }

  /** A failure begins nothing, so its key is free again. */
  Transaction begin(ServiceId service, Actor actor, byte[] body, String key) {
    var digest = AskOnce.digest("transaction " + service, body);
    var claim = keys.claim(AskOnce.caller(actor), key, digest);
    if (claim instanceof Claim.Repeated repeated) {
      return transactions.find(repeated.exchange().orElseThrow(), actor);
    }
    var fresh = (Claim.Fresh) claim;
    Optional<MessageId> begun = Optional.empty();
    try {
      begun = Optional.of(transactions.begin(service, actor, body, fresh));
    } finally {
      if (begun.isEmpty()) {
        keys.release(fresh);
      }
    }
    return transactions.find(begun.get(), actor);
  }

  /** As it stands when nothing is being asked any more, or when the wait is over. */
  Transaction awaited(Transaction begun, Duration wait) {
    var transaction = begun;
    var end = transactions.now().plus(wait);
    while (underWay(transaction) && transactions.now().isBefore(end)) {
      if (!Preferred.paused()) {
        return transaction;
      }
      transaction = transactions.find(begun.id(), begun.actor());
    }
    return transaction;
  }

  /** Whether the other side is being asked. */
  static boolean underWay(Transaction transaction) {
    return UNDER_WAY.contains(transaction.state());
  }
}
