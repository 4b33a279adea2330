package org.tongban.node.demo.register.assistance;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tongban.node.demo.register.Draw;
import org.tongban.node.demo.register.KnownPeople;
import org.tongban.node.demo.register.Person;
import org.tongban.node.demo.register.Region;
import org.tongban.node.demo.register.assistance.DisabilityFile.CardState;
import org.tongban.node.demo.register.assistance.DisabilityFile.Payment;
import org.tongban.node.demo.register.assistance.DisabilityFile.Residence;
import org.tongban.node.demo.register.assistance.DisabilityFile.Subsidy;

/** Makes the files of people with disabilities, those of the known people first. */
final class DisabilityMaker {
  private static final int FILES = 150;
  private static final int MONTHLY = 13_200;

  private final Draw draw;
  private final LocalDate today;
  private final Roll roll;

  DisabilityMaker(Draw draw, LocalDate today, Roll roll) {
    this.draw = draw;
    this.today = today;
    this.roll = roll;
  }

  List<DisabilityFile> make() {
    List<DisabilityFile> made = new ArrayList<>(known());
    for (Person person : roll.strangers().subList(100, 100 + FILES)) {
      made.add(file(person));
    }
    return List.copyOf(made);
  }

  private List<DisabilityFile> known() {
    LocalDate lastMonth = today.minusMonths(1);
    Payment living = running(Subsidy.DIS_LIVING);
    Payment alsoElsewhere =
        new Payment(
            Subsidy.DIS_LIVING,
            today.minusYears(3),
            Optional.empty(),
            MONTHLY,
            Optional.of(Region.JIASHAN));
    Payment untilTheMove =
        new Payment(
            Subsidy.DIS_CARE,
            today.minusYears(5),
            Optional.of(LocalDate.of(2023, 9, 30)),
            MONTHLY,
            Optional.empty());
    return List.of(
        valid(KnownPeople.ASSISTED, 4, 1, living),
        valid(KnownPeople.WIFE, 4, 3),
        // whether grade 4 of mental disability is covered differs from place to place
        valid(KnownPeople.HUSBAND, 6, 4),
        valid(KnownPeople.GRADUAL_EXIT, 5, 3),
        // the old hukou was never closed
        valid(KnownPeople.TWICE, 1, 2, living, alsoElsewhere),
        valid(KnownPeople.REISSUED_WIFE, 4, 1),
        with(
            KnownPeople.ENDED,
            CardState.VALID,
            Residence.MOVED_OUT,
            today.minusYears(3),
            untilTheMove),
        with(KnownPeople.ELDER, CardState.REVOKED, Residence.LOCAL, today.minusYears(9)),
        with(KnownPeople.DOTTED_NAME, CardState.EXPIRED, Residence.LOCAL, today.minusYears(9)),
        // died last month, and paid to this day
        with(
            KnownPeople.ELDER_EXPIRED,
            CardState.VALID,
            Residence.DECEASED,
            lastMonth,
            running(Subsidy.DIS_CARE)),
        unconfirmed(living),
        injured());
  }

  private Payment running(Subsidy subsidy) {
    LocalDate from = today.minusYears(2).withDayOfMonth(1);
    return new Payment(subsidy, from, Optional.empty(), MONTHLY, Optional.empty());
  }

  private DisabilityFile valid(KnownPeople known, int type, int grade, Payment... payments) {
    return file(
        roll.person(known),
        type,
        grade,
        CardState.VALID,
        Residence.LOCAL,
        today.minusYears(9),
        List.of(payments));
  }

  private DisabilityFile with(
      KnownPeople known,
      CardState state,
      Residence residence,
      LocalDate since,
      Payment... payments) {
    return file(roll.person(known), 2, 1, state, residence, since, List.of(payments));
  }

  // the card still has the earlier identity number
  private DisabilityFile unconfirmed(Payment payment) {
    DisabilityFile good = valid(KnownPeople.CHANGED_ID, 4, 2, payment);
    return new DisabilityFile(
        good.person(),
        good.person().formerIdNumbers().get(0) + "42",
        4,
        2,
        good.state(),
        good.validTo(),
        false,
        good.residence(),
        good.residenceSince(),
        false,
        good.payments());
  }

  private DisabilityFile injured() {
    DisabilityFile good = valid(KnownPeople.REISSUED_HUSBAND, 4, 2);
    return new DisabilityFile(
        good.person(),
        good.card(),
        4,
        2,
        good.state(),
        good.validTo(),
        true,
        good.residence(),
        good.residenceSince(),
        true,
        List.of());
  }

  private DisabilityFile file(Person person) {
    CardState state = draw.weighted(List.of(CardState.values()), 90, 5, 2, 3);
    Residence residence = draw.weighted(List.of(Residence.values()), 92, 5, 3);
    List<Payment> payments = new ArrayList<>();
    for (Subsidy subsidy : Subsidy.values()) {
      if (draw.chance(35)) {
        payments.add(running(subsidy));
      }
    }
    return file(
        person,
        draw.between(1, 7),
        draw.between(1, 4),
        state,
        residence,
        today.minusDays(draw.between(20, 900)),
        payments);
  }

  private DisabilityFile file(
      Person person,
      int type,
      int grade,
      CardState state,
      Residence residence,
      LocalDate since,
      List<Payment> payments) {
    return new DisabilityFile(
        person,
        person.idNumber() + type + grade,
        type,
        grade,
        state,
        state == CardState.EXPIRED ? today.minusDays(40) : today.plusYears(4),
        true,
        residence,
        since,
        false,
        payments);
  }
}
