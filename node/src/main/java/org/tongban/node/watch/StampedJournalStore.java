package org.tongban.node.watch;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.tongban.core.journal.EntryDraft;
import org.tongban.core.journal.EntryKind;
import org.tongban.core.journal.JournalEntry;
import org.tongban.core.journal.JournalStore;
import org.tongban.core.journal.StoredEntry;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.MessageId;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;

/**
 * Takes no new ask while the oldest entry without a time-stamp is older than the settings allow:
 * what is recorded then could be put back or made up later by whoever holds the database. Answers
 * to asks that were taken, and refusals, are still recorded.
 */
public final class StampedJournalStore implements JournalStore {
  private static final Set<EntryKind> NEW =
      Set.of(EntryKind.ASK_SENT, EntryKind.ASK_RECEIVED, EntryKind.RELAY_FORWARDED);

  private final JournalStore store;
  private final Supplier<Duration> age;
  private final Duration limit;

  /**
   * @param age of the oldest entry without a time-stamp
   */
  public StampedJournalStore(JournalStore store, Supplier<Duration> age, Duration limit) {
    this.store = store;
    this.age = age;
    this.limit = limit;
  }

  @Override
  public JournalEntry append(EntryDraft draft) {
    check(draft);
    return store.append(draft);
  }

  @Override
  public JournalEntry admit(EntryDraft draft, MemberCode issuer, MessageId id, Instant validUntil) {
    check(draft);
    return store.admit(draft, issuer, id, validUntil);
  }

  @Override
  public List<StoredEntry> entriesOf(MessageId exchange) {
    return store.entriesOf(exchange);
  }

  private void check(EntryDraft draft) {
    if (NEW.contains(draft.facts().kind()) && age.get().compareTo(limit) > 0) {
      throw new RefusedException(
          Reason.JOURNAL_UNAVAILABLE, "an entry has had no time-stamp for longer than " + limit);
    }
  }
}
