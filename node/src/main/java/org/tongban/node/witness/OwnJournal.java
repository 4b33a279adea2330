package org.tongban.node.witness;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.tongban.core.message.Checkpoint;
import org.tongban.core.message.Digest;
import org.tongban.core.message.MemberCode;
import org.tongban.core.seal.CheckpointOpener;
import org.tongban.core.seal.CheckpointSealer;
import org.tongban.core.seal.OpenedCheckpoint;
import org.tongban.node.store.CosignatureBook;
import org.tongban.node.store.LogStore;

/** Shows others what this node's journal is now, and how it grew out of what they saw before. */
public final class OwnJournal {
  private final Checkpoints checkpoints;
  private final LogStore log;
  private final CosignatureBook cosignatures;
  private final CheckpointSealer sealer;
  private final CheckpointOpener opener;
  private final MemberCode self;
  private final Clock clock;

  public OwnJournal(
      Checkpoints checkpoints,
      LogStore log,
      CosignatureBook cosignatures,
      CheckpointSealer sealer,
      CheckpointOpener opener,
      MemberCode self,
      Clock clock) {
    this.checkpoints = checkpoints;
    this.log = log;
    this.cosignatures = cosignatures;
    this.sealer = sealer;
    this.opener = opener;
    this.self = self;
    this.clock = clock;
  }

  MemberCode self() {
    return self;
  }

  /** The newest checkpoint, signed, with our word that it is the longest now. */
  record Said(OpenedCheckpoint opened, byte[] note) {}

  /**
   * States the journal as it is now. What the node's own data contradict is stated all the same: it
   * is for the others to see.
   */
  Said say() {
    var said = new AtomicReference<Said>();
    cosignatures.say(
        self,
        clock.instant(),
        at -> {
          var opened = opener.open(checkpoints.forWitnesses().note());
          var lines = sealer.cosign(opened, at);
          var note = new String(opened.bytes(), StandardCharsets.UTF_8) + lines;
          said.set(new Said(opened, note.getBytes(StandardCharsets.UTF_8)));
          return new CosignatureBook.Said(opened.checkpoint().size(), lines);
        });
    return said.get();
  }

  /**
   * The same for somebody who saw our journal at that size; without a path where it isn't longer.
   */
  Shown show(Said said, long old) {
    long size = said.opened().checkpoint().size();
    boolean longer = old > 0 && old < size;
    List<Digest> path = longer ? log.consistency(old, size).hashes() : List.of();
    return new Shown(old <= size ? old : 0, path, said.note());
  }

  /** Whether our journal now begins with what this checkpoint of ours says. */
  boolean continues(Checkpoint before, Checkpoint now) {
    return before.size() <= now.size() && log.root(before.size()).equals(before.root());
  }
}
