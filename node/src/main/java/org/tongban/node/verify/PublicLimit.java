package org.tongban.node.verify;

import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;

/**
 * How often strangers may have the node check something: each address, all together, and how many
 * at one time, since each check holds a file in memory. Nothing of whom it counts is written down.
 */
public final class PublicLimit {
  static final int PER_ADDRESS = 20;
  static final int ALL = 200;
  private static final Duration TIME = Duration.ofMinutes(1);
  private static final int AT_ONCE = 3;
  private static final int REMEMBERED = 1000;

  private final Bucket all = bucket(ALL);
  private final Semaphore places = new Semaphore(AT_ONCE);

  private final Map<String, Bucket> addresses =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
          return size() > REMEMBERED;
        }
      };

  private static Bucket bucket(int count) {
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(count).refillGreedy(count, TIME))
        .build();
  }

  /**
   * Does it, if that may be done now.
   *
   * @throws RefusedException {@code TOO_MANY_ASKS}, {@code BUSY}
   */
  <T> T within(String address, Supplier<T> work) {
    take(ofAddress(address));
    take(all);
    if (!places.tryAcquire()) {
      throw new RefusedException(Reason.BUSY, "too many checks at one time");
    }
    try {
      return work.get();
    } finally {
      places.release();
    }
  }

  private Bucket ofAddress(String address) {
    synchronized (addresses) {
      return addresses.computeIfAbsent(address, any -> bucket(PER_ADDRESS));
    }
  }

  private static void take(Bucket bucket) {
    var taken = bucket.tryConsumeAndReturnRemaining(1);
    if (!taken.isConsumed()) {
      throw RefusedException.tooManyAsks(Duration.ofNanos(taken.getNanosToWaitForRefill()));
    }
  }
}
