package org.tongban.harness.bench;

import java.time.Duration;

/**
 * How hard and how long.
 *
 * @param callers that each ask again as soon as they are answered
 * @param rounds of nodes and control in turns; medians count
 * @param round length of one
 * @param warmUp of each before the first round, twice as long for the nodes
 * @param rows of each batch; the first, to warm up, has twice as many
 * @param entries in each journal when the large one is measured
 * @param starts of a node, one after the other
 */
record BenchPlan(
    int callers, int rounds, Duration round, Duration warmUp, int rows, int entries, int starts) {
  /** Short rounds: about six minutes with everything around them. */
  static BenchPlan quick(int callers) {
    return new BenchPlan(
        callers, 3, Duration.ofSeconds(3), Duration.ofSeconds(6), 50_000, 1_000_000, 2);
  }

  /** What figures in documents are taken from. */
  static BenchPlan full(int callers) {
    return new BenchPlan(
        callers, 7, Duration.ofSeconds(10), Duration.ofSeconds(45), 100_000, 1_000_000, 5);
  }

  /** The same with another time to warm up. */
  BenchPlan warmUp(Duration time) {
    return new BenchPlan(callers, rounds, round, time, rows, entries, starts);
  }
}
