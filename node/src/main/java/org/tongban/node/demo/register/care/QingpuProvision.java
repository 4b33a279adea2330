package org.tongban.node.demo.register.care;

import static org.tongban.node.demo.register.Batch.row;

import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import org.tongban.node.demo.register.Batch;
import org.tongban.node.demo.register.RegisterPart;
import org.tongban.node.demo.register.care.CareBenefit.GrantedBy;
import org.tongban.node.demo.register.care.CareBenefit.Scheme;

/** Fills the tables of {@code qingpu.sql}. */
final class QingpuProvision implements RegisterPart {
  private final ProvisionBooks books;
  private final OffsetDateTime asOf;

  QingpuProvision(ProvisionBooks books) {
    this.books = books;
    this.asOf = books.asOf().atStartOfDay(ZoneId.of("Asia/Shanghai")).toOffsetDateTime();
  }

  @Override
  public String script() {
    return CareRegister.script("qingpu.sql");
  }

  @Override
  public void fill(Batch batch) throws SQLException {
    batch.insert(
        "skill_assessor",
        SkillAssessor.of(books.region()).stream().map(QingpuProvision::assessor).toList());
    batch.insert(
        "worker_certificate", books.certificates().stream().map(this::certificate).toList());
    batch.insert("care_benefit", books.benefits().stream().map(this::benefit).toList());
    new QingpuHomes(books.region(), asOf).fill(batch, books.institutions());
  }

  private static Object[] assessor(SkillAssessor assessor) {
    return row(assessor.mark(), assessor.name(), assessor.creditCode(), assessor.listed());
  }

  private Object[] certificate(CaregiverCertificate certificate) {
    return row(
        certificate.number(),
        certificate.assessor().mark(),
        certificate.holder().idNumber(),
        certificate.holder().name(),
        certificate.holder().formerNames().stream().findFirst().orElse(null),
        certificate.level(),
        "4-10-01-05",
        "养老护理员",
        certificate.issuedOn(),
        certificate.status().name(),
        certificate.statusSince(),
        certificate.replacedBy().orElse(null),
        asOf);
  }

  private Object[] benefit(CareBenefit benefit) {
    return row(
        benefit.number(),
        benefit.person().idNumber(),
        benefit.kind().name(),
        benefit.status().name(),
        benefit.appliedOn(),
        benefit.from().orElse(null),
        benefit.stopOn().orElse(null),
        benefit.stopReason().map(Enum::name).orElse(null),
        benefit.paidThrough().map(YearMonth::atEndOfMonth).orElse(null),
        benefit.grantedBy().map(GrantedBy::scheme).map(Scheme::code).orElse(null),
        benefit.grantedBy().map(GrantedBy::scheme).map(Scheme::edition).orElse(null),
        benefit.grantedBy().map(GrantedBy::level).orElse(null),
        benefit.grantedBy().map(GrantedBy::assessedOn).orElse(null),
        benefit.monthlyFen(),
        benefit.kind() == CareBenefit.Kind.LTCI
            ? books.region().placeName() + "医疗保障局"
            : books.region().bureauName(),
        benefit.kind() == CareBenefit.Kind.LTCI ? null : books.region().bureau(),
        asOf);
  }
}
