package org.tongban.node.demo.register.care;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tongban.node.demo.register.Draw;
import org.tongban.node.demo.register.KnownPerson;
import org.tongban.node.demo.register.Person;
import org.tongban.node.demo.register.Region;
import org.tongban.node.demo.register.care.CaregiverCertificate.Status;

/** Makes certificates of a region's care workers, those of {@link KnownCaregivers} first. */
final class CaregiverMaker {
  private static final int WORKERS = 80;
  private static final int YOUNGEST = 20;
  private static final int OLDEST = 60;
  private static final LocalDate FIRST = LocalDate.of(2020, 3, 1);

  private final Draw draw;
  private final LocalDate today;
  private final Region region;
  private final List<SkillAssessor> assessors;
  private final List<CaregiverCertificate> made = new ArrayList<>();

  CaregiverMaker(Draw draw, LocalDate today, Region region) {
    this.draw = draw;
    this.today = today;
    this.region = region;
    this.assessors = SkillAssessor.of(region);
  }

  List<CaregiverCertificate> make(List<Person> people) {
    known(KnownCaregivers.SENIOR, Status.VALID, Optional.empty());
    known(
        KnownCaregivers.REPLACED,
        Status.REPLACED,
        Optional.of(KnownCaregivers.PROMOTED.number(region)));
    known(KnownCaregivers.PROMOTED, Status.VALID, Optional.empty());
    known(KnownCaregivers.REVOKED, Status.REVOKED, Optional.empty());
    known(KnownCaregivers.FALSE, Status.FRAUD, Optional.empty());
    known(KnownCaregivers.ISSUER_GONE, Status.VALID, Optional.empty());
    known(KnownCaregivers.RENAMED, Status.VALID, Optional.empty());
    people.stream().filter(this::atWorkingAge).limit(WORKERS).forEach(this::certificate);
    return List.copyOf(made);
  }

  private void known(KnownCaregivers known, Status status, Optional<String> replacedBy) {
    LocalDate issued = LocalDate.of(known.year(), 5, 20);
    made.add(
        new CaregiverCertificate(
            known.number(region),
            holder(known),
            assessor(known.mark()),
            issued,
            status,
            // the day on which the certificate after it was issued
            status == Status.VALID ? issued : LocalDate.of(2025, 5, 20),
            replacedBy));
  }

  private Person holder(KnownCaregivers known) {
    KnownPerson holder = known.holder(region);
    List<String> formerNames =
        known == KnownCaregivers.RENAMED ? List.of(KnownCaregivers.formerName(region)) : List.of();
    return new Person(holder.idNumber(), List.of(), holder.name(), formerNames);
  }

  private SkillAssessor assessor(String mark) {
    return assessors.stream().filter(each -> each.mark().equals(mark)).findFirst().orElseThrow();
  }

  private boolean atWorkingAge(Person person) {
    int age = today.getYear() - person.birthYear();
    return age > YOUNGEST && age < OLDEST;
  }

  private void certificate(Person holder) {
    SkillAssessor assessor = draw.from(assessors);
    LocalDate issued = draw.dayBetween(FIRST, today.minusDays(30));
    int level = draw.weighted(List.of(1, 2, 3, 4, 5), 1, 2, 6, 9, 12);
    Status status = draw.weighted(List.of(Status.values()), 80, 8, 4, 5, 3);
    LocalDate since = status == Status.VALID ? issued : draw.dayBetween(issued.plusDays(1), today);
    Optional<String> next = Optional.empty();
    if (status == Status.REPLACED) {
      CaregiverCertificate better =
          valid(number(assessor, since, Math.max(1, level - 1)), holder, assessor, since);
      made.add(better);
      next = Optional.of(better.number());
    }
    String number = number(assessor, issued, level);
    made.add(new CaregiverCertificate(number, holder, assessor, issued, status, since, next));
  }

  private static CaregiverCertificate valid(
      String number, Person holder, SkillAssessor assessor, LocalDate issued) {
    return new CaregiverCertificate(
        number, holder, assessor, issued, Status.VALID, issued, Optional.empty());
  }

  // serials up to 100 are kept for the known ones
  private String number(SkillAssessor assessor, LocalDate issued, int level) {
    String yearAndLevel = "%02d%d".formatted(issued.getYear() % 100, level);
    return KnownCaregivers.number(assessor.mark(), region, yearAndLevel, 101 + made.size());
  }
}
