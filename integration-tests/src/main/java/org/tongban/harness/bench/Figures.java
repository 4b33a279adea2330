package org.tongban.harness.bench;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What one round came to.
 *
 * @param perSecond exchanges a second, all callers together
 * @param p50 median latency, microseconds
 * @param p90 latency that one of ten exceeds, microseconds
 * @param p99 latency that one of a hundred exceeds, microseconds
 * @param cpu microseconds of processor time per exchange, of all that took part
 * @param database the part of it that the databases took
 */
record Figures(double perSecond, double p50, double p90, double p99, double cpu, double database) {
  /**
   * Of one round.
   *
   * @param nanos each exchange's latency, in order of size
   * @param wall length of the round, nanoseconds
   * @param used processor time of the round
   */
  static Figures of(long[] nanos, long wall, Machine.Used used) {
    return new Figures(
        nanos.length / (wall / 1e9),
        micros(nanos, 0.50),
        micros(nanos, 0.90),
        micros(nanos, 0.99),
        used.all() / 1e3 / nanos.length,
        used.databases() / 1e3 / nanos.length);
  }

  private static double micros(long[] sorted, double part) {
    return sorted[(int) Math.min(sorted.length - 1L, (long) (sorted.length * part))] / 1e3;
  }

  /** Each figure the middle one of the rounds. */
  static Figures medians(List<Figures> rounds) {
    return new Figures(
        median(rounds, Figures::perSecond),
        median(rounds, Figures::p50),
        median(rounds, Figures::p90),
        median(rounds, Figures::p99),
        median(rounds, Figures::cpu),
        median(rounds, Figures::database));
  }

  private static double median(List<Figures> rounds, ToDoubleFunction<Figures> figure) {
    return rounds.stream().mapToDouble(figure).sorted().toArray()[rounds.size() / 2];
  }
}
