package org.tongban.node.store;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.tongban.core.journal.EntryDraft;
import org.tongban.core.journal.JournalEntry;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.MessageId;

/**
 * An entry on its way into the chain.
 *
 * @param admission id that must be new for the entry to be written
 * @param done completed after the commit; cancelled by a caller who no longer waits
 */
record Waiting(
    EntryDraft draft, Optional<Admission> admission, CompletableFuture<JournalEntry> done) {

  /** A message id that is admitted once. */
  record Admission(MemberCode issuer, MessageId id, Instant validUntil) {
    /** What makes two admissions the same. */
    Key key() {
      return new Key(issuer, id);
    }
  }

  /** The admission's primary key. */
  record Key(MemberCode issuer, MessageId id) {}

  static Waiting entry(EntryDraft draft) {
    return new Waiting(draft, Optional.empty(), new CompletableFuture<>());
  }

  static Waiting admission(EntryDraft draft, Admission admission) {
    return new Waiting(draft, Optional.of(admission), new CompletableFuture<>());
  }
}
