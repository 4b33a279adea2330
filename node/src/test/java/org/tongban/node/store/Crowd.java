package org.tongban.node.store;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.tongban.core.journal.JournalEntry;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;

/** Many threads that do the same at the same time. */
final class Crowd {
  private final ConcurrentLinkedQueue<JournalEntry> succeeded = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<Reason> refused = new ConcurrentLinkedQueue<>();
  private final AtomicInteger refusals = new AtomicInteger();
  private final List<Thread> threads = new ArrayList<>();

  /** What came of it. */
  record Outcomes(List<JournalEntry> succeeded, List<Reason> refused) {}

  static Outcomes run(int size, IntFunction<JournalEntry> action) {
    return start(size, action).join();
  }

  static Crowd start(int size, IntFunction<JournalEntry> action) {
    var crowd = new Crowd();
    var gate = new CountDownLatch(1);
    for (int i = 0; i < size; i++) {
      int number = i;
      var thread = new Thread(() -> crowd.act(gate, number, action));
      thread.start();
      crowd.threads.add(thread);
    }
    gate.countDown();
    return crowd;
  }

  private void act(CountDownLatch gate, int number, IntFunction<JournalEntry> action) {
    try {
      gate.await();
      succeeded.add(action.apply(number));
    } catch (RefusedException e) {
      refused.add(e.reason());
      refusals.incrementAndGet();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  int refusedSoFar() {
    return refusals.get();
  }

  Outcomes join() {
    for (Thread thread : threads) {
      try {
        thread.join(120_000);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      if (thread.isAlive()) {
        throw new IllegalStateException("a thread hangs");
      }
    }
    return new Outcomes(List.copyOf(succeeded), List.copyOf(refused));
  }
}
