package org.tongban.node.lookup;

import java.util.ArrayList;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.tongban.core.journal.RecordedAsk;
import org.tongban.core.journal.RecordedBatch;
import org.tongban.core.policy.PerItem;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;

/**
 * Looks up many asks of one message, some side by side; all messages together never more at once
 * than the given number, so that a batch leaves room for who waits at a counter.
 */
public final class BatchLookUps implements AutoCloseable {
  private final LookUps lookUps;
  private final ExecutorService threads;

  /**
   * @param atOnce look-ups side by side, of all messages together
   */
  public BatchLookUps(LookUps lookUps, int atOnce) {
    this.lookUps = Objects.requireNonNull(lookUps, "lookUps");
    var count = new AtomicInteger();
    this.threads =
        Executors.newFixedThreadPool(
            atOnce,
            work -> {
              var thread = new Thread(work, "batch-" + count.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * What the register says to each.
   *
   * @throws RefusedException {@code REGISTER_UNAVAILABLE} when it was interrupted
   */
  public FoundBatch find(RecordedBatch batch) {
    var work = new ArrayList<Callable<PerItem<Finding>>>();
    for (PerItem<RecordedAsk> item : batch.items()) {
      work.add(() -> item.then(lookUps::find));
    }
    try {
      var found = new ArrayList<PerItem<Finding>>(work.size());
      for (var one : threads.invokeAll(work)) {
        found.add(one.get());
      }
      return new FoundBatch(batch, found);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RefusedException(Reason.REGISTER_UNAVAILABLE, "interrupted", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("an item's look-up failed", e.getCause());
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
