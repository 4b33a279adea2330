package org.tongban.node.api;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.tongban.core.journal.EntryKind;
import org.tongban.core.journal.ExchangeEvidence;
import org.tongban.core.journal.JournalStore;
import org.tongban.core.journal.StoredEntry;
import org.tongban.core.message.Actor;
import org.tongban.core.message.Ask;
import org.tongban.core.message.MessageId;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.core.seal.KeptAsk;
import org.tongban.core.seal.OpenedAnswer;
import org.tongban.core.seal.Opener;

/** Reads recorded exchanges back. */
public final class Exchanges {
  /** What the first entry of an exchange is, unless that is in a month that is away. */
  private static final Set<EntryKind> BEGINNINGS =
      Set.of(
          EntryKind.ASK_SENT,
          EntryKind.ASK_RECEIVED,
          EntryKind.MESSAGE_REJECTED,
          EntryKind.LOCAL_REFUSAL,
          EntryKind.RELAY_FORWARDED);

  private final JournalStore store;
  private final Opener opener;

  private final AwayMonths away;

  public Exchanges(JournalStore store, Opener opener, AwayMonths away) {
    this.store = store;
    this.opener = opener;
    this.away = away;
  }

  /** Every entry of the exchange, the oldest first. */
  public List<StoredEntry> entries(MessageId id) {
    var entries = store.entriesOf(id);
    if (entries.isEmpty() || !BEGINNINGS.contains(entries.get(0).entry().facts().kind())) {
      away.refuseAround(id);
    }
    if (entries.isEmpty()) {
      throw new RefusedException(Reason.EXCHANGE_UNKNOWN, "no entry");
    }
    return entries;
  }

  /**
   * Every entry, for what needs the messages themselves.
   *
   * @throws RefusedException {@code EVIDENCE_ERASED} when one of them is gone after its retention
   */
  List<StoredEntry> whole(MessageId id) {
    var entries = entries(id);
    if (entries.stream().anyMatch(one -> one.erased().isPresent())) {
      throw erased();
    }
    return entries;
  }

  /** The same, and its answer isn't in a month that is away. */
  public List<StoredEntry> complete(MessageId id) {
    var entries = whole(id);
    if (new ExchangeEvidence(entries).answer().isEmpty()) {
      away.refuseSince(id);
    }
    return entries;
  }

  /** What is said of messages that are gone after their retention. */
  static RefusedException erased() {
    return new RefusedException(Reason.EVIDENCE_ERASED, "erased after its retention");
  }

  /** The exact signed bytes of the ask. */
  public byte[] ask(MessageId id) {
    return there(new ExchangeEvidence(whole(id)).ask(), id);
  }

  /** The exact signed bytes of the answer or refusal. */
  public byte[] answer(MessageId id) {
    return there(new ExchangeEvidence(whole(id)).answer(), id);
  }

  private byte[] there(Optional<byte[]> message, MessageId id) {
    if (message.isEmpty()) {
      away.refuseSince(id);
    }
    return message.orElseThrow(
        () -> new RefusedException(Reason.EXCHANGE_UNKNOWN, "no such message yet"));
  }

  /** Whether this node asked on behalf of the actor. */
  boolean askedBy(Actor actor, MessageId id) {
    return askOf(actor, id).isPresent();
  }

  /** What this node asked on behalf of the actor. */
  Optional<Ask> askOf(Actor actor, MessageId id) {
    return asks(id)
        .map(StoredEntry::evidence)
        .filter(bytes -> bytes.length > 0)
        .map(KeptAsk::ask)
        .filter(ask -> ask.actor().equals(actor))
        .findFirst();
  }

  /** Whether who asked can't be told any more, since it was erased with the ask. */
  boolean askErased(MessageId id) {
    return asks(id).anyMatch(one -> one.erased().isPresent());
  }

  private Stream<StoredEntry> asks(MessageId id) {
    return entries(id).stream().filter(one -> one.entry().facts().kind() == EntryKind.ASK_SENT);
  }

  /** Verifies a recorded exchange again and gives its answer. */
  OpenedAnswer reopen(MessageId id) {
    var evidence = new ExchangeEvidence(whole(id));
    return opener.reopen(there(evidence.askSent(), id), there(evidence.answerReceived(), id));
  }
}
