package org.tongban.node.demo.register.assistance;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The reports that a region has issued; a system that answers many at once files new ones. */
final class ReportBook {
  private final Roll roll;
  private final List<CheckReport> reports;

  ReportBook(Roll roll, List<CheckReport> reports) {
    this.roll = roll;
    this.reports = new ArrayList<>(reports);
  }

  synchronized List<CheckReport> all() {
    return List.copyOf(reports);
  }

  /** Whether somebody has withdrawn this authorization. */
  synchronized boolean withdrawn(String authorization) {
    return reports.stream()
        .anyMatch(report -> report.withdrawn() && report.authorization().equals(authorization));
  }

  /**
   * Files a new report.
   *
   * @param text what its file says, of which the digest is kept; this system computes no SM3
   */
  synchronized CheckReport issue(
      String authorization,
      List<String> household,
      LocalDate reference,
      LocalDate day,
      String text) {
    String number = "%s-HD-%05d".formatted(roll.region().code(), reports.size() + 1);
    CheckReport filed =
        new CheckReport(
            number,
            authorization,
            false,
            household,
            List.of(CheckCategory.values()),
            0,
            reference,
            day,
            day.plusMonths(6).minusDays(1),
            CheckReport.hex(number + text),
            Optional.empty(),
            Optional.empty());
    reports.add(filed);
    return filed;
  }
}
