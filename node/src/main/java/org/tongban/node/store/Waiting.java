package org.tongban.node.store;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.tongban.core.journal.Chain;
import org.tongban.core.journal.EntryDraft;
import org.tongban.core.journal.Head;
import org.tongban.core.journal.JournalEntry;
import org.tongban.core.message.Digest;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.MessageId;

/**
 * An entry on its way into the chain. What takes time and needs no order was done before it waits.
 *
 * @param digest of the evidence
 * @param locked the evidence as it is stored
 * @param admission id that must be new for the entry to be written
 * @param done completed after the commit; cancelled by a caller who no longer waits
 */
record Waiting(
    EntryDraft draft,
    Digest digest,
    EvidenceVault.Locked locked,
    Optional<Admission> admission,
    CompletableFuture<JournalEntry> done) {

  /** A message id that is admitted once. */
  record Admission(MemberCode issuer, MessageId id, Instant validUntil) {
    /** What makes two admissions the same. */
    Key key() {
      return new Key(issuer, id);
    }
  }

  /** The admission's primary key. */
  record Key(MemberCode issuer, MessageId id) {}

  static Waiting entry(EntryDraft draft, EvidenceVault vault) {
    return waiting(draft, vault, Optional.empty());
  }

  static Waiting admission(EntryDraft draft, EvidenceVault vault, Admission admission) {
    return waiting(draft, vault, Optional.of(admission));
  }

  /** Nothing that is to be written; whoever waits for entries looks around. */
  static Waiting nothing() {
    return new Waiting(null, null, null, Optional.empty(), CompletableFuture.completedFuture(null));
  }

  private static Waiting waiting(
      EntryDraft draft, EvidenceVault vault, Optional<Admission> admission) {
    var evidence = draft.evidence();
    var digest = Digest.ofMessage(evidence);
    var locked = vault.lock(evidence, digest);
    return new Waiting(draft, digest, locked, admission, new CompletableFuture<>());
  }

  /** The entry behind this head. */
  JournalEntry link(Head head) {
    return Chain.link(head, draft.facts(), digest);
  }
}
