package org.tongban.node.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tongban.core.journal.Chain;
import org.tongban.core.journal.EntryDraft;
import org.tongban.core.journal.EntryFacts;
import org.tongban.core.journal.EntryKind;
import org.tongban.core.journal.Head;
import org.tongban.core.journal.JournalEntry;
import org.tongban.core.journal.JournalStore;
import org.tongban.core.journal.StoredEntry;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.MessageId;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;

/** While nobody stamps, no new ask is taken, and what was begun is still recorded. */
class StampedJournalStoreTest {
  private static final Instant NOW = Instant.parse("2026-11-22T02:00:00Z");
  private static final Duration LIMIT = Duration.ofHours(1);

  private final List<EntryDraft> written = new ArrayList<>();
  private final AtomicReference<Duration> age = new AtomicReference<>(Duration.ZERO);
  private final JournalStore store = new StampedJournalStore(new Kept(), age::get, LIMIT);

  @ParameterizedTest
  @EnumSource(
      value = EntryKind.class,
      names = {"ASK_SENT", "ASK_RECEIVED", "RELAY_FORWARDED"})
  void aNewAskWaitsForAStamp(EntryKind kind) {
    // Given
    var draft = draft(kind);
    var member = new MemberCode("310118");
    age.set(LIMIT.plusMillis(1));

    // Then
    assertThatThrownBy(() -> store.append(draft)).satisfies(this::unavailable);
    assertThatThrownBy(() -> store.admit(draft, member, MessageId.next(), NOW))
        .satisfies(this::unavailable);
    assertThat(written).isEmpty();

    // When
    age.set(LIMIT);
    store.append(draft);

    // Then
    assertThat(written).containsExactly(draft);
  }

  @ParameterizedTest
  @EnumSource(
      value = EntryKind.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"ASK_SENT", "ASK_RECEIVED", "RELAY_FORWARDED"})
  void whatWasBegunIsRecorded(EntryKind kind) {
    // Given
    age.set(LIMIT.multipliedBy(2));

    // When
    store.append(draft(kind));

    // Then
    assertThat(written).hasSize(1);
  }

  private void unavailable(Throwable failure) {
    assertThat(failure).isInstanceOf(RefusedException.class);
    assertThat(((RefusedException) failure).reason()).isEqualTo(Reason.JOURNAL_UNAVAILABLE);
  }

  private static EntryDraft draft(EntryKind kind) {
    return EntryDraft.withoutEvidence(EntryFacts.of(kind, NOW));
  }

  /** Keeps drafts in memory. */
  private final class Kept implements JournalStore {
    @Override
    public JournalEntry append(EntryDraft draft) {
      written.add(draft);
      return Chain.link(Head.EMPTY, draft);
    }

    @Override
    public JournalEntry admit(
        EntryDraft draft, MemberCode issuer, MessageId id, Instant validUntil) {
      return append(draft);
    }

    @Override
    public List<StoredEntry> entriesOf(MessageId exchange) {
      return List.of();
    }
  }
}
