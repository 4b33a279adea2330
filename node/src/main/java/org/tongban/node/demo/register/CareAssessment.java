package org.tongban.node.demo.register;

import java.time.LocalDate;
import java.util.List;

/**
 * One assessment of an elder's ability (GB/T 42195-2022). Totals and levels follow from the scores.
 *
 * @param validTo last day
 * @param scores one for each item of {@link CareScale}
 */
record CareAssessment(
    String reportNumber,
    Person person,
    LocalDate assessedOn,
    LocalDate validTo,
    Cause cause,
    List<Integer> scores,
    List<Adjustment> adjustments) {

  /** Why it was made. */
  enum Cause {
    FIRST,
    REGULAR,
    IMMEDIATE,
    REVIEW
  }

  /** What makes the level worse than the total says (annex C). */
  enum Adjustment {
    COMA,
    MENTAL_DISORDER,
    CARE_RISK
  }

  CareAssessment {
    scores = List.copyOf(scores);
    adjustments = List.copyOf(adjustments);
  }

  List<Integer> subTotals() {
    return CareScale.subTotals(scores);
  }

  int total() {
    return scores.stream().mapToInt(Integer::intValue).sum();
  }

  int initialLevel() {
    return CareScale.level(total());
  }

  int finalLevel() {
    return CareScale.adjusted(initialLevel(), adjustments);
  }
}
