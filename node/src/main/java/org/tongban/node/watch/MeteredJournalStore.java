package org.tongban.node.watch;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.List;
import org.tongban.core.journal.EntryDraft;
import org.tongban.core.journal.EntryFacts;
import org.tongban.core.journal.JournalEntry;
import org.tongban.core.journal.JournalStore;
import org.tongban.core.journal.StoredEntry;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.MessageId;

/** Counts what is recorded, so that the metrics and the journal can't tell different stories. */
public final class MeteredJournalStore implements JournalStore {
  private static final String COUNTER = "tongban.journal.entries";

  private final JournalStore store;
  private final MeterRegistry meters;

  public MeteredJournalStore(JournalStore store, MeterRegistry meters) {
    this.store = store;
    this.meters = meters;
  }

  @Override
  public JournalEntry append(EntryDraft draft) {
    return counted(store.append(draft));
  }

  @Override
  public JournalEntry admit(EntryDraft draft, MemberCode issuer, MessageId id, Instant validUntil) {
    return counted(store.admit(draft, issuer, id, validUntil));
  }

  @Override
  public List<StoredEntry> entriesOf(MessageId exchange) {
    return store.entriesOf(exchange);
  }

  private JournalEntry counted(JournalEntry entry) {
    EntryFacts facts = entry.facts();
    meters
        .counter(
            COUNTER,
            "kind",
            facts.kind().name(),
            "peer",
            facts.peer().map(MemberCode::value).orElse("none"),
            "service",
            facts.service().map(service -> service.value()).orElse("none"),
            "outcome",
            facts.outcome().map(Enum::name).orElse("none"))
        .increment();
    return entry;
  }
}
