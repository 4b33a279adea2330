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

  /** Of the makers that draw from a stream of their own, each has its number. */
  private static final long GRADES = 1_000;

  /** People who moved and stand in the registers of two regions. */
  private static final int MOVED = 5;

  private final long seed;
  private final Draw draw;
  private final LocalDate today;

  private SyntheticRegisters(long seed, LocalDate today) {
    this.seed = seed;
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
      registers.put(
          region, register(region, residents.get(region), residents.get(region.neighbour())));
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
    List<CareGrade> grades =
        new GradeMaker(new Draw(seed + GRADES + region.ordinal()), today, region).make(residents);
    CivilBooks civil =
        new CivilMaker(draw, today, region).make(fixed.marriages(), residents, neighbours);
    return new RegisterContent(
        region,
        today,
        everyone(known, fixed.people(), civil.marriages()),
        households,
        new CareBooks(assessments, grades),
        civil,
        new CreditMaker(draw, today, region).make(households),
        new ServiceBooks(
            new CapacityMaker(draw, today).make(region),
            new TimeBankMaker(draw, today, region).make(residents)));
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
