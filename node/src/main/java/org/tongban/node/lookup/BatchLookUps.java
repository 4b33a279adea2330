package org.tongban.node.lookup;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.tongban.core.journal.RecordedAsk;
import org.tongban.core.journal.RecordedBatch;
import org.tongban.core.message.Purpose;
import org.tongban.core.policy.PerItem;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;

/**
 * Looks up many asks of one message: some hundred in one call where the route takes many, else one
 * by one, some side by side. All messages together never make more calls at once than the given
 * number, so that a batch leaves room for who waits at a counter.
 */
public final class BatchLookUps implements AutoCloseable {
  /** Few enough that one call stays well within the time for one. */
  private static final int IN_ONE_CALL = 250;

  private final LookUps lookUps;
  private final ExecutorService threads;

  /** What is the same in asks that may go in one call. */
  private record Alike(Purpose purpose, Optional<String> agreement) {
    static Alike of(RecordedAsk ask) {
      var permitted = ask.permitted();
      return new Alike(permitted.opened().ask().purpose(), permitted.agreement());
    }
  }

  /**
   * @param atOnce calls side by side, of all messages together
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
    var items = batch.items();
    var calls = calls(items);
    var work = new ArrayList<Callable<List<PerItem<Finding>>>>();
    for (var places : calls) {
      work.add(() -> lookUps.findAll(places.stream().map(items::get).toList()));
    }
    var found = new TreeMap<Integer, PerItem<Finding>>();
    for (int at = 0; at < items.size(); at++) {
      if (items.get(at).no().isPresent()) {
        found.put(at, items.get(at).then(lookUps::find));
      }
    }
    var results = await(work);
    for (int call = 0; call < calls.size(); call++) {
      var places = calls.get(call);
      for (int at = 0; at < places.size(); at++) {
        found.put(places.get(at), results.get(call).get(at));
      }
    }
    return new FoundBatch(batch, List.copyOf(found.values()));
  }

  /** Places of the asks that go in each call. */
  private List<List<Integer>> calls(List<PerItem<RecordedAsk>> items) {
    var calls = new ArrayList<List<Integer>>();
    Map<Alike, List<Integer>> open = new HashMap<>();
    for (int at = 0; at < items.size(); at++) {
      var ask = items.get(at).value();
      if (ask.isPresent()) {
        var places = open.get(Alike.of(ask.get()));
        if (places == null || places.size() == mostIn(ask.get())) {
          places = new ArrayList<>();
          open.put(Alike.of(ask.get()), places);
          calls.add(places);
        }
        places.add(at);
      }
    }
    return calls;
  }

  private int mostIn(RecordedAsk ask) {
    return lookUps.takesMany(ask.permitted().opened().ask().service()) ? IN_ONE_CALL : 1;
  }

  private <T> List<T> await(List<Callable<T>> work) {
    try {
      var done = new ArrayList<T>();
      for (var one : threads.invokeAll(work)) {
        done.add(one.get());
      }
      return done;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RefusedException(Reason.REGISTER_UNAVAILABLE, "interrupted", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a look-up failed", e.getCause());
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
