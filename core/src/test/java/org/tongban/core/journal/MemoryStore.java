package org.tongban.core.journal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.MessageId;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.core.seal.SubjectMark;

/** A store for tests. */
final class MemoryStore implements JournalStore {
  final List<StoredEntry> entries = new ArrayList<>();
  final List<List<SubjectMark>> subjects = new ArrayList<>();
  final List<Instant> keptUntil = new ArrayList<>();
  private final Set<String> admitted = new HashSet<>();
  private Head head = Head.EMPTY;
  boolean broken;

  @Override
  public JournalEntry append(EntryDraft draft) {
    if (broken) {
      throw new RefusedException(Reason.JOURNAL_UNAVAILABLE, "broken for the test");
    }
    JournalEntry entry = Chain.link(head, draft);
    entries.add(new StoredEntry(entry, draft.evidence()));
    subjects.add(draft.subjects());
    head = Head.after(entry);
    return entry;
  }

  @Override
  public JournalEntry admit(EntryDraft draft, MemberCode issuer, MessageId id, Instant validUntil) {
    if (!admitted.add(issuer + " " + id)) {
      throw new RefusedException(Reason.SEEN_BEFORE, "seen");
    }
    keptUntil.add(validUntil);
    return append(draft);
  }

  @Override
  public List<StoredEntry> entriesOf(MessageId exchange) {
    return entries.stream()
        .filter(found -> found.entry().facts().exchange().equals(Optional.of(exchange)))
        .toList();
  }
}
