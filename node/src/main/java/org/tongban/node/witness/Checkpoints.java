package org.tongban.node.witness;

import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.tongban.core.message.Checkpoint;
import org.tongban.core.message.MemberCode;
import org.tongban.core.refusal.RefusedException;
import org.tongban.core.seal.CheckpointSealer;
import org.tongban.node.store.KeptCheckpoint;
import org.tongban.node.store.LogStore;
import org.tongban.node.store.LogStore.Reached;
import org.tongban.node.store.StoreException;

/**
 * Brings the tree up to the journal's head at intervals and signs what was reached. Signs nothing
 * that contradicts what was signed before: who has put the database back learns it here.
 */
public final class Checkpoints {
  private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);

  private final LogStore log;
  private final CheckpointSealer sealer;
  private final CheckpointFile file;
  private final MemberCode self;
  private final Clock clock;
  private volatile Optional<String> problem = Optional.empty();

  public Checkpoints(
      LogStore log, CheckpointSealer sealer, CheckpointFile file, MemberCode self, Clock clock) {
    this.log = log;
    this.sealer = sealer;
    this.file = file;
    this.self = self;
    this.clock = clock;
  }

  /** At intervals. */
  @Scheduled(fixedDelayString = "${tongban.checkpoint-every}", initialDelayString = "PT5S")
  public void atIntervals() {
    try {
      newest();
    } catch (StoreException | RefusedException e) {
      LOG.warn("No checkpoint of the journal now: {}", e.getMessage());
    }
  }

  /**
   * The checkpoint of the journal as it is now, made at once where there is none.
   *
   * @throws StoreException when the database fails, or what is in it contradicts what was signed
   * @throws RefusedException {@code PEER_NOT_TRUSTED} when no key to sign with is in force
   */
  public synchronized KeptCheckpoint newest() {
    try {
      var kept = make();
      problem = Optional.empty();
      return kept;
    } catch (StoreException | RefusedException e) {
      problem = Optional.of(e.getMessage());
      throw e;
    }
  }

  /**
   * The same for those who watch this journal. What contradicts our own data is signed all the same
   * and not kept here: to keep silent about it would hide it from them.
   */
  synchronized KeptCheckpoint forWitnesses() {
    try {
      return newest();
    } catch (StoreException e) {
      LOG.error("The journal contradicts what was signed of it: {}", e.getMessage());
      var reached = log.grow();
      var signed = sealer.sign(Checkpoint.of(self, reached.size(), reached.root()));
      return new KeptCheckpoint(signed.checkpoint(), signed.bytes(), clock.instant());
    }
  }

  private KeptCheckpoint make() {
    // looked at first: meanwhile another replica may sign a longer journal
    var last = log.newest();
    var outside = file.read();
    var reached = log.grow();
    last.ifPresent(kept -> check(kept.checkpoint(), reached));
    outside.ifPresent(kept -> check(kept, reached));
    if (last.filter(kept -> kept.checkpoint().size() == reached.size()).isEmpty()) {
      log.keep(sealer.sign(Checkpoint.of(self, reached.size(), reached.root())), clock.instant());
    }
    var newest = log.newest().orElseThrow();
    if (outside.filter(newest.checkpoint()::equals).isEmpty()) {
      file.write(newest.note());
    }
    return newest;
  }

  /** What was said binds: the journal now must begin with the journal then. */
  private void check(Checkpoint said, Reached reached) {
    if (said.size() > reached.size()) {
      throw new StoreException(
          "the journal has "
              + reached.size()
              + " entries, but "
              + said.size()
              + " were signed: entries were taken back");
    }
    if (!log.root(said.size()).equals(said.root())) {
      throw new StoreException(
          "the first " + said.size() + " entries are not those that were signed");
    }
  }

  /** Why there was no checkpoint at the last try; empty when all is well. */
  public Optional<String> problem() {
    return problem;
  }

  /** The last one that was made. */
  public Optional<KeptCheckpoint> last() {
    return log.newest();
  }
}
