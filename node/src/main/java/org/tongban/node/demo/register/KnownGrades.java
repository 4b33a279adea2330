package org.tongban.node.demo.register;

import java.time.LocalDate;
import java.util.List;
import org.tongban.node.demo.register.CareGrade.Change;

/** The assessments of {@link KnownPeople} by other schemes than GB/T 42195. */
final class KnownGrades {
  private final Region region;
  private final LocalDate today;

  KnownGrades(Region region, LocalDate today) {
    this.region = region;
    this.today = today;
  }

  List<CareGrade> grades() {
    return List.of(
        grade(1001, KnownPeople.GRADED, GradeMaker.own(region), 100, "4", "4", List.of()),
        grade(
            1002,
            KnownPeople.OLD_STANDARD,
            CareScheme.MZT039,
            200,
            "2",
            "3",
            List.of(Change.CARE_RISK)));
  }

  private CareGrade grade(
      int serial,
      KnownPeople known,
      CareScheme scheme,
      int daysAgo,
      String initial,
      String level,
      List<Change> changes) {
    LocalDate day = today.minusDays(daysAgo);
    return new CareGrade(
        GradeMaker.number(region, day, serial),
        KnownRecords.person(known.in(region)),
        scheme,
        day,
        day.plusYears(scheme.validYears()).minusDays(1),
        initial,
        level,
        changes);
  }
}
