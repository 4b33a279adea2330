package org.tongban.harness.bench;

import java.util.Comparator;
import java.util.List;

/**
 * What one batch came to.
 *
 * @param perSecond rows a second, from the first byte of them until the last is answered
 * @param takenIn rows a second while they were taken in
 * @param cpu microseconds of processor time per row, of all that took part
 * @param database the part of it that the databases took
 */
record BulkFigures(double perSecond, double takenIn, double cpu, double database) {
  /**
   * Of one batch.
   *
   * @param taken nanoseconds until the rows were taken in
   * @param wall nanoseconds until the last was answered
   */
  static BulkFigures of(int rows, long taken, long wall, Machine.Used used) {
    return new BulkFigures(
        rows / (wall / 1e9),
        rows / (taken / 1e9),
        used.all() / 1e3 / rows,
        used.databases() / 1e3 / rows);
  }

  /** The middle one by rows a second. */
  static BulkFigures median(List<BulkFigures> rounds) {
    return rounds.stream()
        .sorted(Comparator.comparingDouble(BulkFigures::perSecond))
        .toList()
        .get(rounds.size() / 2);
  }
}
