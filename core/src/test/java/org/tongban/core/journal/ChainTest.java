package org.tongban.core.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tongban.core.message.Digest;

class ChainTest {
  @Test
  void hashes_the_documented_layout() {
    // Given an entry with every field, and one with none
    EntryDraft full = Entries.draft("signed");
    EntryDraft bare =
        EntryDraft.withoutEvidence(EntryFacts.of(EntryKind.LOCAL_REFUSAL, Entries.AT));
    // When
    JournalEntry first = Chain.link(Head.EMPTY, full);
    JournalEntry second = Chain.link(Head.after(first), bare);
    // Then the hashes are those that another program computed from the layout in the Javadoc
    assertThat(first.hash().value()).isEqualTo("We-3l6jyjr32OvaggBY3S8drQjZ4OWAL5lescG9k4Jc");
    assertThat(second.hash().value()).isEqualTo("Z6g8CQQ7nR4IEzDnxtF2We0ekKBMeT31Y-18wdH32Sc");
  }

  @Test
  void links_each_entry_to_the_one_before() {
    // Given
    Head head = new Head(41, Digest.sha256(new byte[] {1}));
    // When
    JournalEntry entry = Chain.link(head, Entries.draft("signed"));
    // Then
    assertThat(entry.seq()).isEqualTo(42);
    assertThat(entry.previous()).isEqualTo(head.hash());
    assertThat(entry.hash()).isEqualTo(Chain.hashOf(entry));
  }

  @Test
  void keeps_the_time_as_exactly_as_storage_does() {
    // Given a clock with nanoseconds
    Instant at = Instant.parse("2026-11-22T01:02:03.456789999Z");
    // When
    EntryFacts facts = EntryFacts.of(EntryKind.ASK_SENT, at);
    // Then
    assertThat(facts.at()).isEqualTo(Instant.parse("2026-11-22T01:02:03.456789Z"));
  }

  @ParameterizedTest(name = "[{index}] text that storage would change or refuse")
  @ValueSource(strings = {"", " ", "a\u0000b", "a\nb", "a\ud800b"})
  void refuses_text_that_does_not_come_back_the_same(String text) {
    // Given
    EntryFacts facts = EntryFacts.of(EntryKind.ANSWER_RECEIVED, Entries.AT);
    // When // Then
    assertThatIllegalArgumentException().isThrownBy(() -> facts.withReason(Optional.of(text)));
    assertThatIllegalArgumentException().isThrownBy(() -> facts.withRule(text));
  }

  @Test
  void evidence_can_not_be_changed_from_outside() {
    // Given
    byte[] bytes = {1, 2, 3};
    EntryDraft draft = new EntryDraft(Entries.facts(), bytes);
    // When
    bytes[0] = 9;
    draft.evidence()[1] = 9;
    // Then
    assertThat(draft.evidence()).containsExactly(1, 2, 3);
  }
}
