package org.tongban.node.demo.register.care;

import static org.tongban.node.demo.register.Batch.row;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.tongban.node.demo.register.Batch;
import org.tongban.node.demo.register.RegisterPart;
import org.tongban.node.demo.register.care.CareBenefit.GrantedBy;
import org.tongban.node.demo.register.care.CareInstitution.Filing;
import org.tongban.node.demo.register.care.CareInstitution.Penalty;
import org.tongban.node.demo.register.care.CareInstitution.Rating;

/** Fills the tables of {@code jiashan.sql}. */
final class JiashanProvision implements RegisterPart {
  private static final String OPEN = "99991231";

  private final ProvisionBooks books;
  private final LocalDateTime updated;

  JiashanProvision(ProvisionBooks books) {
    this.books = books;
    this.updated = books.asOf().atStartOfDay();
  }

  @Override
  public String script() {
    return CareRegister.script("jiashan.sql");
  }

  @Override
  public void fill(Batch batch) throws SQLException {
    List<Object[]> institutions = new ArrayList<>();
    List<Object[]> filings = new ArrayList<>();
    List<Object[]> ratings = new ArrayList<>();
    List<Object[]> penalties = new ArrayList<>();
    for (CareInstitution institution : books.institutions()) {
      Integer key = institutions.size() + 1;
      institutions.add(institution(key, institution));
      institution.filings().forEach(filing -> filings.add(filing(key, filing)));
      institution.ratings().forEach(rating -> ratings.add(rating(key, rating)));
      institution.penalties().forEach(penalty -> penalties.add(penalty(key, penalty)));
    }
    batch.insert("t_yljg", institutions);
    batch.insert("t_yljgba", filings);
    batch.insert("t_yljgdj", ratings);
    batch.insert("t_yljgcf", penalties);
    batch.insert("t_yldy", books.benefits().stream().map(this::benefit).toList());
  }

  private Object[] institution(Integer key, CareInstitution institution) {
    return row(
        key,
        institution.creditCode(),
        institution.formerCodes().isEmpty() ? null : String.join(";", institution.formerCodes()),
        institution.name(),
        institution.town(),
        institution.filingNumber(),
        updated);
  }

  private static Object[] filing(Integer key, Filing filing) {
    return row(key, filing.status().ordinal() + 1, digits(filing.day()));
  }

  private static Object[] rating(Integer key, Rating rating) {
    return row(
        key,
        rating.level(),
        digits(rating.from()),
        digits(rating.to()),
        rating.judge(),
        rating.judgeDivision());
  }

  private Object[] penalty(Integer key, Penalty penalty) {
    return row(
        key,
        penalty.kind().ordinal() + 1,
        digits(penalty.decidedOn()),
        penalty.until().map(JiashanProvision::digits).orElse(OPEN),
        penalty.documentNumber(),
        books.region().bureauName(),
        books.region().bureau());
  }

  // kept under the number of its day
  private Object[] benefit(CareBenefit benefit) {
    String number = benefit.person().idNumber();
    return row(
        benefit.number(),
        benefit.person().formerIdNumbers().stream().findFirst().orElse(number),
        benefit.kind().ordinal() + 1,
        benefit.status().ordinal() + 1,
        digits(benefit.appliedOn()),
        benefit.from().map(JiashanProvision::digits).orElse(null),
        benefit.stopOn().map(JiashanProvision::digits).orElse(OPEN),
        benefit.stopReason().map(reason -> reason.ordinal() + 1).orElse(null),
        benefit.paidThrough().map(month -> digits(month.atDay(1)).substring(0, 6)).orElse(null),
        benefit.grantedBy().map(GrantedBy::level).map(Integer::valueOf).orElse(null),
        benefit.grantedBy().map(GrantedBy::assessedOn).map(JiashanProvision::digits).orElse(null),
        BigDecimal.valueOf(benefit.monthlyFen(), 2),
        updated);
  }

  private static String digits(LocalDate day) {
    return DateTimeFormatter.BASIC_ISO_DATE.format(day);
  }
}
