package org.tongban.node.demo.register;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The scale of GB/T 42195-2022: four groups, 26 items, 90 points, a higher score is better, level 0
 * is best.
 */
final class CareScale {
  /** Maximum of each item, in the standard's order, group by group (tables B.1 to B.4). */
  static final List<List<Integer>> MAXIMA =
      List.of(
          List.of(4, 4, 4, 4, 4, 4, 4, 4),
          List.of(4, 4, 4, 3),
          List.of(4, 4, 4, 4, 4, 4, 1, 1, 2),
          List.of(2, 2, 4, 3, 4));

  static final int ITEMS = MAXIMA.stream().mapToInt(List::size).sum();

  private static final int[] LOWEST_TOTAL_OF_LEVEL = {90, 66, 46, 30, 0};

  private CareScale() {}

  /** Maxima of all items in one row. */
  static List<Integer> items() {
    return MAXIMA.stream().flatMap(List::stream).toList();
  }

  /** {@code B.1.1} to {@code B.4.5}, in the order of {@link #items}. */
  static List<String> itemNumbers() {
    List<String> numbers = new ArrayList<>();
    for (int group = 0; group < MAXIMA.size(); group++) {
      for (int item = 0; item < MAXIMA.get(group).size(); item++) {
        numbers.add("B." + (group + 1) + "." + (item + 1));
      }
    }
    return numbers;
  }

  /**
   * Sums of the four groups.
   *
   * @param scores one for each of {@link #items}
   */
  static List<Integer> subTotals(List<Integer> scores) {
    int[] first = {0};
    return MAXIMA.stream()
        .map(
            group -> {
              int from = first[0];
              first[0] += group.size();
              return IntStream.range(from, first[0]).map(scores::get).sum();
            })
        .toList();
  }

  /** The level of a total, before any adjustment. */
  static int level(int total) {
    int level = 0;
    while (total < LOWEST_TOTAL_OF_LEVEL[level]) {
      level++;
    }
    return level;
  }

  /** The level after adjustments (annex C): coma is level 4, any other makes it one worse, once. */
  static int adjusted(int level, List<CareAssessment.Adjustment> adjustments) {
    if (adjustments.contains(CareAssessment.Adjustment.COMA)) {
      return 4;
    }
    return adjustments.isEmpty() ? level : Math.min(4, level + 1);
  }
}
