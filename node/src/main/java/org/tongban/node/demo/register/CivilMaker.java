package org.tongban.node.demo.register;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes the books of a region's marriage office and police stations, which agree on their people.
 */
final class CivilMaker {
  private static final int MARRIAGES = 280;

  private final Draw draw;
  private final LocalDate today;
  private final Region region;

  CivilMaker(Draw draw, LocalDate today, Region region) {
    this.draw = draw;
    this.today = today;
    this.region = region;
  }

  /**
   * @param fixed the marriages of the known people
   * @param neighbours some of whom married here
   */
  CivilBooks make(List<Marriage> fixed, List<Person> residents, List<Person> neighbours) {
    MarriageMaker maker = new MarriageMaker(draw, today, region);
    KnownMarriages known = new KnownMarriages(region, today);
    List<Marriage> marriages = new ArrayList<>(fixed);
    marriages.addAll(known.marriages());
    marriages.addAll(marriages(maker, residents, neighbours));
    List<MaritalEvent> events = new ArrayList<>(known.events());
    events.addAll(maker.events());
    List<Hukou> hukou = new ArrayList<>(new KnownHukou(region).entries());
    hukou.addAll(new HukouMaker(draw, today, region).make(residents, marriages));
    return new CivilBooks(marriages, events, hukou);
  }

  // half of the brides come from next door
  private static List<Marriage> marriages(
      MarriageMaker maker, List<Person> residents, List<Person> neighbours) {
    List<Person> men = adults(maker, residents, false);
    List<Person> brides = adults(maker, residents, true);
    List<Person> women = new ArrayList<>(brides.subList(0, brides.size() / 2));
    List<Person> fromNextDoor = adults(maker, neighbours, true);
    women.addAll(fromNextDoor.subList(fromNextDoor.size() / 2, fromNextDoor.size()));
    return maker.make(men, women, MARRIAGES);
  }

  private static List<Person> adults(MarriageMaker maker, List<Person> people, boolean female) {
    return people.stream()
        .filter(person -> person.female() == female && maker.marriageable(person))
        .toList();
  }
}
