package org.tongban.node.demo.register;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tongban.node.demo.register.CareAssessment.Adjustment;
import org.tongban.node.demo.register.CareAssessment.Cause;
import org.tongban.node.demo.register.Household.Category;
import org.tongban.node.demo.register.Household.Member;
import org.tongban.node.demo.register.Household.Role;
import org.tongban.node.demo.register.Household.Status;
import org.tongban.node.demo.register.Marriage.Kind;
import org.tongban.node.demo.register.Marriage.Party;

/** The records of {@link KnownPeople} in one region. */
final class KnownRecords {
  /** 56 points: level 2, and level 3 for the dementia. */
  private static final List<Integer> SCORES =
      List.of(3, 3, 2, 3, 3, 3, 3, 2, 3, 3, 2, 1, 2, 3, 3, 2, 3, 3, 1, 1, 2, 1, 1, 1, 1, 1);

  private final Region region;
  private final LocalDate today;

  KnownRecords(Region region, LocalDate today) {
    this.region = region;
    this.today = today;
  }

  List<Person> people() {
    Stream<KnownPerson> singles =
        Arrays.stream(KnownPeople.values())
            .filter(known -> known != KnownPeople.UNRECORDED)
            .map(known -> known.in(region));
    Stream<KnownPerson> couples =
        Arrays.stream(KnownCouples.values())
            .flatMap(couple -> Stream.of(couple.husband(region), couple.wife(region)));
    return Stream.concat(singles, couples).map(KnownRecords::person).toList();
  }

  private Person person(KnownPeople known) {
    return person(known.in(region));
  }

  static Person person(KnownPerson person) {
    // the settled separator never reaches this register, as in many real ones
    String name = person.name().replace("·", "•");
    return new Person(
        person.idNumber(), person.formerIdNumber().stream().toList(), name, List.of());
  }

  List<Household> households() {
    return List.of(
        household(1, KnownPeople.ASSISTED, Status.APPROVED, Role.HEAD, null),
        household(2, KnownPeople.GRADUAL_EXIT, Status.GRADUAL_EXIT, Role.HEAD, today.plusDays(90)),
        household(3, KnownPeople.ENDED, Status.TERMINATED, Role.HEAD, today.minusDays(200)),
        household(4, KnownPeople.TWICE, Status.APPROVED, Role.HEAD, null),
        household(5, KnownPeople.TWICE, Status.APPROVED, Role.OTHER, null),
        household(6, KnownPeople.DOTTED_NAME, Status.ADJUSTED, Role.HEAD, null),
        household(7, KnownPeople.CHANGED_ID, Status.APPROVED, Role.HEAD, null));
  }

  private Household household(
      int serial, KnownPeople known, Status status, Role role, LocalDate to) {
    return new Household(
        AssistanceMaker.number(region, serial),
        Category.DIBAO,
        status,
        today.minusYears(3).withDayOfMonth(1),
        Optional.ofNullable(to),
        today.minusDays(60),
        today.plusDays(120),
        98_000,
        List.of(new Member(person(known), role)));
  }

  List<CareAssessment> assessments() {
    return List.of(
        assessment(1, KnownPeople.ELDER, today.minusDays(60)),
        assessment(2, KnownPeople.ELDER_EXPIRED, today.minusDays(500)));
  }

  private CareAssessment assessment(int serial, KnownPeople known, LocalDate day) {
    return new CareAssessment(
        "%s-PG-%d-%05d".formatted(region.code(), day.getYear(), serial),
        person(known),
        day,
        day.plusYears(1).minusDays(1),
        Cause.FIRST,
        SCORES,
        List.of(Adjustment.MENTAL_DISORDER));
  }

  List<Marriage> marriages() {
    String reissued = KnownCertificates.reissued(region);
    Party husband = Party.of(person(KnownPeople.REISSUED_HUSBAND));
    Party wife = Party.of(person(KnownPeople.REISSUED_WIFE));
    LocalDate wedding = LocalDate.of(2015, 10, 8);
    return List.of(
        marriage(
            KnownCertificates.valid(region),
            LocalDate.of(2024, 5, 20),
            Marriage.Status.VALID,
            LocalDate.of(2024, 5, 20),
            Party.of(person(KnownPeople.HUSBAND)),
            Party.of(person(KnownPeople.WIFE))),
        new Marriage(
            KnownCertificates.superseded(region),
            Kind.MARRIAGE,
            wedding,
            Marriage.Status.SUPERSEDED,
            LocalDate.of(2023, 6, 1),
            Optional.of(reissued),
            husband,
            wife),
        marriage(reissued, wedding, Marriage.Status.VALID, LocalDate.of(2023, 6, 1), husband, wife),
        marriage(
            KnownCertificates.annulled(region),
            LocalDate.of(2022, 9, 9),
            Marriage.Status.REVOKED,
            LocalDate.of(2023, 3, 1),
            Party.of(person(KnownPeople.ANNULLED_HUSBAND)),
            Party.of(person(KnownPeople.ANNULLED_WIFE))));
  }

  private static Marriage marriage(
      String number,
      LocalDate day,
      Marriage.Status status,
      LocalDate since,
      Party man,
      Party woman) {
    return new Marriage(number, Kind.MARRIAGE, day, status, since, Optional.empty(), man, woman);
  }
}
