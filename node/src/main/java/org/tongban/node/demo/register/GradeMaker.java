package org.tongban.node.demo.register;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.tongban.node.demo.register.CareGrade.Change;

/** Makes a region's care assessments by other schemes than GB/T 42195. */
final class GradeMaker {
  private static final int ELDER = 60;
  private static final int OLD = 20;
  private static final int OWN = 40;
  private static final LocalDate FIRST_OLD = LocalDate.of(2014, 1, 1);
  private static final LocalDate LAST_OLD = LocalDate.of(2022, 12, 29);

  private final Draw draw;
  private final LocalDate today;
  private final Region region;

  GradeMaker(Draw draw, LocalDate today, Region region) {
    this.draw = draw;
    this.today = today;
    this.region = region;
  }

  /**
   * The scheme that the region has beside the national one: Shanghai its own, the others that of
   * the care insurance.
   */
  static CareScheme own(Region region) {
    return region == Region.QINGPU ? CareScheme.SH_CARE : CareScheme.LTCI;
  }

  /** Recent ones by the region's own scheme, and old ones by the standard before GB/T 42195. */
  List<CareGrade> make(List<Person> people) {
    List<Person> elders =
        people.stream().filter(person -> today.getYear() - person.birthYear() > ELDER).toList();
    List<CareGrade> made = new ArrayList<>(new KnownGrades(region, today).grades());
    for (int i = 0; i < OWN; i++) {
      LocalDate day = today.minusDays(draw.between(3, 900));
      made.add(grade(1101 + i, draw.from(elders), own(region), day));
    }
    for (int i = 0; i < OLD; i++) {
      LocalDate day = draw.dayBetween(FIRST_OLD, LAST_OLD);
      made.add(grade(1201 + i, draw.from(elders), CareScheme.MZT039, day));
    }
    return made;
  }

  private CareGrade grade(int serial, Person elder, CareScheme scheme, LocalDate day) {
    List<String> levels = levels(scheme);
    int level = draw.between(0, levels.size() - 1);
    boolean changed = level > 0 && levels.get(level).length() == 1 && draw.chance(15);
    return new CareGrade(
        number(region, day, serial),
        elder,
        scheme,
        day,
        day.plusYears(scheme.validYears()).minusDays(1),
        levels.get(changed ? level - 1 : level),
        levels.get(level),
        changed ? List.of(draw.from(List.of(Change.values()))) : List.of());
  }

  private static List<String> levels(CareScheme scheme) {
    return switch (scheme) {
      case GBT42195 -> List.of("0", "1", "2", "3", "4");
      case MZT039 -> List.of("0", "1", "2", "3");
      case SH_CARE -> List.of("0", "1", "2", "3", "4", "5", "6", "SEE-DOCTOR");
      case LTCI -> List.of("0", "1", "2", "3", "4", "5");
    };
  }

  static String number(Region region, LocalDate day, int serial) {
    return "%s-PG-%d-%05d".formatted(region.code(), day.getYear(), serial);
  }
}
