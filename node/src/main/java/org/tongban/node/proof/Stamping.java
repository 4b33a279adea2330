package org.tongban.node.proof;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.tongban.core.proof.Stamp;
import org.tongban.core.refusal.RefusedException;
import org.tongban.node.store.KeptCheckpoint;
import org.tongban.node.store.StampStore;
import org.tongban.node.store.StoreException;
import org.tongban.node.witness.Checkpoints;

/**
 * Has the newest checkpoint stamped, one stamp for all entries since the last, and knows how old
 * the oldest entry without one is. Works that out from the database, so a restart makes nothing
 * younger.
 */
public final class Stamping {
  private static final Logger LOG = LoggerFactory.getLogger(Stamping.class);

  /** Who asks for a proof waits for no authority that was silent a moment ago. */
  private static final Duration PAUSE = Duration.ofSeconds(30);

  private final Checkpoints checkpoints;
  private final StampStore stamps;
  private final Optional<StampAuthorities> authorities;
  private final Clock clock;
  private volatile Optional<Instant> oldest = Optional.empty();
  private volatile Instant failed = Instant.EPOCH;

  /**
   * @param authorities empty where nobody stamps
   */
  public Stamping(
      Checkpoints checkpoints,
      StampStore stamps,
      Optional<StampAuthorities> authorities,
      Clock clock) {
    this.checkpoints = checkpoints;
    this.stamps = stamps;
    this.authorities = authorities;
    this.clock = clock;
    if (authorities.isPresent()) {
      look();
    }
  }

  /** At intervals. */
  @Scheduled(fixedDelayString = "${tongban.checkpoint-every}", initialDelayString = "PT2S")
  public void atIntervals() {
    try {
      now();
    } catch (StoreException | RefusedException e) {
      LOG.warn("No time-stamp for the journal now: {}", e.getMessage());
    }
  }

  /**
   * Makes a checkpoint of the journal as it is now and has it stamped, as far as that can be had.
   *
   * @throws StoreException when the database fails, or contradicts what was signed
   * @throws RefusedException {@code PEER_NOT_TRUSTED} when no key to sign with is in force
   */
  public synchronized void now() {
    var newest = checkpoints.newest();
    if (authorities.isPresent()
        && newest.checkpoint().size() > 0
        && stamps.lacks(newest.checkpoint().size())) {
      stamp(newest, authorities.get());
    }
    look();
  }

  /**
   * The same for somebody who waits for it, unless no authority gave a stamp within the last half
   * minute: each would be waited for again, by one caller after the other.
   *
   * @throws StoreException when the database fails, or contradicts what was signed
   * @throws RefusedException {@code PEER_NOT_TRUSTED} when no key to sign with is in force
   */
  void onDemand() {
    if (recentlyInVain()) {
      return;
    }
    synchronized (this) {
      if (!recentlyInVain()) {
        now();
      }
    }
  }

  private boolean recentlyInVain() {
    return clock.instant().isBefore(failed.plus(PAUSE));
  }

  private void stamp(KeptCheckpoint newest, StampAuthorities asked) {
    var manifest = Stamp.manifest(newest.note());
    var given = asked.stamp(manifest);
    if (given.isEmpty()) {
      LOG.warn("No time-stamp authority gave a stamp: {}", asked.problems());
      failed = clock.instant();
      return;
    }
    var stamp = new Stamp(newest.note(), manifest, given.get().stamp().bytes());
    var at = given.get().stamp().at();
    stamps.keep(newest.checkpoint().size(), given.get().address(), stamp, at);
  }

  /** Looks at intervals how old the oldest entry without a stamp is. */
  @Scheduled(fixedDelayString = "PT5S", initialDelayString = "PT5S")
  public void look() {
    try {
      oldest = stamps.oldestUnstamped();
    } catch (StoreException e) {
      LOG.warn("How old the oldest entry without a time-stamp is can't be read now");
    }
  }

  /** Age of the oldest entry without a stamp; zero when there is none. */
  public Duration unstampedAge() {
    var age = oldest.map(at -> Duration.between(at, clock.instant())).orElse(Duration.ZERO);
    return age.isNegative() ? Duration.ZERO : age;
  }

  /** Whom it asks. */
  public Optional<StampAuthorities> authorities() {
    return authorities;
  }
}
