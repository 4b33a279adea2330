package org.tongban.node.demo.register;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tongban.node.demo.register.Hukou.Reason;

/**
 * Registers a region's people in households: couples with a child, people alone, in a dormitory.
 */
final class HukouMaker {
  private static final List<Reason> REASONS =
      List.of(Reason.MOVED_OUT, Reason.DEATH, Reason.SETTLED_ABROAD, Reason.DUPLICATE);
  private static final int OF_AGE = 18;

  private final Draw draw;
  private final LocalDate today;
  private final Region region;
  private final List<Hukou> made = new ArrayList<>();
  private int households = 100;

  HukouMaker(Draw draw, LocalDate today, Region region) {
    this.draw = draw;
    this.today = today;
    this.region = region;
  }

  /** Everyone once; couples of the region's own people share a household. */
  List<Hukou> make(List<Person> residents, List<Marriage> marriages) {
    Set<Person> left = new HashSet<>(residents);
    Iterator<Person> children = residents.stream().filter(this::minor).iterator();
    for (Marriage marriage : marriages) {
      Person man = marriage.man().person();
      Person woman = marriage.woman().person();
      if (marriage.status() == Marriage.Status.VALID
          && marriage.kind() == Marriage.Kind.MARRIAGE
          && left.contains(man)
          && left.contains(woman)) {
        couple(man, woman, children.hasNext() ? Optional.of(children.next()) : Optional.empty());
        made.stream().map(Hukou::person).forEach(left::remove);
      }
    }
    // in the residents' order: a set's own order would differ from run to run
    residents.stream().filter(left::contains).forEach(this::alone);
    return List.copyOf(made);
  }

  private void couple(Person man, Person woman, Optional<Person> child) {
    String number = nextNumber();
    String town = town();
    LocalDate since = since(woman);
    made.add(Hukou.of(man, number, town, "02", since));
    made.add(Hukou.of(woman, number, town, "10", since));
    child.ifPresent(
        person ->
            made.add(Hukou.of(person, number, town, person.female() ? "30" : "20", since(person))));
  }

  private void alone(Person person) {
    Hukou hukou = Hukou.of(person, nextNumber(), town(), "02", since(person));
    if (draw.chance(8)) {
      made.add(hukou.collective(region.code() + "-HK-00099"));
    } else if (draw.chance(10)) {
      Reason why = draw.from(REASONS);
      made.add(
          hukou.ended(
              draw.dayBetween(today.minusYears(5), today),
              why,
              why == Reason.MOVED_OUT ? Optional.of(region.neighbour().code()) : Optional.empty()));
    } else {
      made.add(hukou);
    }
  }

  private LocalDate since(Person person) {
    LocalDate birth = LocalDate.of(person.birthYear(), 12, 31);
    return birth.isBefore(today) ? draw.dayBetween(birth, today) : today;
  }

  private boolean minor(Person person) {
    return person.birthYear() > today.getYear() - OF_AGE;
  }

  private String town() {
    return region.town(draw.between(1, 6));
  }

  private String nextNumber() {
    households++;
    return number(region, households);
  }

  static String number(Region region, int serial) {
    return "%s-HK-%05d".formatted(region.code(), serial);
  }
}
