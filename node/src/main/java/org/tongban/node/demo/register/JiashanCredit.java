package org.tongban.node.demo.register;

import static org.tongban.node.demo.register.Batch.row;

import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import org.tongban.node.demo.register.Organisation.Rating;

/** Fills the tables of {@code jiashan.sql} about organisations and sanctions. */
final class JiashanCredit {
  private final RegisterContent content;
  private final LocalDateTime updated;
  private int serial;

  JiashanCredit(RegisterContent content, LocalDateTime updated) {
    this.content = content;
    this.updated = updated;
  }

  void fill(Batch batch) throws SQLException {
    CreditBooks credit = content.credit();
    batch.insert("t_shzz", credit.organisations().stream().map(this::organisation).toList());
    batch.insert("t_cjmd", credit.sanctions().stream().map(this::sanction).toList());
  }

  private Object[] organisation(Organisation organisation) {
    return row(
        organisation.creditCode(),
        organisation.name(),
        organisation.kind().ordinal() + 1,
        organisation.status().ordinal() + 1,
        digits(organisation.statusSince()),
        digits(organisation.registeredOn()),
        digits(organisation.certificateTo()),
        organisation.scope(),
        organisation.rating().map(Rating::level).orElse(null),
        organisation.rating().map(rating -> digits(rating.from())).orElse(null),
        organisation.rating().map(rating -> digits(rating.to())).orElse(null),
        organisation.successor().orElse(null),
        content.region().bureauName(),
        content.region().bureau(),
        updated);
  }

  private Object[] sanction(Sanction sanction) {
    serial++;
    return row(
        serial,
        sanction.creditCode().orElse(null),
        sanction.person().map(Person::idNumber).orElse(null),
        sanction.list().ordinal() + 1,
        digits(sanction.since()),
        sanction.until().map(JiashanCredit::digits).orElse("99991231"),
        content.region().bureauName(),
        content.region().bureau(),
        sanction.caseNumber(),
        updated);
  }

  private static String digits(LocalDate day) {
    return DateTimeFormatter.BASIC_ISO_DATE.format(day);
  }
}
