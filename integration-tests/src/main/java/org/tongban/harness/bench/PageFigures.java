package org.tongban.harness.bench;

import java.util.Arrays;

/**
 * What a page of the console takes, in milliseconds.
 *
 * @param first time that anybody read it after the journal was filled
 * @param p95 that one of twenty readings exceeds
 */
record PageFigures(String path, double first, double median, double p95) {
  static PageFigures of(String path, long first, long[] nanos) {
    var sorted = nanos.clone();
    Arrays.sort(sorted);
    return new PageFigures(path, first / 1e6, part(sorted, 0.5), part(sorted, 0.95));
  }

  private static double part(long[] sorted, double part) {
    return sorted[(int) Math.min(sorted.length - 1L, (long) (sorted.length * part))] / 1e6;
  }
}
