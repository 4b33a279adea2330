package org.tongban.node.demo.register;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.tongban.node.demo.register.CareAssessment.Adjustment;
import org.tongban.node.demo.register.CareAssessment.Cause;

/** Makes care assessments of a region's elders. */
final class AssessmentMaker {
  private static final int ELDER = 60;

  private final Draw draw;
  private final LocalDate today;

  AssessmentMaker(Draw draw, LocalDate today) {
    this.draw = draw;
    this.today = today;
  }

  /** One for each elder in turn; one elder in eight has an older one too. */
  List<CareAssessment> make(Region region, List<Person> people, int count) {
    List<Person> elders =
        people.stream().filter(person -> today.getYear() - person.birthYear() > ELDER).toList();
    List<CareAssessment> made = new ArrayList<>();
    for (int i = 0; made.size() < count; i++) {
      Person elder = elders.get(i);
      LocalDate day = today.minusDays(draw.between(3, 700));
      if (draw.chance(12)) {
        made.add(assessment(region, made.size() + 101, elder, day.minusMonths(13), Cause.FIRST));
        made.add(assessment(region, made.size() + 101, elder, day, Cause.REGULAR));
      } else {
        made.add(assessment(region, made.size() + 101, elder, day, draw.from(causes())));
      }
    }
    return made;
  }

  private static List<Cause> causes() {
    return List.of(Cause.values());
  }

  CareAssessment assessment(Region region, int serial, Person elder, LocalDate day, Cause cause) {
    List<Integer> scores = scores();
    return new CareAssessment(
        "%s-PG-%d-%05d".formatted(region.code(), day.getYear(), serial),
        elder,
        day,
        day.plusYears(1).minusDays(1),
        cause,
        scores,
        adjustments(scores));
  }

  private List<Integer> scores() {
    int ability = draw.weighted(List.of(100, 85, 65, 45, 20), 2, 4, 3, 2, 2);
    return CareScale.items().stream().map(max -> score(max, ability)).toList();
  }

  // ability in percent: how likely each point of an item is
  private int score(int max, int ability) {
    int score = 0;
    for (int point = 0; point < max; point++) {
      score += draw.chance(ability) ? 1 : 0;
    }
    return score;
  }

  private List<Adjustment> adjustments(List<Integer> scores) {
    int total = scores.stream().mapToInt(Integer::intValue).sum();
    List<Adjustment> found = new ArrayList<>();
    if (total < 10 && draw.chance(30)) {
      found.add(Adjustment.COMA);
    }
    if (total < 80 && draw.chance(12)) {
      found.add(Adjustment.MENTAL_DISORDER);
    }
    if (draw.chance(5)) {
      found.add(Adjustment.CARE_RISK);
    }
    return found;
  }
}
