package org.tongban.node.api;

import java.util.List;
import org.tongban.core.journal.EntryKind;
import org.tongban.core.journal.JournalStore;
import org.tongban.core.journal.StoredEntry;
import org.tongban.core.message.Actor;
import org.tongban.core.message.MessageId;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.core.seal.KeptAsk;
import org.tongban.core.seal.OpenedAnswer;
import org.tongban.core.seal.Opener;

/** Reads recorded exchanges back. */
public final class Exchanges {
  private final JournalStore store;
  private final Opener opener;

  public Exchanges(JournalStore store, Opener opener) {
    this.store = store;
    this.opener = opener;
  }

  /** Every entry of the exchange, the oldest first. */
  List<StoredEntry> entries(MessageId id) {
    var entries = store.entriesOf(id);
    if (entries.isEmpty()) {
      throw new RefusedException(Reason.EXCHANGE_UNKNOWN, "no entry");
    }
    return entries;
  }

  /**
   * The exact signed bytes of the first of these kinds that is recorded. The order matters: a peer
   * may send an ask under the id of an exchange of ours, and then ours is meant.
   */
  byte[] evidence(MessageId id, List<EntryKind> kinds) {
    var entries = entries(id);
    return kinds.stream()
        .flatMap(kind -> entries.stream().filter(one -> one.entry().facts().kind() == kind))
        .map(StoredEntry::evidence)
        .filter(bytes -> bytes.length > 0)
        .findFirst()
        .orElseThrow(() -> new RefusedException(Reason.EXCHANGE_UNKNOWN, "no such message yet"));
  }

  /** Whether this node asked on behalf of the actor. */
  boolean askedBy(Actor actor, MessageId id) {
    return entries(id).stream()
        .filter(one -> one.entry().facts().kind() == EntryKind.ASK_SENT)
        .map(StoredEntry::evidence)
        .filter(bytes -> bytes.length > 0)
        .anyMatch(bytes -> KeptAsk.actor(bytes).equals(actor));
  }

  /** Verifies a recorded exchange again and gives its answer. */
  OpenedAnswer reopen(MessageId id) {
    return opener.reopen(
        evidence(id, List.of(EntryKind.ASK_SENT)),
        evidence(id, List.of(EntryKind.ANSWER_RECEIVED)));
  }
}
