package org.tongban.node.witness;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.tongban.core.message.Checkpoint;
import org.tongban.core.message.MemberCode;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.core.seal.CheckpointOpener;
import org.tongban.node.store.TwoHistories.Fault;
import org.tongban.node.store.Witnessed;

/** Asks a peer what it holds of this member's journal and what its own is; keeps nothing. */
public final class WitnessInquiry {
  private final Wire wire;
  private final MemberCode self;
  private final NoteReader reader;

  public WitnessInquiry(Wire wire, MemberCode self, CheckpointOpener opener) {
    this.wire = wire;
    this.self = self;
    this.reader = new NoteReader(opener);
  }

  /** Posts to a member and returns what came back; throws RefusedException. */
  @FunctionalInterface
  public interface Wire {
    byte[] exchange(MemberCode peer, byte[] wire);
  }

  /**
   * A checkpoint of ours that a peer holds, not verified.
   *
   * @param note with our signatures, if it is genuine
   */
  public record Held(Checkpoint claimed, byte[] note) {}

  /** What the peer says that we signed; if our journal has it, no signature is needed. */
  public Optional<Held> heldBy(MemberCode peer) {
    return held(
        new String(
            wire.exchange(peer, WitnessDesk.HELD.getBytes(StandardCharsets.US_ASCII)),
            StandardCharsets.UTF_8));
  }

  Optional<Held> held(String reply) {
    if (!reply.startsWith(WitnessDesk.HELD)) {
      throw new RefusedException(Reason.ANSWER_INVALID, "no answer of a witness");
    }
    byte[] note = reply.substring(WitnessDesk.HELD.length()).getBytes(StandardCharsets.UTF_8);
    return note.length == 0
        ? Optional.empty()
        : Optional.of(new Held(NoteReader.claimed(note, self), note));
  }

  /**
   * Only what we signed ourselves counts against us.
   *
   * @throws RefusedException {@code ENVELOPE_MALFORMED, SIGNATURE_INVALID}
   */
  public Witnessed verified(Held held) {
    return reader.read(held.note());
  }

  /** The peer's journal as it is now, with the path from that size on. */
  Shown show(MemberCode peer, long from) {
    var question = WitnessDesk.SHOW + from + "\n";
    return Shown.parse(wire.exchange(peer, question.getBytes(StandardCharsets.US_ASCII)));
  }

  /**
   * The peer's signed word on its journal as it is now; keeps nothing.
   *
   * @return when it said so, by its own clock
   * @throws RefusedException when it doesn't answer, or what can't be believed
   */
  public Instant ping(MemberCode peer) {
    return read(show(peer, 0), peer).saidAt();
  }

  private Witnessed read(Shown shown, MemberCode peer) {
    var seen = reader.read(shown.note());
    if (!seen.member().equals(peer)) {
      throw new RefusedException(Reason.ANSWER_INVALID, "the journal of " + seen.member());
    }
    return seen;
  }

  /**
   * Whether the peer's journal contradicts what is held of it.
   *
   * @throws RefusedException when it doesn't answer, or what can't be believed
   */
  public Optional<Fault> contradicts(MemberCode peer, Optional<Witnessed> held) {
    var shown = show(peer, held.map(one -> one.checkpoint().size()).orElse(0L));
    return Judgement.of(held, read(shown, peer), shown).fault();
  }
}
