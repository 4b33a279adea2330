package org.tongban.core.journal;

import java.util.List;
import java.util.Optional;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;

/**
 * The signed messages of an exchange among its entries. The order of kinds matters: a peer may send
 * an ask under the id of an exchange of ours, and then ours is meant. Each method refuses with
 * {@link Reason#EVIDENCE_ERASED} where the message was erased.
 */
public final class ExchangeEvidence {
  private static final List<EntryKind> ASKS = List.of(EntryKind.ASK_SENT, EntryKind.ASK_RECEIVED);
  private static final List<EntryKind> ANSWERS =
      List.of(EntryKind.ANSWER_RECEIVED, EntryKind.ANSWER_SENT, EntryKind.REFUSAL_SENT);

  private final List<StoredEntry> entries;

  /**
   * @param entries of one exchange, in the order of the chain
   */
  public ExchangeEvidence(List<StoredEntry> entries) {
    this.entries = List.copyOf(entries);
  }

  /** The exact bytes of the ask. */
  public Optional<byte[]> ask() {
    return first(ASKS);
  }

  /** The exact bytes of the answer or refusal; empty while there is none. */
  public Optional<byte[]> answer() {
    return first(ANSWERS);
  }

  /** The exact bytes of the ask that this node sent. */
  public Optional<byte[]> askSent() {
    return first(List.of(EntryKind.ASK_SENT));
  }

  /** The exact bytes of the answer that this node received. */
  public Optional<byte[]> answerReceived() {
    return first(List.of(EntryKind.ANSWER_RECEIVED));
  }

  private Optional<byte[]> first(List<EntryKind> kinds) {
    return kinds.stream().flatMap(kind -> first(kind).stream()).findFirst();
  }

  private Optional<byte[]> first(EntryKind kind) {
    var ofKind = entries.stream().filter(one -> one.entry().facts().kind() == kind).toList();
    var there =
        ofKind.stream().map(StoredEntry::evidence).filter(bytes -> bytes.length > 0).findFirst();
    if (there.isEmpty() && ofKind.stream().anyMatch(one -> one.erased().isPresent())) {
      throw new RefusedException(Reason.EVIDENCE_ERASED, "erased after its retention");
    }
    return there;
  }
}
