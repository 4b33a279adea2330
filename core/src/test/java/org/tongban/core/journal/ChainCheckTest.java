package org.tongban.core.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Named.named;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tongban.core.journal.ChainResult.Broken;
import org.tongban.core.message.Digest;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.MessageId;
import org.tongban.core.message.Outcome;
import org.tongban.core.message.Purpose;
import org.tongban.core.message.ServiceId;

class ChainCheckTest {
  private static final Digest OTHER = Digest.sha256(new byte[] {7});

  private final List<StoredEntry> chain = Entries.chain(5);
  private final Head head = Entries.headOf(chain);

  @Test
  void finds_a_whole_chain_good() {
    // When
    ChainResult result = check(chain, head);
    // Then
    assertThat(result).isEqualTo(new ChainResult(5, Optional.empty()));
    assertThat(result.good()).isTrue();
  }

  @Test
  void finds_an_empty_chain_good() {
    assertThat(check(List.of(), Head.EMPTY)).isEqualTo(new ChainResult(0, Optional.empty()));
  }

  @ParameterizedTest
  @MethodSource("alterations")
  void finds_an_altered_field(UnaryOperator<JournalEntry> alteration) {
    // Given one altered entry
    StoredEntry third = chain.get(2);
    chain.set(2, new StoredEntry(alteration.apply(third.entry()), third.evidence()));
    // When
    ChainResult result = check(chain, head);
    // Then
    assertThat(result.broken()).contains(new Broken(3, ChainFault.HASH));
    assertThat(result.entries()).isEqualTo(2);
  }

  static Stream<Arguments> alterations() {
    return Stream.of(
        facts("kind", f -> copy(EntryKind.ANSWER_RECEIVED, f)),
        facts("at", f -> at(f)),
        facts("exchange", f -> f.withExchange(Optional.of(MessageId.next()))),
        facts("no exchange", f -> f.withExchange(Optional.empty())),
        facts("peer", f -> f.withPeer(Optional.of(new MemberCode("330421")))),
        facts("service", f -> f.withSubject(new ServiceId("a.b"), f.purpose().orElseThrow())),
        facts("purpose", f -> f.withSubject(f.service().orElseThrow(), new Purpose("OTHER"))),
        facts("outcome", f -> f.withOutcome(Outcome.POSITIVE)),
        facts("reason", f -> f.withReason(Optional.of("busy"))),
        facts("rule", f -> f.withRule("another rule")),
        entry("evidence digest", e -> with(e, e.facts(), OTHER, e.previous(), e.hash())),
        entry("previous", e -> with(e, e.facts(), e.evidenceDigest(), OTHER, e.hash())),
        entry("hash", e -> with(e, e.facts(), e.evidenceDigest(), e.previous(), OTHER)));
  }

  @Test
  void finds_a_text_moved_to_the_next_field() {
    // Given two entries that read alike when their fields are put behind each other
    EntryFacts one = Entries.facts().withReason(Optional.of("ab")).withRule("c");
    EntryFacts two = Entries.facts().withReason(Optional.of("a")).withRule("bc");
    // When
    JournalEntry first = Chain.link(Head.EMPTY, EntryDraft.withoutEvidence(one));
    JournalEntry second = Chain.link(Head.EMPTY, EntryDraft.withoutEvidence(two));
    // Then
    assertThat(first.hash()).isNotEqualTo(second.hash());
  }

  @Test
  void finds_altered_evidence() {
    // Given
    chain.set(3, new StoredEntry(chain.get(3).entry(), bytes("evidence X")));
    // When // Then
    assertThat(check(chain, head).broken()).contains(new Broken(4, ChainFault.EVIDENCE_ALTERED));
  }

  @Test
  void finds_lost_evidence() {
    // Given
    chain.set(3, new StoredEntry(chain.get(3).entry(), new byte[0]));
    // When // Then
    assertThat(check(chain, head).broken()).contains(new Broken(4, ChainFault.EVIDENCE_MISSING));
  }

  @Test
  void finds_an_entry_that_was_taken_out() {
    // Given
    chain.remove(1);
    // When // Then
    assertThat(check(chain, head).broken()).contains(new Broken(2, ChainFault.GAP));
  }

  @Test
  void finds_an_entry_that_was_replaced_with_its_hash_computed_anew() {
    // Given
    EntryDraft forged = Entries.draft("forged");
    JournalEntry entry = Chain.link(Head.after(chain.get(1).entry()), forged);
    chain.set(2, new StoredEntry(entry, forged.evidence()));
    // When // Then the entry itself is sound, and the next one doesn't follow from it
    assertThat(check(chain, head).broken()).contains(new Broken(4, ChainFault.LINK));
  }

  @Test
  void finds_a_cut_off_tail() {
    assertThat(check(chain.subList(0, 3), head).broken())
        .contains(new Broken(4, ChainFault.TAIL_MISSING));
  }

  @Test
  void finds_an_entry_past_the_head() {
    assertThat(check(chain, Head.after(chain.get(3).entry())).broken())
        .contains(new Broken(5, ChainFault.BEYOND_HEAD));
  }

  @Test
  void finds_an_altered_head() {
    assertThat(check(chain, new Head(5, OTHER)).broken())
        .contains(new Broken(5, ChainFault.HEAD_ALTERED));
  }

  @Test
  void names_the_place_of_an_entry_that_can_not_be_read() {
    // Given
    var check = new ChainCheck(head);
    check.next(chain.get(0));
    // When
    check.unreadable();
    // Then
    assertThat(check.finish().broken()).contains(new Broken(2, ChainFault.UNREADABLE));
  }

  private static ChainResult check(List<StoredEntry> entries, Head head) {
    var check = new ChainCheck(head);
    for (StoredEntry entry : new ArrayList<>(entries)) {
      if (!check.next(entry)) {
        break;
      }
    }
    return check.finish();
  }

  private static Arguments facts(String name, UnaryOperator<EntryFacts> change) {
    return entry(
        name, e -> with(e, change.apply(e.facts()), e.evidenceDigest(), e.previous(), e.hash()));
  }

  private static Arguments entry(String name, UnaryOperator<JournalEntry> change) {
    Named<UnaryOperator<JournalEntry>> named = named(name, change);
    return arguments(named);
  }

  private static JournalEntry with(
      JournalEntry entry, EntryFacts facts, Digest evidence, Digest previous, Digest hash) {
    return new JournalEntry(entry.seq(), facts, evidence, previous, hash);
  }

  private static EntryFacts copy(EntryKind kind, EntryFacts f) {
    return new EntryFacts(
        kind,
        f.at(),
        f.exchange(),
        f.peer(),
        f.service(),
        f.purpose(),
        f.outcome(),
        f.reason(),
        f.rule());
  }

  private static EntryFacts at(EntryFacts f) {
    return new EntryFacts(
        f.kind(),
        f.at().plusNanos(1000),
        f.exchange(),
        f.peer(),
        f.service(),
        f.purpose(),
        f.outcome(),
        f.reason(),
        f.rule());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
