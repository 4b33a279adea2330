package org.tongban.core.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.tongban.core.directory.ExampleDirectory.CLOCK;
import static org.tongban.core.directory.ExampleDirectory.NOW;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tongban.core.message.Digest;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.Outcome;
import org.tongban.core.policy.UnprovenRelay;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.core.seal.RelayedMessages;
import org.tongban.core.seal.SealedAnswer;
import org.tongban.core.seal.Unproven;

class RelayJournalTest {
  private static final MemberCode ASKER = new MemberCode("320509");
  private static final MemberCode TARGET = new MemberCode("310118");

  private final MemoryStore store = new MemoryStore();
  private final RelayJournal journal = new RelayJournal(store, CLOCK);
  private final RelayedMessages messages = new RelayedMessages();

  @AfterEach
  void noSealedBytesAreKept() {
    assertThat(store.entries)
        .allSatisfy(
            stored ->
                assertThat(new String(stored.evidence(), StandardCharsets.US_ASCII))
                    .doesNotContain(messages.sealed()));
  }

  @Test
  void aMessageIsRecordedByItsStatementsAndAdmitted() {
    // When
    var recorded = forwarded();

    // Then
    var stored = store.entries.get(0);
    assertThat(stored.entry()).isEqualTo(recorded.entry());
    assertThat(stored.evidence()).isEqualTo(messages.passed().statements());
    assertThat(stored.entry().facts())
        .isEqualTo(about(EntryKind.RELAY_FORWARDED, TARGET).withRule("districts"));
    assertThat(store.keptUntil).containsExactly(messages.opened().expires());
  }

  @Test
  void aMessageIsRelayedOnce() {
    // Given
    forwarded();

    // When // Then
    refused(Reason.SEEN_BEFORE, this::forwarded);
    assertThat(store.entries).hasSize(1);
  }

  @Test
  void withoutARecordThereIsNoProofOfOne() {
    // Given
    store.broken = true;

    // When // Then
    refused(Reason.JOURNAL_UNAVAILABLE, this::forwarded);
  }

  @Test
  void whatWasPermittedIsWhatIsRecorded() {
    // Given
    var other = UnprovenRelay.of(new RelayedMessages().opened(), "districts");

    // When // Then
    assertThatIllegalArgumentException()
        .isThrownBy(() -> journal.forwarded(other, messages.passed()));
    var relay = forwarded();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> journal.returned(relay, new RelayedMessages().back()));
  }

  @Test
  void anAnswerOnItsWayBackIsRecordedByItsStatements() {
    // Given
    var relay = forwarded();
    var back = messages.back();

    // When
    var recorded = journal.returned(relay, back);

    // Then
    var stored = store.entries.get(1);
    assertThat(stored.entry()).isEqualTo(recorded.entry());
    assertThat(stored.evidence()).isEqualTo(back.statements());
    assertThat(recorded.wire()).isEqualTo(back.wire());
    assertThat(stored.entry().facts())
        .isEqualTo(about(EntryKind.RELAY_RETURNED, ASKER).withRule("districts"));
  }

  @Test
  void aMessageThatIsTurnedAwayIsKeptAsItsDigestOnly() {
    // Given
    var bytes = messages.passed().wire();

    // When
    journal.rejected(
        Optional.of(messages.opened()),
        ASKER,
        Digest.sha256(bytes),
        Reason.NOT_PERMITTED,
        refusal("not-permitted"));
    journal.rejected(
        Optional.empty(),
        ASKER,
        Digest.sha256(bytes),
        Reason.ENVELOPE_MALFORMED,
        refusal("signature-invalid"));

    // Then
    assertThat(store.entries)
        .extracting(stored -> stored.entry().facts())
        .containsExactly(
            about(EntryKind.MESSAGE_REJECTED, ASKER).withReason(Optional.of("not-permitted")),
            said(about(EntryKind.REFUSAL_SENT, ASKER), "not-permitted"),
            fact(EntryKind.MESSAGE_REJECTED).withReason(Optional.of("envelope-malformed")),
            said(fact(EntryKind.REFUSAL_SENT), "signature-invalid"));
    assertThat(store.entries.get(0).evidence())
        .asString()
        .isEqualTo(Digest.sha256(bytes).toString());
  }

  @Test
  void aMessageWithoutAUsableAnswerIsRecordedAsFailed() {
    // Given
    var relay = forwarded();

    // When
    var reply = journal.failed(relay, ASKER, Reason.PEER_UNREACHABLE, refusal("peer-unreachable"));

    // Then
    assertThat(store.entries.subList(1, 3))
        .extracting(stored -> stored.entry().facts())
        .isEqualTo(
            List.of(
                about(EntryKind.DELIVERY_FAILED, TARGET)
                    .withReason(Optional.of("peer-unreachable")),
                said(about(EntryKind.REFUSAL_SENT, ASKER), "peer-unreachable")));
    assertThat(reply.wire()).isNotEmpty();
  }

  private RecordedRelay forwarded() {
    return journal.forwarded(UnprovenRelay.of(messages.opened(), "districts"), messages.passed());
  }

  private static SealedAnswer refusal(String reason) {
    var answer = Unproven.answer(Unproven.ask(NOW), NOW, Outcome.REFUSED, Optional.of(reason));
    return Unproven.sealed(answer);
  }

  private EntryFacts about(EntryKind kind, MemberCode peer) {
    return EntryFacts.of(kind, NOW)
        .withExchange(Optional.of(messages.opened().id()))
        .withPeer(Optional.of(peer));
  }

  private static EntryFacts fact(EntryKind kind) {
    return EntryFacts.of(kind, NOW).withPeer(Optional.of(ASKER));
  }

  private static EntryFacts said(EntryFacts facts, String reason) {
    return facts.withOutcome(Outcome.REFUSED).withReason(Optional.of(reason));
  }

  private static void refused(Reason reason, Runnable recording) {
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(recording::run)
        .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(reason));
  }
}
