package org.tongban.node.demo.register.care;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.tongban.node.demo.register.KnownPeople;
import org.tongban.node.demo.register.Person;
import org.tongban.node.demo.register.Region;
import org.tongban.node.demo.register.care.CareBenefit.GrantedBy;
import org.tongban.node.demo.register.care.CareBenefit.Kind;
import org.tongban.node.demo.register.care.CareBenefit.Scheme;
import org.tongban.node.demo.register.care.CareBenefit.Status;
import org.tongban.node.demo.register.care.CareBenefit.StopReason;

/** What a region's register holds of care benefits of {@link KnownPeople}. */
final class KnownBenefits {
  private final Region region;
  private final LocalDate today;
  private int serial;

  KnownBenefits(Region region, LocalDate today) {
    this.region = region;
    this.today = today;
  }

  List<CareBenefit> of(List<Person> people) {
    // the insurance of 嘉善 keeps its own books
    Kind nursing = region == Region.JIASHAN ? Kind.NURSING_SUBSIDY : Kind.LTCI;
    Person moves = person(people, KnownPeople.ELDER);
    Person lapsed = person(people, KnownPeople.ELDER_EXPIRED);
    Person twice = person(people, KnownPeople.CHANGED_ID);
    LocalDate twoYears = today.minusYears(2).withDayOfMonth(1);
    LocalDate reportEnds = today.minusDays(500).plusYears(1).minusDays(1);
    return List.of(
        // moves to another region: one is suspended, the other ends with the month
        benefit(moves, nursing, Status.SUSPENDED, twoYears, null, StopReason.MOVED, 180_000),
        benefit(
            moves,
            Kind.SERVICE_SUBSIDY,
            Status.STOPPING,
            twoYears,
            YearMonth.from(today).plusMonths(1).atEndOfMonth(),
            StopReason.MOVED,
            75_000),
        benefit(moves, Kind.ELDER_ALLOW, Status.ENTITLED, twoYears, null, null, 18_000),
        benefit(
            lapsed,
            nursing,
            Status.STOPPED,
            twoYears,
            reportEnds,
            StopReason.REPORT_EXPIRED,
            120_000),
        // stopped once and granted again
        benefit(
            twice,
            Kind.SERVICE_SUBSIDY,
            Status.STOPPED,
            twoYears,
            today.minusMonths(15),
            StopReason.WITHDRAWN,
            40_000),
        benefit(
            twice,
            Kind.SERVICE_SUBSIDY,
            Status.ENTITLED,
            today.minusMonths(9).withDayOfMonth(1),
            null,
            null,
            45_000),
        rejected(person(people, KnownPeople.GRADUAL_EXIT)));
  }

  private CareBenefit benefit(
      Person person,
      Kind kind,
      Status status,
      LocalDate from,
      LocalDate stop,
      StopReason reason,
      int monthlyFen) {
    LocalDate applied = from.minusDays(25);
    YearMonth lastMonth = YearMonth.from(today).minusMonths(1);
    return new CareBenefit(
        number(),
        person,
        kind,
        status,
        applied,
        Optional.of(from),
        Optional.ofNullable(stop),
        Optional.ofNullable(reason),
        Optional.of(status == Status.STOPPED ? YearMonth.from(stop) : lastMonth),
        kind == Kind.ELDER_ALLOW ? Optional.empty() : Optional.of(level(applied.minusDays(20))),
        monthlyFen);
  }

  private CareBenefit rejected(Person person) {
    return new CareBenefit(
        number(),
        person,
        Kind.SERVICE_SUBSIDY,
        Status.REJECTED,
        today.minusDays(100),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        0);
  }

  private GrantedBy level(LocalDate assessed) {
    return region == Region.QINGPU
        ? new GrantedBy(Scheme.SHANGHAI, "4", assessed)
        : new GrantedBy(Scheme.NATIONAL, "3", assessed);
  }

  private String number() {
    serial++;
    return "%s-YL-%05d".formatted(region.code(), serial);
  }

  private Person person(List<Person> people, KnownPeople known) {
    String number = known.in(region).idNumber();
    return people.stream()
        .filter(person -> person.idNumber().equals(number))
        .findFirst()
        .orElseThrow();
  }
}
