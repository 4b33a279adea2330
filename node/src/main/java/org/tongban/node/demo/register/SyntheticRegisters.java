package org.tongban.node.demo.register;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes the registers of all regions: over 2,000 people, none of whom exists. */
public final class SyntheticRegisters {
  /** The seed of the demonstration. */
  public static final long DEMO_SEED = 20_250_510L;

  private static final int PEOPLE = 760;
  private static final int HOUSEHOLDS = 205;
  private static final int ASSESSMENTS = 110;
  private static final int MARRIAGES = 280;

  /** People who moved and stand in the registers of two regions. */
  private static final int MOVED = 5;

  private final Draw draw;
  private final LocalDate today;

  private SyntheticRegisters(long seed, LocalDate today) {
    this.draw = new Draw(seed);
    this.today = today;
  }

  /**
   * The same seed and day give the same registers.
   *
   * @param today the registers stand as of the beginning of this day (Asia/Shanghai); terms run
   *     before and after it
   */
  public static Map<Region, RegisterContent> generate(long seed, LocalDate today) {
    return new SyntheticRegisters(seed, today).generate();
  }

  private Map<Region, RegisterContent> generate() {
    Map<Region, List<Person>> residents = new EnumMap<>(Region.class);
    PeopleMaker maker = new PeopleMaker(draw, today);
    for (Region region : Region.values()) {
      residents.put(region, maker.make(region, PEOPLE));
    }
    Map<Region, RegisterContent> registers = new EnumMap<>(Region.class);
    for (Region region : Region.values()) {
      Region neighbour = Region.values()[(region.ordinal() + 1) % Region.values().length];
      registers.put(region, register(region, residents.get(region), residents.get(neighbour)));
    }
    return registers;
  }

  private RegisterContent register(Region region, List<Person> residents, List<Person> neighbours) {
    List<Person> known = new ArrayList<>(neighbours.subList(0, MOVED));
    known.addAll(residents);
    KnownRecords fixed = new KnownRecords(region, today);
    List<Household> households = new ArrayList<>(fixed.households());
    households.addAll(new AssistanceMaker(draw, today).make(region, known, HOUSEHOLDS));
    List<CareAssessment> assessments = new ArrayList<>(fixed.assessments());
    assessments.addAll(new AssessmentMaker(draw, today).make(region, known, ASSESSMENTS));
    List<Marriage> marriages = new ArrayList<>(fixed.marriages());
    marriages.addAll(marriages(region, residents, neighbours));
    return new RegisterContent(
        region,
        today,
        everyone(known, fixed.people(), marriages),
        households,
        assessments,
        marriages);
  }

  // half of the brides come from next door
  private List<Marriage> marriages(Region region, List<Person> residents, List<Person> neighbours) {
    MarriageMaker maker = new MarriageMaker(draw, today, region);
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

  private static List<Person> everyone(
      List<Person> known, List<Person> fixed, List<Marriage> marriages) {
    Set<Person> everyone = new LinkedHashSet<>(fixed);
    everyone.addAll(known);
    for (Marriage marriage : marriages) {
      everyone.add(marriage.man().person());
      everyone.add(marriage.woman().person());
    }
    return List.copyOf(everyone);
  }
}
