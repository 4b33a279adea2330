package org.tongban.node.demo.register;

import java.util.List;

/** Care assessments of a region: by GB/T 42195 with scores, by other schemes without. */
record CareBooks(List<CareAssessment> assessments, List<CareGrade> grades) {
  CareBooks {
    assessments = List.copyOf(assessments);
    grades = List.copyOf(grades);
  }
}
