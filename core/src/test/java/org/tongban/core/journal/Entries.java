package org.tongban.core.journal;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.MessageId;
import org.tongban.core.message.Outcome;
import org.tongban.core.message.Purpose;
import org.tongban.core.message.ServiceId;

/** Made-up entries. */
final class Entries {
  static final Instant AT = Instant.parse("2026-11-22T01:02:03.456789Z");
  static final MessageId ID = MessageId.parse("0193516a-0000-7000-8000-000000000001");

  private Entries() {}

  static EntryFacts facts() {
    return EntryFacts.of(EntryKind.ANSWER_SENT, AT)
        .withExchange(Optional.of(ID))
        .withPeer(Optional.of(new MemberCode("320509")))
        .withSubject(new ServiceId("assistance.status"), new Purpose("ASSISTANCE_CHECK"))
        .withOutcome(Outcome.ERROR)
        .withReason(Optional.of("register-unavailable"))
        .withRule("吴江 may ask");
  }

  static EntryDraft draft(String evidence) {
    return new EntryDraft(facts(), evidence.getBytes(StandardCharsets.UTF_8));
  }

  /** A whole chain of this many entries. */
  static List<StoredEntry> chain(int length) {
    var chain = new ArrayList<StoredEntry>();
    Head head = Head.EMPTY;
    for (int i = 1; i <= length; i++) {
      EntryDraft draft = draft("evidence " + i);
      JournalEntry entry = Chain.link(head, draft);
      chain.add(new StoredEntry(entry, draft.evidence()));
      head = Head.after(entry);
    }
    return chain;
  }

  static Head headOf(List<StoredEntry> chain) {
    return Head.after(chain.get(chain.size() - 1).entry());
  }
}
