package org.tongban.node.store;

import java.time.Instant;
import java.util.Objects;
import org.tongban.core.message.Checkpoint;
import org.tongban.core.message.MemberCode;

/**
 * A checkpoint of a member's journal that was verified, with the member's own word on when it was
 * the longest.
 *
 * @param note with the member's signatures, that with the time too
 * @param saidAt whole seconds
 */
public record Witnessed(MemberCode member, Checkpoint checkpoint, Instant saidAt, byte[] note) {
  public Witnessed {
    Objects.requireNonNull(member, "member");
    Objects.requireNonNull(checkpoint, "checkpoint");
    Objects.requireNonNull(saidAt, "saidAt");
    note = note.clone();
  }

  /** A copy. */
  @Override
  public byte[] note() {
    return note.clone();
  }
}
