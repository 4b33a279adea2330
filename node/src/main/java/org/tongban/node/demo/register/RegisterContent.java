package org.tongban.node.demo.register;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** What one region knows, before it is put into that region's own system. */
public final class RegisterContent {
  private final Region region;
  private final LocalDate asOf;
  private final List<Person> people;
  private final List<Household> households;
  private final CareBooks care;
  private final CivilBooks civil;
  private final CreditBooks credit;
  private final ServiceBooks services;
  private final List<RegisterPart> parts;

  RegisterContent(
      Region region,
      LocalDate asOf,
      List<Person> people,
      List<Household> households,
      CareBooks care,
      CivilBooks civil,
      CreditBooks credit,
      ServiceBooks services) {
    this.region = region;
    this.asOf = asOf;
    this.people = List.copyOf(people);
    this.households = List.copyOf(households);
    this.care = care;
    this.civil = civil;
    this.credit = credit;
    this.services = services;
    this.parts = List.of();
  }

  private RegisterContent(RegisterContent other, List<RegisterPart> parts) {
    this.region = other.region;
    this.asOf = other.asOf;
    this.people = other.people;
    this.households = other.households;
    this.care = other.care;
    this.civil = other.civil;
    this.credit = other.credit;
    this.services = other.services;
    this.parts = List.copyOf(parts);
  }

  /** The same with one part more. */
  public RegisterContent with(RegisterPart part) {
    List<RegisterPart> more = new ArrayList<>(parts);
    more.add(part);
    return new RegisterContent(this, more);
  }

  public Region region() {
    return region;
  }

  /** The day at whose beginning (Asia/Shanghai) the register was filled. */
  public LocalDate asOf() {
    return asOf;
  }

  /** Whether the person's household registration stands here. */
  public boolean houses(Person person) {
    return civil.hukou().stream()
        .anyMatch(entry -> entry.status() == Hukou.Status.NORMAL && entry.person().equals(person));
  }

  /** Whether the person receives the minimum living guarantee (低保) on the day of the register. */
  public boolean guarantees(Person person) {
    return households.stream()
        .filter(household -> household.category() == Household.Category.DIBAO)
        .filter(household -> household.receivesOn(asOf))
        .flatMap(household -> household.members().stream())
        .anyMatch(member -> member.person().equals(person));
  }

  /** Everyone who appears, also those from elsewhere. */
  public List<Person> people() {
    return people;
  }

  List<Household> households() {
    return households;
  }

  List<CareAssessment> assessments() {
    return care.assessments();
  }

  List<CareGrade> grades() {
    return care.grades();
  }

  /** Every care assessment, by whichever scheme. */
  public List<CareRecord> careRecords() {
    return CareRecord.all(care);
  }

  List<Marriage> marriages() {
    return civil.marriages();
  }

  CivilBooks civil() {
    return civil;
  }

  CreditBooks credit() {
    return credit;
  }

  ServiceBooks services() {
    return services;
  }

  List<RegisterPart> parts() {
    return parts;
  }
}
