package org.tongban.node.demo.register;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.tongban.core.identity.CitizenId;

/** Makes people, none with a number that was given out before. */
final class PeopleMaker {
  private final Draw draw;
  private final NameMaker names;
  private final LocalDate today;
  private final Set<String> taken = new HashSet<>();

  PeopleMaker(Draw draw, LocalDate today) {
    this.draw = draw;
    this.names = new NameMaker(draw);
    this.today = today;
    for (KnownPeople known : KnownPeople.values()) {
      for (Region region : Region.values()) {
        taken.add(known.in(region).idNumber());
        known.in(region).formerIdNumber().ifPresent(taken::add);
      }
    }
    for (KnownCouples known : KnownCouples.values()) {
      for (Region region : Region.values()) {
        taken.add(known.husband(region).idNumber());
        taken.add(known.wife(region).idNumber());
      }
    }
  }

  List<Person> make(Region region, int count) {
    List<Person> people = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      people.add(person(region));
    }
    return people;
  }

  private Person person(Region region) {
    boolean female = draw.chance(50);
    LocalDate birth = birth();
    String former = draw.chance(3) ? number(region, birth.plusYears(1), female) : null;
    return new Person(
        number(region, birth, female),
        former == null ? List.of() : List.of(former),
        names.name(female),
        draw.chance(2) ? List.of(names.name(female)) : List.of());
  }

  private LocalDate birth() {
    List<Integer> bands = List.of(8, 24, 40, 62);
    int youngest = draw.weighted(bands, 8, 32, 25, 35);
    int age = draw.between(youngest, youngest + 15);
    return today.minusYears(age).minusDays(draw.between(0, 364));
  }

  private String number(Region region, LocalDate birth, boolean female) {
    String digits;
    do {
      // serials below 400 belong to the known people
      int serial = draw.between(200, 499) * 2 + (female ? 0 : 1);
      String day = birth.toString().replace("-", "");
      digits = region.idPrefix() + day + serial;
    } while (!taken.add(digits + CitizenId.check(digits)));
    return digits + CitizenId.check(digits);
  }
}
