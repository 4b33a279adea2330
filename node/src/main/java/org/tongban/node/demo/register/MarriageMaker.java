package org.tongban.node.demo.register;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tongban.node.demo.register.Marriage.Kind;
import org.tongban.node.demo.register.Marriage.Party;
import org.tongban.node.demo.register.Marriage.Status;

/**
 * Makes marriages, divorces, annulments and reissued certificates of one region's office. Whoever
 * is divorced here was married here, and the marriage ended that day.
 */
final class MarriageMaker {
  /** Lawful age of a man; a woman's is 20, so couples here are always old enough. */
  private static final int AGE = 22;

  private final Draw draw;
  private final LocalDate today;
  private final Region region;
  private final List<MaritalEvent> events = new ArrayList<>();
  private final Map<String, Integer> serials = new HashMap<>();

  MarriageMaker(Draw draw, LocalDate today, Region region) {
    this.draw = draw;
    this.today = today;
    this.region = region;
  }

  /** Pairs men and women in turn until there are so many records. */
  List<Marriage> make(List<Person> men, List<Person> women, int count) {
    List<Marriage> made = new ArrayList<>();
    for (int i = 0; made.size() < count; i++) {
      couple(men.get(i), women.get(i), made);
    }
    return made;
  }

  private void couple(Person man, Person woman, List<Marriage> made) {
    LocalDate day = weddingDay(man, woman);
    Status fate =
        draw.weighted(
            List.of(Status.VALID, Status.SUPERSEDED, Status.DISSOLVED, Status.REVOKED),
            76,
            12,
            10,
            2);
    String number = number("J", day);
    LocalDate later = draw.dayBetween(day, today);
    Optional<String> next =
        fate == Status.SUPERSEDED ? Optional.of(number("BJ", later)) : Optional.empty();
    Party him = Party.asThen(man);
    Party her = Party.asThen(woman);
    LocalDate since = fate == Status.VALID ? day : later;
    made.add(new Marriage(number, Kind.MARRIAGE, day, fate, since, next, him, her));
    // a reissued certificate keeps the day of registration and tells today's numbers and names
    next.ifPresent(
        reissued ->
            made.add(valid(reissued, Kind.MARRIAGE, day, later, Party.of(man), Party.of(woman))));
    if (fate == Status.DISSOLVED) {
      end(number, later, him, her, made);
    } else if (fate == Status.VALID && day.isBefore(today.minusYears(1)) && draw.chance(4)) {
      // some of them too long ago: the application has lapsed
      LocalDate applied = today.minusDays(draw.between(1, 120));
      events.add(new MaritalEvent(number, MaritalEvent.Kind.DIVORCE_APPLICATION, applied));
    }
  }

  private void end(String number, LocalDate day, Party him, Party her, List<Marriage> made) {
    if (draw.chance(20)) {
      events.add(new MaritalEvent(number, MaritalEvent.Kind.SPOUSE_DEATH, day));
      return;
    }
    if (draw.chance(15)) {
      LocalDate later = draw.dayBetween(day, today);
      String next = number("BL", later);
      made.add(
          new Marriage(
              number("L", day),
              Kind.DIVORCE,
              day,
              Status.SUPERSEDED,
              later,
              Optional.of(next),
              him,
              her));
      made.add(valid(next, Kind.DIVORCE, day, later, him, her));
      return;
    }
    made.add(valid(number("L", day), Kind.DIVORCE, day, day, him, her));
  }

  /** What else happened to the marriages made so far. */
  List<MaritalEvent> events() {
    return List.copyOf(events);
  }

  private static Marriage valid(
      String number, Kind kind, LocalDate day, LocalDate since, Party man, Party woman) {
    return new Marriage(number, kind, day, Status.VALID, since, Optional.empty(), man, woman);
  }

  private LocalDate weddingDay(Person man, Person woman) {
    int year = Math.max(man.birthYear(), woman.birthYear()) + AGE + 1;
    LocalDate first = LocalDate.of(year, 1, 1);
    LocalDate last = first.plusYears(12);
    return draw.dayBetween(first, last.isAfter(today) ? today : last);
  }

  private String number(String kind, LocalDate day) {
    String series = "%s%s-%d-".formatted(kind, region.code(), day.getYear());
    return series + "%06d".formatted(serials.merge(series, 101, (last, first) -> last + 1));
  }

  /** Old enough for any wedding day up to today. */
  boolean marriageable(Person person) {
    return person.birthYear() + AGE + 1 < today.getYear();
  }
}
