package org.tongban.node.store;

import java.time.Instant;
import java.util.Objects;
import org.tongban.core.message.Checkpoint;

/**
 * A checkpoint as it was signed and stored.
 *
 * @param note the signed note in UTF-8
 * @param at when it was made
 */
public record KeptCheckpoint(Checkpoint checkpoint, byte[] note, Instant at) {
  public KeptCheckpoint {
    Objects.requireNonNull(checkpoint, "checkpoint");
    note = note.clone();
    Objects.requireNonNull(at, "at");
  }

  /** A copy. */
  @Override
  public byte[] note() {
    return note.clone();
  }
}
