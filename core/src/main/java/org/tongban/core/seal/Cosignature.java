package org.tongban.core.seal;

import java.time.Instant;
import java.util.Objects;
import org.tongban.core.message.MemberCode;

/**
 * Proof that a witness signed a checkpoint: it had seen no longer and no other history of that log.
 * Made by {@link CheckpointOpener} only.
 */
public final class Cosignature {
  private final MemberCode witness;
  private final Instant at;
  private final String line;

  Cosignature(MemberCode witness, Instant at, String line) {
    this.witness = Objects.requireNonNull(witness, "witness");
    this.at = Objects.requireNonNull(at, "at");
    this.line = Objects.requireNonNull(line, "line");
  }

  /** Who signed. */
  public MemberCode witness() {
    return witness;
  }

  /** When, as the witness says; whole seconds. */
  public Instant at() {
    return at;
  }

  /** The line under the note, with its line feed. */
  public String line() {
    return line;
  }
}
