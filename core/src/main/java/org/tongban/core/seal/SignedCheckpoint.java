package org.tongban.core.seal;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.tongban.core.message.Checkpoint;

/**
 * A checkpoint of this node's journal with this node's signatures. Made by {@link CheckpointSealer}
 * only.
 */
public final class SignedCheckpoint {
  private final Checkpoint checkpoint;
  private final String note;

  SignedCheckpoint(Checkpoint checkpoint, String note) {
    this.checkpoint = Objects.requireNonNull(checkpoint, "checkpoint");
    this.note = Objects.requireNonNull(note, "note");
  }

  /** What was signed. */
  public Checkpoint checkpoint() {
    return checkpoint;
  }

  /** The signed note, in UTF-8. */
  public byte[] bytes() {
    return note.getBytes(StandardCharsets.UTF_8);
  }
}
