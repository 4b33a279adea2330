package org.tongban.node.witness;

import java.nio.charset.StandardCharsets;
import org.tongban.core.message.MemberCode;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.node.store.Witnessed;

/**
 * Answers what peers post as {@value #MEDIA_TYPE}: shows them this node's journal, tells them what
 * is held of theirs, and signs what they show. Nothing of it is an exchange, so nothing is recorded
 * in the journal: that would make it grow by being looked at.
 */
public final class WitnessDesk {
  public static final String MEDIA_TYPE = "application/vnd.tongban.checkpoint";

  static final String SIGNED = "signed\n";
  static final String HELD = "held\n";
  static final String SHOW = "show ";

  private final Witness witness;
  private final OwnJournal own;

  public WitnessDesk(Witness witness, OwnJournal own) {
    this.witness = witness;
    this.own = own;
  }

  /**
   * Answers.
   *
   * @param peer the member that the TLS handshake proved
   * @throws RefusedException when what was posted is none of this, or can't be believed
   */
  public byte[] answer(MemberCode peer, byte[] wire) {
    var text = new String(wire, StandardCharsets.UTF_8);
    if (text.equals(HELD)) {
      return held(peer);
    }
    if (text.startsWith(SHOW) && text.matches("show (0|[1-9][0-9]{0,17})\n")) {
      var from = Long.parseLong(text.substring(SHOW.length(), text.length() - 1));
      return own.show(own.say(), from).wire();
    }
    if (!text.startsWith(Shown.OLD)) {
      throw new RefusedException(Reason.ENVELOPE_MALFORMED, "no question of a witness");
    }
    return witness
        .look(Shown.parse(wire), peer)
        .signed()
        .map(lines -> (SIGNED + lines).getBytes(StandardCharsets.UTF_8))
        .orElseGet(() -> held(peer));
  }

  private byte[] held(MemberCode peer) {
    var note = witness.held(peer).map(Witnessed::note).orElse(new byte[0]);
    return (HELD + new String(note, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
  }
}
