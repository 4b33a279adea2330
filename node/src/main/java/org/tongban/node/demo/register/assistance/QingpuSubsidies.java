package org.tongban.node.demo.register.assistance;

import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.tongban.node.demo.register.Batch;
import org.tongban.node.demo.register.Region;
import org.tongban.node.demo.register.assistance.DisabilityFile.Payment;

/** Fills the tables of disability subsidies of {@code qingpu.sql}. */
final class QingpuSubsidies {
  private QingpuSubsidies() {}

  static void fill(
      Batch batch, List<DisabilityFile> files, List<Handover> handovers, OffsetDateTime asOf)
      throws SQLException {
    List<Object[]> payments = new ArrayList<>();
    List<Object[]> cards = new ArrayList<>();
    for (DisabilityFile file : files) {
      cards.add(card(file, asOf));
      file.payments().forEach(payment -> payments.add(payment(file.person().idNumber(), payment)));
    }
    batch.insert("disability_card", cards);
    batch.insert("disability_payment", payments);
    batch.insert(
        "disability_handover",
        handovers.stream()
            .map(
                one ->
                    Batch.row(
                        one.reference(),
                        one.idNumber(),
                        one.state().name(),
                        one.since(),
                        one.localReference()))
            .toList());
  }

  private static Object[] card(DisabilityFile file, OffsetDateTime asOf) {
    return Batch.row(
        file.person().idNumber(),
        file.card(),
        String.valueOf(file.type()),
        String.valueOf(file.grade()),
        file.state().name(),
        file.validTo(),
        file.confirmed(),
        file.residence().name(),
        file.residenceSince(),
        file.injuryBenefit(),
        asOf);
  }

  private static Object[] payment(String idNumber, Payment payment) {
    return Batch.row(
        idNumber,
        payment.subsidy().name(),
        payment.from(),
        payment.to().orElse(null),
        payment.monthlyFen(),
        payment.elsewhere().map(Region::bureauName).orElse(null),
        payment.elsewhere().map(Region::bureau).orElse(null),
        payment.elsewhere().map(Region::code).orElse(null));
  }
}
