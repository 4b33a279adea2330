package org.tongban.core.policy;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.util.Objects;
import java.util.function.LongSupplier;

/** Where it is counted how often somebody did something. Safe for use by many threads. */
@FunctionalInterface
public interface Buckets {
  /**
   * The bucket of that name; the same name leads to the same count, and is always of one rate.
   *
   * @param name who does what, at which rate; never an identity
   */
  Bucket bucket(String name, Rate rate);

  /**
   * Buckets of this program alone, that nothing survives.
   *
   * @param nanos a clock that never jumps, of any origin
   */
  static Buckets inMemory(LongSupplier nanos) {
    Objects.requireNonNull(nanos, "nanos");
    var time =
        new TimeMeter() {
          @Override
          public long currentTimeNanos() {
            return nanos.getAsLong();
          }

          @Override
          public boolean isWallClockBased() {
            return false;
          }
        };
    return (name, rate) ->
        Bucket.builder()
            .addLimit(limit -> limit.capacity(rate.count()).refillGreedy(rate.count(), rate.per()))
            .withCustomTimePrecision(time)
            .build();
  }
}
