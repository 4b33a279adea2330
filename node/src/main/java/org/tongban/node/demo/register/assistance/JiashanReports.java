package org.tongban.node.demo.register.assistance;

import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.tongban.node.demo.register.Batch;

/** Fills the tables of {@code jiashan.sql} about check reports. */
final class JiashanReports {
  private final Roll roll;
  private final LocalDateTime updated;

  JiashanReports(Roll roll, LocalDateTime updated) {
    this.roll = roll;
    this.updated = updated;
  }

  void fill(Batch batch, List<CheckReport> reports) throws SQLException {
    batch.insert("t_hdbg", reports.stream().map(this::row).toList());
    List<Object[]> members = new ArrayList<>();
    for (CheckReport report : reports) {
      report.household().forEach(number -> members.add(Batch.row(report.number(), number)));
    }
    batch.insert("t_hdry", members);
  }

  private Object[] row(CheckReport report) {
    return Batch.row(
        report.number(),
        report.authorization(),
        report.withdrawn() ? 2 : 1,
        report.scope().stream()
            .map(category -> String.valueOf(category.ordinal() + 1))
            .collect(Collectors.joining(",")),
        digits(report.reference()),
        digits(report.issued()),
        digits(report.validTo()),
        report.sha256().toUpperCase(Locale.ROOT),
        report.sm3().map(value -> value.toUpperCase(Locale.ROOT)).orElse(null),
        report.next().orElse(null),
        roll.officeName(report.town()),
        roll.officeDivision(report.town()),
        updated);
  }

  static String digits(LocalDate day) {
    return DateTimeFormatter.BASIC_ISO_DATE.format(day);
  }
}
