package org.tongban.node.demo.register;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tongban.node.demo.register.TimeAccount.Status;

/** Opens time-bank accounts for some of a region's people, and for some of the known ones. */
final class TimeBankMaker {
  private static final int ACCOUNTS = 90;

  private final Draw draw;
  private final LocalDate today;
  private final Region region;

  TimeBankMaker(Draw draw, LocalDate today, Region region) {
    this.draw = draw;
    this.today = today;
    this.region = region;
  }

  List<TimeAccount> make(List<Person> residents) {
    List<TimeAccount> made = new ArrayList<>();
    // 52 hours saved, and 8 more promised to somebody
    made.add(known(1, KnownPeople.WIFE, Status.ACTIVE, 3120, 480));
    made.add(known(2, KnownPeople.HUSBAND, Status.ACTIVE, 600, 0));
    made.add(known(3, KnownPeople.HUSBAND, Status.ACTIVE, 1200, 0));
    made.add(known(4, KnownPeople.ENDED, Status.CLOSED, 0, 0));
    made.add(known(5, KnownPeople.GRADUAL_EXIT, Status.FROZEN, 900, 0));
    for (int i = 0; i < ACCOUNTS; i++) {
      made.add(account(101 + i, residents.get(residents.size() - 1 - i)));
    }
    return List.copyOf(made);
  }

  private TimeAccount known(int serial, KnownPeople known, Status status, int free, int reserved) {
    return new TimeAccount(
        number(region, serial),
        KnownRecords.person(known.in(region)),
        status,
        free,
        reserved,
        status == Status.ACTIVE,
        Optional.of(today.plusYears(2)));
  }

  private TimeAccount account(int serial, Person person) {
    Status status = draw.weighted(List.of(Status.values()), 8, 1, 1);
    return new TimeAccount(
        number(region, serial),
        person,
        status,
        status == Status.CLOSED ? 0 : draw.between(0, 200) * 30,
        status == Status.ACTIVE && draw.chance(20) ? draw.between(1, 10) * 60 : 0,
        status == Status.ACTIVE && draw.chance(80),
        draw.chance(70) ? Optional.of(today.plusDays(draw.between(10, 900))) : Optional.empty());
  }

  static String number(Region region, int serial) {
    return "%s-TB-%05d".formatted(region.code(), serial);
  }
}
