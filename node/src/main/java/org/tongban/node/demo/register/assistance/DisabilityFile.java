package org.tongban.node.demo.register.assistance;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.tongban.node.demo.register.Person;
import org.tongban.node.demo.register.Region;

/**
 * What a region has about one person for the two subsidies (残疾人两项补贴).
 *
 * @param card number of the card: an identity number, then type and grade
 * @param type 1 to 7 (codes/disability-type.yaml)
 * @param grade 1, the most severe, to 4
 * @param confirmed whether the register of cards, which is another department's, answered last time
 * @param injuryBenefit draws the care allowance of the work-injury insurance, which excludes both
 */
record DisabilityFile(
    Person person,
    String card,
    int type,
    int grade,
    CardState state,
    LocalDate validTo,
    boolean confirmed,
    Residence residence,
    LocalDate residenceSince,
    boolean injuryBenefit,
    List<Payment> payments) {
  DisabilityFile {
    payments = List.copyOf(payments);
  }

  /** What the card is worth. */
  enum CardState {
    VALID,
    EXPIRED,
    REPLACED,
    REVOKED
  }

  /** Where the person is registered, as this file has it. */
  enum Residence {
    LOCAL,
    MOVED_OUT,
    DECEASED
  }

  /** The two. */
  enum Subsidy {
    /** 困难残疾人生活补贴. */
    DIS_LIVING,
    /** 重度残疾人护理补贴. */
    DIS_CARE
  }

  /**
   * A subsidy that is or was paid.
   *
   * @param to last day; empty while it runs
   * @param elsewhere who else pays it, as far as is known here; empty for our own payment
   */
  record Payment(
      Subsidy subsidy,
      LocalDate from,
      Optional<LocalDate> to,
      int monthlyFen,
      Optional<Region> elsewhere) {
    boolean runsOn(LocalDate day) {
      return !from.isAfter(day) && to.map(last -> !day.isAfter(last)).orElse(true);
    }
  }

  boolean pays(Subsidy subsidy, LocalDate day, boolean elsewhere) {
    return payments.stream()
        .filter(payment -> payment.subsidy() == subsidy)
        .filter(payment -> payment.elsewhere().isPresent() == elsewhere)
        .anyMatch(payment -> payment.runsOn(day));
  }
}
