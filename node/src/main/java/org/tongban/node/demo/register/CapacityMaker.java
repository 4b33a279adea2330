package org.tongban.node.demo.register;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.tongban.node.demo.register.CareCapacity.BedKind;

/** Counts the care beds of a region's towns at the end of each of the last three months. */
final class CapacityMaker {
  static final int TOWNS = 6;
  private static final int MONTHS = 3;

  private final Draw draw;
  private final LocalDate today;

  CapacityMaker(Draw draw, LocalDate today) {
    this.draw = draw;
    this.today = today;
  }

  /** The last town has not reported the latest month. */
  List<CareCapacity> make(Region region) {
    List<CareCapacity> made = new ArrayList<>();
    for (int town = 1; town <= TOWNS; town++) {
      for (BedKind kind : BedKind.values()) {
        int beds = draw.between(20, 400);
        int band = kind == BedKind.DEMENTIA ? draw.between(3, 5) : draw.between(1, 4);
        for (int month = 0; month < MONTHS; month++) {
          LocalDate day = today.withDayOfMonth(1).minusMonths(month).minusDays(1);
          if (month > 0 || town < TOWNS) {
            made.add(
                new CareCapacity(
                    region.town(town),
                    day,
                    kind,
                    band,
                    1 + beds / 80,
                    beds,
                    beds * draw.between(40, 100) / 100));
          }
        }
      }
    }
    return List.copyOf(made);
  }
}
