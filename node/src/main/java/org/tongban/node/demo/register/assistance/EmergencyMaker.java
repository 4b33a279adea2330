package org.tongban.node.demo.register.assistance;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tongban.node.demo.register.Draw;
import org.tongban.node.demo.register.KnownPeople;
import org.tongban.node.demo.register.Person;
import org.tongban.node.demo.register.assistance.EmergencyGrant.Kind;

/** Makes the temporary aid of the last years, that of the known people first. */
final class EmergencyMaker {
  private static final int GRANTS = 120;
  private static final int TOWNS = 6;

  /** Towns decide on small sums themselves. */
  private static final int TOWNS_LIMIT = 80_000;

  private final Draw draw;
  private final LocalDate today;
  private final Roll roll;
  private final List<EmergencyGrant> made = new ArrayList<>();

  EmergencyMaker(Draw draw, LocalDate today, Roll roll) {
    this.draw = draw;
    this.today = today;
    this.roll = roll;
  }

  List<EmergencyGrant> make() {
    known();
    List<Person> strangers = roll.strangers();
    for (int i = 0; i < GRANTS; i++) {
      LocalDate day = draw.dayBetween(today.minusYears(3), today);
      int fen = draw.between(3, 60) * 10_000;
      add(
          draw.from(strangers),
          draw.weighted(List.of(Kind.values()), 7, 3),
          day,
          draw.chance(85) ? Optional.of(day.minusDays(draw.between(0, 20))) : Optional.empty(),
          fen > TOWNS_LIMIT ? 0 : draw.between(1, TOWNS),
          fen,
          draw.chance(4));
    }
    return List.copyOf(made);
  }

  private void known() {
    LocalDate accident = today.minusDays(40);
    LocalDate yearAgo = today.minusYears(1);
    grant(KnownPeople.ASSISTED, today.minusDays(250), today.minusDays(255), 0, 150_000);
    // two towns for one event
    grant(KnownPeople.HUSBAND, accident.plusDays(2), accident, 1, 50_000);
    grant(KnownPeople.HUSBAND, accident.plusDays(3), accident, 2, 60_000);
    // the first day of the last twelve months, and the day before it
    grant(KnownPeople.ELDER, yearAgo.plusDays(1), yearAgo, 0, 230_000);
    grant(KnownPeople.ELDER, yearAgo, yearAgo.minusDays(1), 0, 90_000);
    grant(KnownPeople.REISSUED_WIFE, yearAgo, yearAgo.minusDays(3), 0, 120_000);
    Person leaving = roll.person(KnownPeople.GRADUAL_EXIT);
    add(leaving, Kind.EMERGENCY, today.minusDays(90), Optional.empty(), 3, 40_000, false);
    Person refunding = roll.person(KnownPeople.WIFE);
    add(refunding, Kind.EMERGENCY, today.minusDays(30), Optional.of(accident), 0, 200_000, true);
  }

  private void grant(KnownPeople known, LocalDate day, LocalDate event, int town, int fen) {
    add(roll.person(known), Kind.EMERGENCY, day, Optional.of(event), town, fen, false);
  }

  private void add(
      Person person,
      Kind kind,
      LocalDate day,
      Optional<LocalDate> event,
      int town,
      int fen,
      boolean paidBack) {
    String number = "%s-LS-%05d".formatted(roll.region().code(), made.size() + 1);
    made.add(new EmergencyGrant(number, person, kind, day, event, town, fen, paidBack));
  }
}
