package org.tongban.node.demo.register;

import java.time.LocalDate;
import java.util.List;

/** What one region knows, before it is put into that region's own system. */
public final class RegisterContent {
  private final Region region;
  private final LocalDate asOf;
  private final List<Person> people;
  private final List<Household> households;
  private final List<CareAssessment> assessments;
  private final CivilBooks civil;
  private final CreditBooks credit;
  private final ServiceBooks services;

  RegisterContent(
      Region region,
      LocalDate asOf,
      List<Person> people,
      List<Household> households,
      List<CareAssessment> assessments,
      CivilBooks civil,
      CreditBooks credit,
      ServiceBooks services) {
    this.region = region;
    this.asOf = asOf;
    this.people = List.copyOf(people);
    this.households = List.copyOf(households);
    this.assessments = List.copyOf(assessments);
    this.civil = civil;
    this.credit = credit;
    this.services = services;
  }

  public Region region() {
    return region;
  }

  /** The day at whose beginning (Asia/Shanghai) the register was filled. */
  LocalDate asOf() {
    return asOf;
  }

  /** Everyone who appears, also those from elsewhere. */
  List<Person> people() {
    return people;
  }

  List<Household> households() {
    return households;
  }

  List<CareAssessment> assessments() {
    return assessments;
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
}
