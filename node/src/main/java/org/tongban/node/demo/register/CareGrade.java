package org.tongban.node.demo.register;

import java.time.LocalDate;
import java.util.List;

/**
 * One assessment by a scheme whose levels no register can recompute.
 *
 * @param validTo last day
 * @param initialLevel before the changes
 * @param changes what made the final level another one
 */
record CareGrade(
    String reportNumber,
    Person person,
    CareScheme scheme,
    LocalDate assessedOn,
    LocalDate validTo,
    String initialLevel,
    String finalLevel,
    List<Change> changes) {

  /** Why a level was changed (the catalogue's table level-change-reason). */
  enum Change {
    COMA,
    DIAGNOSIS,
    CARE_RISK,
    REVIEW
  }

  CareGrade {
    changes = List.copyOf(changes);
  }
}
