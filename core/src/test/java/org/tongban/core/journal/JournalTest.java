package org.tongban.core.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tongban.core.catalogue.Catalogue;
import org.tongban.core.message.Answer;
import org.tongban.core.message.Ask;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.Outcome;
import org.tongban.core.policy.PermittedAsk;
import org.tongban.core.policy.UnprovenPermit;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.core.seal.SubjectKeys;
import org.tongban.core.seal.Unproven;

class JournalTest {
  private static final Instant NOW = Instant.parse("2026-11-22T01:00:00Z");
  private static final Optional<String> NO_REASON = Optional.empty();

  private final MemoryStore store = new MemoryStore();
  private static final Catalogue CATALOGUE = Catalogue.load(Path.of("..", "schemas"));
  private static final SubjectKeys KEYS = keys();
  private final Journal journal =
      new Journal(
          store, Clock.fixed(NOW, ZoneOffset.UTC), new SubjectIndex(() -> CATALOGUE, () -> KEYS));
  private final Ask ask = Unproven.ask(NOW);

  @Test
  void an_admitted_ask_is_recorded_with_what_was_signed_and_the_rule() {
    // Given
    PermittedAsk permitted = permitted();
    // When
    RecordedAsk recorded = journal.admit(permitted);
    // Then
    assertThat(recorded.permitted()).isSameAs(permitted);
    StoredEntry stored = only();
    assertThat(stored.entry()).isEqualTo(recorded.entry());
    assertThat(stored.evidence()).isEqualTo(bytes("ask"));
    assertThat(stored.entry().facts())
        .isEqualTo(about(EntryKind.ASK_RECEIVED, ask.issuer()).withRule("wujiang-may-ask"));
    assertThat(store.keptUntil).containsExactly(NOW.plusSeconds(60));
  }

  @Test
  void an_ask_is_admitted_once() {
    // Given
    journal.admit(permitted());
    // When // Then
    assertRefused(Reason.SEEN_BEFORE, () -> journal.admit(permitted()));
    assertThat(store.entries).hasSize(1);
  }

  @Test
  void without_a_record_there_is_no_proof_of_one() {
    // Given
    store.broken = true;
    // When // Then
    assertRefused(Reason.JOURNAL_UNAVAILABLE, () -> journal.admit(permitted()));
    assertRefused(Reason.JOURNAL_UNAVAILABLE, () -> journal.sent(Unproven.sealed(ask), "own-rule"));
  }

  @Test
  void a_sent_ask_is_recorded_as_signed_not_as_encrypted() {
    // When
    RecordedDispatch dispatch = journal.sent(Unproven.sealed(ask), "own-rule");
    // Then
    assertThat(only().evidence()).isEqualTo(bytes("ask"));
    assertThat(dispatch.entry().facts())
        .isEqualTo(about(EntryKind.ASK_SENT, ask.audience()).withRule("own-rule"));
  }

  @Test
  void a_received_answer_is_recorded_with_its_outcome() {
    // Given
    Answer answer = Unproven.answer(ask, NOW, Outcome.NOT_FOUND, NO_REASON);
    // When
    RecordedAnswer recorded = journal.received(Unproven.opened(answer, ask));
    // Then
    assertThat(only().evidence()).isEqualTo(bytes("answer"));
    assertThat(recorded.entry().facts())
        .isEqualTo(about(EntryKind.ANSWER_RECEIVED, ask.audience()).withOutcome(Outcome.NOT_FOUND));
  }

  @Test
  void a_received_reason_that_is_no_code_is_not_shown() {
    // Given a peer that writes a name where a code belongs
    Answer answer = Unproven.answer(ask, NOW, Outcome.REFUSED, Optional.of("沈桂芳\u0000 is dead"));
    // When
    RecordedAnswer recorded = journal.received(Unproven.opened(answer, ask));
    // Then
    assertThat(recorded.entry().facts().reason()).contains("unreadable");
  }

  @Test
  void a_reply_is_recorded_as_answer_or_as_refusal() {
    // Given
    RecordedAsk recorded = journal.admit(permitted());
    Answer answer = Unproven.answer(ask, NOW, Outcome.NEGATIVE, NO_REASON);
    Answer refusal = Unproven.answer(ask, NOW, Outcome.REFUSED, Optional.of("not-permitted"));
    // When
    RecordedReply answered = journal.replied(recorded, Unproven.sealed(answer));
    RecordedReply refused = journal.replied(recorded, Unproven.sealed(refusal));
    // Then
    assertThat(answered.wire()).isEqualTo(bytes("wire"));
    assertThat(answered.entry().facts())
        .isEqualTo(
            about(EntryKind.ANSWER_SENT, ask.issuer())
                .withOutcome(Outcome.NEGATIVE)
                .withRule("wujiang-may-ask"));
    assertThat(refused.entry().facts().kind()).isEqualTo(EntryKind.REFUSAL_SENT);
    assertThat(store.entries.get(1).evidence()).isEqualTo(bytes("answer"));
  }

  @Test
  void an_answer_to_another_ask_is_not_recorded_as_a_reply() {
    // Given
    RecordedAsk recorded = journal.admit(permitted());
    Answer other = Unproven.answer(Unproven.ask(NOW), NOW, Outcome.NEGATIVE, NO_REASON);
    // When // Then
    assertThatIllegalArgumentException()
        .isThrownBy(() -> journal.replied(recorded, Unproven.sealed(other)));
    assertThat(store.entries).hasSize(1);
  }

  @Test
  void a_refused_ask_is_kept_beside_its_refusal() {
    // Given
    Answer refusal = Unproven.answer(ask, NOW, Outcome.REFUSED, Optional.of("not-permitted"));
    // When
    journal.refused(Unproven.opened(ask), Reason.NO_LEGAL_BASIS, Unproven.sealed(refusal));
    // Then our own log knows more than the stranger
    assertThat(store.entries)
        .extracting(stored -> stored.entry().facts())
        .containsExactly(
            about(EntryKind.MESSAGE_REJECTED, ask.issuer())
                .withReason(Optional.of("no-legal-basis")),
            about(EntryKind.REFUSAL_SENT, ask.issuer())
                .withOutcome(Outcome.REFUSED)
                .withReason(Optional.of("not-permitted")));
    assertThat(store.entries.get(0).evidence()).isEqualTo(bytes("ask"));
  }

  @Test
  void bytes_that_can_not_be_opened_are_kept_as_they_came() {
    // Given
    Answer refusal = Unproven.answer(ask, NOW, Outcome.REFUSED, Optional.of("signature-invalid"));
    Optional<MemberCode> peer = Optional.of(new MemberCode("330421"));
    // When
    journal.rejected(bytes("garbage"), peer, Reason.SIGNATURE_INVALID, Unproven.sealed(refusal));
    // Then
    StoredEntry first = store.entries.get(0);
    assertThat(first.evidence()).isEqualTo(bytes("garbage"));
    assertThat(first.entry().facts())
        .isEqualTo(
            EntryFacts.of(EntryKind.MESSAGE_REJECTED, NOW)
                .withPeer(peer)
                .withReason(Optional.of("signature-invalid")));
    assertThat(store.entries).hasSize(2);
  }

  @Test
  void a_failed_delivery_and_a_local_refusal_are_recorded() {
    // Given
    RecordedDispatch dispatch = journal.sent(Unproven.sealed(ask), "own-rule");
    // When
    JournalEntry failed = journal.failed(dispatch, Reason.PEER_TIMEOUT, new byte[0]);
    JournalEntry local = journal.refusedLocally(ask, Optional.empty(), Reason.PURPOSE_NOT_ALLOWED);
    // Then
    assertThat(failed.facts())
        .isEqualTo(
            about(EntryKind.DELIVERY_FAILED, ask.audience())
                .withReason(Optional.of("peer-timeout")));
    assertThat(local.facts().exchange()).isEmpty();
    assertThat(local.facts().service()).contains(ask.service());
    assertThat(store.entries.get(2).evidence()).isEmpty();
  }

  @Test
  void everything_recorded_is_one_chain() {
    // Given
    RecordedAsk recorded = journal.admit(permitted());
    Answer answer = Unproven.answer(ask, NOW, Outcome.POSITIVE, NO_REASON);
    // When
    journal.replied(recorded, Unproven.sealed(answer));
    // Then
    var check = new ChainCheck(Entries.headOf(store.entries));
    store.entries.forEach(check::next);
    assertThat(check.finish().good()).isTrue();
  }

  @Test
  void whom_an_ask_is_about_is_marked_whoever_asked_and_whatever_came_of_it() {
    // Given
    var mark = KEYS.mark("310199194003050029");

    // When
    journal.admit(permitted());
    journal.sent(Unproven.sealed(ask), "rule");
    var refusal =
        Unproven.answer(ask, NOW, Outcome.REFUSED, Optional.of(Reason.NOT_PERMITTED.code()));
    journal.refused(Unproven.opened(ask), Reason.NOT_PERMITTED, Unproven.sealed(refusal));

    // Then
    assertThat(store.subjects)
        .containsExactly(List.of(mark), List.of(mark), List.of(mark), List.of());
  }

  @Test
  void what_the_service_desk_told_is_marked_and_holds_no_number() {
    // When
    journal.subjectTold("310199194003050029", bytes("{}"));

    // Then
    assertThat(store.subjects).containsExactly(List.of(KEYS.mark("310199194003050029")));
    assertThat(only().entry().facts().kind()).isEqualTo(EntryKind.SUBJECT_TOLD);
  }

  private static SubjectKeys keys() {
    try {
      var folder = Files.createTempDirectory("subjects");
      return SubjectKeys.add(folder.resolve("subjects.key"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private PermittedAsk permitted() {
    return UnprovenPermit.of(Unproven.opened(ask), "wujiang-may-ask");
  }

  private EntryFacts about(EntryKind kind, MemberCode peer) {
    return EntryFacts.of(kind, NOW)
        .withExchange(Optional.of(ask.id()))
        .withPeer(Optional.of(peer))
        .withSubject(ask.service(), ask.purpose());
  }

  private StoredEntry only() {
    assertThat(store.entries).hasSize(1);
    return List.copyOf(store.entries).get(0);
  }

  private static void assertRefused(Reason reason, Runnable action) {
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(action::run)
        .extracting(RefusedException::reason)
        .isEqualTo(reason);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
