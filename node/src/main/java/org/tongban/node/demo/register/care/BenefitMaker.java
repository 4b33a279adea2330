package org.tongban.node.demo.register.care;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tongban.node.demo.register.Draw;
import org.tongban.node.demo.register.Person;
import org.tongban.node.demo.register.Region;
import org.tongban.node.demo.register.care.CareBenefit.GrantedBy;
import org.tongban.node.demo.register.care.CareBenefit.Kind;
import org.tongban.node.demo.register.care.CareBenefit.Scheme;
import org.tongban.node.demo.register.care.CareBenefit.Status;
import org.tongban.node.demo.register.care.CareBenefit.StopReason;

/** Makes benefits of a region's elders, those of {@link KnownBenefits} first. */
final class BenefitMaker {
  private static final int ELDERS = 90;
  private static final int ELDER = 60;

  private final Draw draw;
  private final LocalDate today;
  private final Region region;
  private final List<CareBenefit> made = new ArrayList<>();

  BenefitMaker(Draw draw, LocalDate today, Region region) {
    this.draw = draw;
    this.today = today;
    this.region = region;
  }

  List<CareBenefit> make(List<Person> people) {
    made.addAll(new KnownBenefits(region, today).of(people));
    people.stream()
        .filter(person -> today.getYear() - person.birthYear() > ELDER)
        .filter(person -> made.stream().noneMatch(benefit -> benefit.person().equals(person)))
        .limit(ELDERS)
        .toList()
        .forEach(this::some);
    return List.copyOf(made);
  }

  private void some(Person person) {
    if (draw.chance(20)) {
      return;
    }
    made.add(benefit(person, kind()));
    if (draw.chance(30)) {
      made.add(benefit(person, kind()));
    }
  }

  // the insurance of 嘉善 keeps its own books
  private Kind kind() {
    Kind kind = draw.weighted(List.of(Kind.values()), 4, 3, 3, 4);
    return kind == Kind.LTCI && region == Region.JIASHAN ? Kind.NURSING_SUBSIDY : kind;
  }

  private CareBenefit benefit(Person person, Kind kind) {
    Status status = draw.weighted(List.of(Status.values()), 9, 56, 6, 6, 15, 8);
    LocalDate applied = draw.dayBetween(today.minusYears(4), today.minusMonths(5));
    boolean granted = status != Status.APPLIED && status != Status.REJECTED;
    LocalDate from = applied.plusMonths(1).withDayOfMonth(1);
    Optional<LocalDate> stop = stop(status, from);
    return new CareBenefit(
        "%s-YL-%05d".formatted(region.code(), 101 + made.size()),
        person,
        kind,
        status,
        applied,
        granted ? Optional.of(from) : Optional.empty(),
        stop,
        stop.isPresent() || status == Status.SUSPENDED
            ? Optional.of(draw.from(List.of(StopReason.values())))
            : Optional.empty(),
        granted ? Optional.of(paid(status, stop)) : Optional.empty(),
        granted && kind != Kind.ELDER_ALLOW
            ? Optional.of(level(applied.minusDays(20)))
            : Optional.empty(),
        draw.between(10, 240) * 1_000);
  }

  private Optional<LocalDate> stop(Status status, LocalDate from) {
    return switch (status) {
      case STOPPING -> Optional.of(today.plusDays(draw.between(1, 60)));
      case STOPPED -> Optional.of(draw.dayBetween(from.plusMonths(1), today.minusDays(1)));
      default -> Optional.empty();
    };
  }

  private YearMonth paid(Status status, Optional<LocalDate> stop) {
    YearMonth last = YearMonth.from(today).minusMonths(status == Status.SUSPENDED ? 3 : 1);
    return stop.map(YearMonth::from).filter(last::isAfter).orElse(last);
  }

  private GrantedBy level(LocalDate assessed) {
    return region == Region.QINGPU
        ? new GrantedBy(Scheme.SHANGHAI, String.valueOf(draw.between(2, 6)), assessed)
        : new GrantedBy(Scheme.NATIONAL, String.valueOf(draw.between(1, 4)), assessed);
  }
}
