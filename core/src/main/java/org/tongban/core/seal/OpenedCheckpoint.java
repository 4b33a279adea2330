package org.tongban.core.seal;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import org.tongban.core.directory.Suite;
import org.tongban.core.message.Checkpoint;
import org.tongban.core.message.MemberCode;

/**
 * Proof that a member signed a checkpoint of its journal, with a key that the directory gives to
 * it. Made by {@link CheckpointOpener} only.
 */
public final class OpenedCheckpoint {
  private final Checkpoint checkpoint;
  private final MemberCode member;
  private final Set<Suite> suites;
  private final String note;

  OpenedCheckpoint(Checkpoint checkpoint, MemberCode member, Set<Suite> suites, String note) {
    this.checkpoint = Objects.requireNonNull(checkpoint, "checkpoint");
    this.member = Objects.requireNonNull(member, "member");
    this.suites = Set.copyOf(suites);
    this.note = Objects.requireNonNull(note, "note");
  }

  /** What the member said. */
  public Checkpoint checkpoint() {
    return checkpoint;
  }

  /** Whose journal it is. */
  public MemberCode member() {
    return member;
  }

  /** The suites of the signatures that verified; at least one. */
  public Set<Suite> suites() {
    return suites;
  }

  /** The note in UTF-8 with those signatures of the member that verified, and with no others. */
  public byte[] bytes() {
    return note.getBytes(StandardCharsets.UTF_8);
  }
}
