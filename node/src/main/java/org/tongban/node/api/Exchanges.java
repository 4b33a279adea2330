package org.tongban.node.api;

import java.util.List;
import java.util.Optional;
import org.tongban.core.journal.EntryKind;
import org.tongban.core.journal.ExchangeEvidence;
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

  /** The exact signed bytes of the ask. */
  byte[] ask(MessageId id) {
    return there(new ExchangeEvidence(entries(id)).ask());
  }

  /** The exact signed bytes of the answer or refusal. */
  byte[] answer(MessageId id) {
    return there(new ExchangeEvidence(entries(id)).answer());
  }

  private static byte[] there(Optional<byte[]> message) {
    return message.orElseThrow(
        () -> new RefusedException(Reason.EXCHANGE_UNKNOWN, "no such message yet"));
  }

  /** Whether this node asked on behalf of the actor. */
  boolean askedBy(Actor actor, MessageId id) {
    var asks =
        entries(id).stream()
            .filter(one -> one.entry().facts().kind() == EntryKind.ASK_SENT)
            .toList();
    // who asked was erased with the ask; that there was one is no secret to who knows its id
    if (asks.stream().anyMatch(one -> one.erased().isPresent())) {
      throw new RefusedException(Reason.EVIDENCE_ERASED, "erased after its retention");
    }
    return asks.stream()
        .map(StoredEntry::evidence)
        .filter(bytes -> bytes.length > 0)
        .anyMatch(bytes -> KeptAsk.actor(bytes).equals(actor));
  }

  /** Verifies a recorded exchange again and gives its answer. */
  OpenedAnswer reopen(MessageId id) {
    var evidence = new ExchangeEvidence(entries(id));
    return opener.reopen(there(evidence.askSent()), there(evidence.answerReceived()));
  }
}
