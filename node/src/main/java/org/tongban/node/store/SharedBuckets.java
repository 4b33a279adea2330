package org.tongban.node.store;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.distributed.proxy.ClientSideConfig;
import io.github.bucket4j.distributed.proxy.generic.compare_and_swap.AbstractCompareAndSwapBasedProxyManager;
import io.github.bucket4j.distributed.proxy.generic.compare_and_swap.AsyncCompareAndSwapOperation;
import io.github.bucket4j.distributed.proxy.generic.compare_and_swap.CompareAndSwapOperation;
import io.github.bucket4j.distributed.proxy.optimization.DelayParameters;
import io.github.bucket4j.distributed.proxy.optimization.NopeOptimizationListener;
import io.github.bucket4j.distributed.proxy.optimization.Optimization;
import io.github.bucket4j.distributed.proxy.optimization.Optimizations;
import io.github.bucket4j.distributed.proxy.optimization.delay.DelayOptimization;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.tongban.core.policy.Buckets;
import org.tongban.core.policy.Rate;
import org.tongban.core.refusal.RefusedException;

/**
 * Counts in the database what all replicas of a member let through together. Each counts by itself
 * for a moment, at most a {@value #PARTS}th of a rate, and then settles with the others: so much
 * more may pass for each replica, and so much is forgotten of one that dies. Rates below that many
 * are exact.
 */
public final class SharedBuckets extends AbstractCompareAndSwapBasedProxyManager<String>
    implements Buckets {
  private static final Logger LOG = LoggerFactory.getLogger(SharedBuckets.class);

  /** A fiftieth: two in a hundred is nothing to who is limited, and one look at the database. */
  private static final int PARTS = 50;

  private static final Duration LONGEST_ALONE = Duration.ofSeconds(1);

  private final BucketRows rows;
  private final TimeMeter time;

  /**
   * Over the node's migrated database.
   *
   * @param time the same for all replicas, see {@link DatabaseTime}
   */
  public SharedBuckets(DataSource source, TimeMeter time) {
    super(ClientSideConfig.getDefault().withClientClock(time));
    this.rows = new BucketRows(source);
    this.time = time;
  }

  @Override
  public Bucket bucket(String name, Rate rate) {
    var configuration =
        BucketConfiguration.builder()
            .addLimit(limit -> limit.capacity(rate.count()).refillGreedy(rate.count(), rate.per()))
            .build();
    return builder().withOptimization(settling(rate)).build(name, () -> configuration);
  }

  private Optimization settling(Rate rate) {
    int alone = rate.count() / PARTS;
    return alone == 0
        ? Optimizations.batching()
        : new DelayOptimization(
            new DelayParameters(alone, LONGEST_ALONE), NopeOptimizationListener.INSTANCE, time);
  }

  @Override
  protected CompareAndSwapOperation beginCompareAndSwapOperation(String name) {
    return rows.operation(name);
  }

  @Override
  protected AsyncCompareAndSwapOperation beginAsyncCompareAndSwapOperation(String name) {
    throw new UnsupportedOperationException("nobody counts asynchronously");
  }

  @Override
  protected CompletableFuture<Void> removeAsync(String name) {
    throw new UnsupportedOperationException("nobody counts asynchronously");
  }

  @Override
  public boolean isAsyncModeSupported() {
    return false;
  }

  @Override
  public void removeProxy(String name) {
    throw new UnsupportedOperationException("buckets end by themselves");
  }

  /** Forgets buckets that are full again: a full one is like a new one. */
  @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT10M")
  public void purge() {
    try {
      rows.purge();
    } catch (RefusedException e) {
      LOG.warn("No counts could be forgotten now: {}", e.getMessage());
    }
  }
}
