package org.tongban.node.inbox;

import java.util.Objects;
import java.util.Optional;
import org.tongban.core.journal.EntryKind;
import org.tongban.core.journal.JournalStore;
import org.tongban.core.journal.StoredEntry;
import org.tongban.core.message.Ask;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.MessageId;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.core.seal.KeptAsk;
import org.tongban.node.store.Told;

/** The asks by which events were told, as the journal has them. */
public final class ToldAsks {
  private final JournalStore journal;

  public ToldAsks(JournalStore journal) {
    this.journal = Objects.requireNonNull(journal, "journal");
  }

  /** The ask that told it first; empty where it was erased or put away. */
  Optional<Ask> first(Told told) {
    return of(told.issuer(), told.asked());
  }

  /** An ask of another member; empty where it was erased or put away. */
  public Optional<Ask> of(MemberCode issuer, MessageId id) {
    return journal.entriesOf(id).stream()
        .filter(one -> one.entry().facts().kind() == EntryKind.ASK_RECEIVED)
        .map(StoredEntry::evidence)
        .filter(bytes -> bytes.length > 0)
        .map(KeptAsk::ask)
        // another member may have used the same id
        .filter(one -> one.issuer().equals(issuer))
        .findFirst();
  }

  /**
   * Refuses an ask that tells an event otherwise than it was told first.
   *
   * @throws RefusedException {@code EVENT_ALTERED}, {@code EVIDENCE_ERASED} where nothing is left
   *     to compare with
   */
  public void checkSame(Ask again, Told told) {
    if (again.id().equals(told.asked())) {
      return;
    }
    var first =
        first(told)
            .orElseThrow(
                () -> new RefusedException(Reason.EVIDENCE_ERASED, "as it was told first is gone"));
    if (!first.service().equals(again.service()) || !first.body().equals(again.body())) {
      throw new RefusedException(Reason.EVENT_ALTERED, "told before with other content");
    }
  }
}
