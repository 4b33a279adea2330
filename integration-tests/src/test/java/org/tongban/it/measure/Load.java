package org.tongban.it.measure;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;

/** Callers that each ask again as soon as they are answered. */
final class Load {
  private Load() {}

  /**
   * What one round came to.
   *
   * @param perSecond exchanges a second, all callers together
   * @param p50 median latency, microseconds
   * @param p99 latency that one of a hundred exceeds, microseconds
   * @param cpu microseconds of processor time of the whole program per exchange
   */
  record Figures(double perSecond, long p50, long p99, long cpu) {}

  /** Runs the callers for the time and fails when any exchange does. */
  static Figures run(int callers, Duration time, BooleanSupplier exchange)
      throws InterruptedException, ExecutionException {
    var threads = Executors.newFixedThreadPool(callers);
    var cpu = cpuNanos();
    var begin = System.nanoTime();
    var end = begin + time.toNanos();
    try {
      Callable<List<Long>> caller = () -> askUntil(end, exchange);
      var rounds = new ArrayList<Future<List<Long>>>();
      for (int i = 0; i < callers; i++) {
        rounds.add(threads.submit(caller));
      }
      var nanos = LongStream.builder();
      for (var round : rounds) {
        round.get().forEach(nanos::add);
      }
      return figures(nanos.build().sorted().toArray(), System.nanoTime() - begin, cpuNanos() - cpu);
    } finally {
      threads.shutdownNow();
    }
  }

  private static List<Long> askUntil(long end, BooleanSupplier exchange) {
    var nanos = new ArrayList<Long>();
    for (var begin = System.nanoTime(); begin < end; begin = System.nanoTime()) {
      if (!exchange.getAsBoolean()) {
        throw new IllegalStateException("an exchange failed; figures of failures mean nothing");
      }
      nanos.add(System.nanoTime() - begin);
    }
    return nanos;
  }

  private static Figures figures(long[] sorted, long wall, long cpu) {
    return new Figures(
        sorted.length / (wall / 1e9),
        sorted[sorted.length / 2] / 1_000,
        sorted[sorted.length * 99 / 100] / 1_000,
        cpu / 1_000 / sorted.length);
  }

  private static long cpuNanos() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }
}
