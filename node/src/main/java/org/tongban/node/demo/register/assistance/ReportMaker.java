package org.tongban.node.demo.register.assistance;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.tongban.node.demo.register.Draw;
import org.tongban.node.demo.register.Person;

/** Makes the check reports of the last two years, the known ones first. */
final class ReportMaker {
  private static final int REPORTS = 60;
  private static final int TOWNS = 6;

  private final Draw draw;
  private final LocalDate today;
  private final Roll roll;

  ReportMaker(Draw draw, LocalDate today, Roll roll) {
    this.draw = draw;
    this.today = today;
    this.roll = roll;
  }

  List<CheckReport> make() {
    List<CheckReport> made = new ArrayList<>(KnownReports.all(roll.region(), today));
    List<Person> strangers = roll.strangers();
    for (int i = 0; i < REPORTS; i++) {
      LocalDate issued = draw.dayBetween(today.minusYears(2), today);
      CheckReport report = report(made.size() + 1, draw.from(strangers), issued);
      made.add(draw.chance(30) ? report.byTown(draw.between(1, TOWNS)) : report);
      if (draw.chance(15)) {
        // checked again, of the same household
        CheckReport again =
            CheckReport.of(
                number(made.size() + 1),
                report.authorization(),
                report.household(),
                report.scope(),
                draw.dayBetween(issued, today));
        made.set(made.size() - 1, made.get(made.size() - 1).replacedBy(again.number()));
        made.add(again);
      }
    }
    return List.copyOf(made);
  }

  private CheckReport report(int serial, Person person, LocalDate issued) {
    return CheckReport.of(
        number(serial),
        "SQ-%s-%05d".formatted(roll.region().code(), serial),
        List.of(person.idNumber()),
        List.of(CheckCategory.values()),
        issued);
  }

  private String number(int serial) {
    return "%s-HD-%05d".formatted(roll.region().code(), serial);
  }
}
