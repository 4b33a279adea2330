package org.tongban.harness.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;

/** Callers of one door. An exchange that fails ends the measurement: its figures mean nothing. */
final class Load {
  private final int callers;
  private final Runnable exchange;

  /**
   * @param exchange asks once and throws when the answer is not the expected one
   */
  Load(int callers, Runnable exchange) {
    this.callers = callers;
    this.exchange = exchange;
  }

  /** Each caller asks again as soon as it is answered. */
  Figures closed(Duration time) {
    var end = System.nanoTime() + time.toNanos();
    return run(
        () -> {
          var nanos = LongStream.builder();
          for (var begin = System.nanoTime(); begin < end; begin = System.nanoTime()) {
            exchange.run();
            nanos.add(System.nanoTime() - begin);
          }
          return nanos.build();
        });
  }

  /**
   * Exchanges begin at a steady rate, whatever became of those before; latency counts from when
   * each was due, so that waiting for a caller is not left out.
   *
   * @param perSecond all callers together
   */
  Figures open(double perSecond, Duration time) {
    var begin = System.nanoTime();
    var gap = 1e9 / perSecond;
    var last = (long) (time.toNanos() / gap);
    var next = new AtomicLong();
    return run(
        () -> {
          var nanos = LongStream.builder();
          for (var i = next.getAndIncrement(); i < last; i = next.getAndIncrement()) {
            var due = begin + (long) (i * gap);
            for (var wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
              LockSupport.parkNanos(wait);
            }
            exchange.run();
            nanos.add(System.nanoTime() - due);
          }
          return nanos.build();
        });
  }

  private Figures run(Callable<LongStream> caller) {
    var threads = Executors.newFixedThreadPool(callers);
    var before = Machine.used();
    var begin = System.nanoTime();
    try {
      var running = new ArrayList<Future<LongStream>>();
      for (int i = 0; i < callers; i++) {
        running.add(threads.submit(caller));
      }
      var nanos = all(running);
      return Figures.of(nanos, System.nanoTime() - begin, Machine.used().since(before));
    } finally {
      threads.shutdownNow();
    }
  }

  private static long[] all(List<Future<LongStream>> running) {
    var nanos = LongStream.empty();
    try {
      for (var caller : running) {
        nanos = LongStream.concat(nanos, caller.get());
      }
      return nanos.sorted().toArray();
    } catch (ExecutionException e) {
      throw new BenchException("an exchange failed, so there are no figures", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BenchException("interrupted", e);
    }
  }
}
