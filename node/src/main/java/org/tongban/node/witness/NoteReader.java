package org.tongban.node.witness;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.tongban.core.message.Checkpoint;
import org.tongban.core.message.MemberCode;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.core.seal.CheckpointOpener;
import org.tongban.core.seal.Cosignature;
import org.tongban.core.seal.OpenedCheckpoint;
import org.tongban.node.store.Witnessed;

/** Reads notes that carry, beside a member's signature, the member's word on when it said that. */
final class NoteReader {
  private final CheckpointOpener opener;

  NoteReader(CheckpointOpener opener) {
    this.opener = Objects.requireNonNull(opener, "opener");
  }

  /**
   * Verifies a note.
   *
   * @throws RefusedException {@code ENVELOPE_MALFORMED, SIGNATURE_INVALID}
   */
  Witnessed read(byte[] note) {
    return read(opener.open(note), note);
  }

  Witnessed read(OpenedCheckpoint opened, byte[] note) {
    var lines = utf8(note);
    List<Cosignature> own =
        opener.cosignatures(
            opened, opened.member(), lines.substring(lines.lastIndexOf("\n\n") + 2));
    var all = new StringBuilder(utf8(opened.bytes()));
    own.forEach(one -> all.append(one.line()));
    return new Witnessed(
        opened.member(),
        opened.checkpoint(),
        own.get(0).at(),
        all.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** What a note says, not verified; only of this member. */
  static Checkpoint claimed(byte[] note, MemberCode of) {
    try {
      var said = Checkpoint.claimed(note);
      if (said.origin().equals(Checkpoint.origin(of))) {
        return said;
      }
    } catch (IllegalArgumentException e) {
      throw new RefusedException(Reason.ANSWER_INVALID, "no checkpoint", e);
    }
    throw new RefusedException(Reason.ANSWER_INVALID, "a checkpoint of another member");
  }

  private static String utf8(byte[] note) {
    return new String(note, StandardCharsets.UTF_8);
  }
}
