package org.tongban.core.journal;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import org.tongban.core.message.Digest;
import org.tongban.core.message.MemberCode;
import org.tongban.core.policy.PermittedRelay;
import org.tongban.core.refusal.Reason;
import org.tongban.core.seal.OpenedRelay;
import org.tongban.core.seal.PassedRelay;
import org.tongban.core.seal.PassedReturn;
import org.tongban.core.seal.SealedAnswer;

/**
 * Records what a relay passes on before it does, and hands out the proof of it. No sealed bytes are
 * ever kept, only their digests, in statements that each member on the way has signed.
 */
public final class RelayJournal {
  private final JournalStore store;
  private final Clock clock;

  public RelayJournal(JournalStore store, Clock clock) {
    this.store = Objects.requireNonNull(store, "store");
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  /**
   * Records a message before it is sent on and admits its id, both or neither.
   *
   * @throws org.tongban.core.refusal.RefusedException {@code SEEN_BEFORE, JOURNAL_UNAVAILABLE,
   *     BUSY}
   * @throws IllegalArgumentException when another message was permitted
   */
  public RecordedRelay forwarded(PermittedRelay permitted, PassedRelay passed) {
    var opened = permitted.opened();
    if (!sameObject(passed.opened(), opened)) {
      throw new IllegalArgumentException("another message was permitted");
    }
    var facts = of(EntryKind.RELAY_FORWARDED, opened, opened.target()).withRule(permitted.rule());
    var draft = new EntryDraft(facts, passed.statements());
    var entry = store.admit(draft, opened.asker(), opened.id(), opened.expires());
    return new RecordedRelay(permitted, passed, entry);
  }

  // the very object, not an equal one: what was permitted must be what is passed on
  private static boolean sameObject(Object one, Object other) {
    return one == other;
  }

  /**
   * Records an answer before it goes back.
   *
   * @throws IllegalArgumentException when it comes back for another message
   */
  public RecordedReturn returned(RecordedRelay relay, PassedReturn passed) {
    if (!sameObject(passed.opened().passed(), relay.passed())) {
      throw new IllegalArgumentException("it comes back for another message");
    }
    var opened = relay.passed().opened();
    var facts =
        of(EntryKind.RELAY_RETURNED, opened, opened.asker()).withRule(relay.permitted().rule());
    return new RecordedReturn(passed, append(facts, passed.statements()));
  }

  /**
   * Records that a message was turned away, and the refusal that says so.
   *
   * @param opened empty where it could not be opened
   * @param peer who delivered it, by its TLS certificate
   * @param received kept as its digest only
   */
  public RecordedReply rejected(
      Optional<OpenedRelay> opened,
      MemberCode peer,
      Digest received,
      Reason reason,
      SealedAnswer refusal) {
    var evidence = received.toString().getBytes(StandardCharsets.US_ASCII);
    append(said(EntryKind.MESSAGE_REJECTED, opened, peer, reason), evidence);
    return refused(opened, peer, reason, refusal);
  }

  /**
   * Records that a recorded message got no usable answer, and the refusal that says so.
   *
   * @param peer who delivered it, by its TLS certificate
   */
  public RecordedReply failed(
      RecordedRelay relay, MemberCode peer, Reason reason, SealedAnswer refusal) {
    var opened = relay.passed().opened();
    var facts = of(EntryKind.DELIVERY_FAILED, opened, opened.target());
    append(facts.withReason(Optional.of(reason.code())), new byte[0]);
    return refused(Optional.of(opened), peer, reason, refusal);
  }

  private RecordedReply refused(
      Optional<OpenedRelay> opened, MemberCode peer, Reason reason, SealedAnswer refusal) {
    var signed = refusal.signed();
    var facts =
        said(EntryKind.REFUSAL_SENT, opened, peer, reason)
            .withOutcome(signed.answer().outcome())
            .withReason(signed.answer().reason());
    return new RecordedReply(refusal, append(facts, signed.bytes()));
  }

  private EntryFacts said(
      EntryKind kind, Optional<OpenedRelay> opened, MemberCode peer, Reason reason) {
    return EntryFacts.of(kind, clock.instant())
        .withExchange(opened.map(OpenedRelay::id))
        .withPeer(Optional.of(peer))
        .withReason(Optional.of(reason.code()));
  }

  private EntryFacts of(EntryKind kind, OpenedRelay opened, MemberCode peer) {
    return EntryFacts.of(kind, clock.instant())
        .withExchange(Optional.of(opened.id()))
        .withPeer(Optional.of(peer));
  }

  private JournalEntry append(EntryFacts facts, byte[] evidence) {
    return store.append(new EntryDraft(facts, evidence));
  }
}
