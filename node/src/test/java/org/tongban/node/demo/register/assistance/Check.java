package org.tongban.node.demo.register.assistance;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tongban.node.demo.register.KnownPeople;
import org.tongban.node.demo.register.KnownPerson;
import org.tongban.node.demo.register.LookUpBench;
import org.tongban.node.demo.register.Person;
import org.tongban.node.demo.register.Region;
import org.tongban.node.demo.register.assistance.Means.Owner;

/** The ask of an economic check, built up. */
record Check(Region region, String purpose, Map<String, Object> body) {
  private static final LocalDate TODAY = LookUpBench.TODAY;

  /** On the authorization of {@link KnownReports#GENUINE}, signed by nobody yet. */
  static Check of(Region region, List<KnownPeople> subjects) {
    Map<String, Object> body = new HashMap<>();
    body.put("grantors", List.of());
    body.put("subjects", subjects.stream().map(known -> subject(known.in(region))).toList());
    body.put("referenceDate", TODAY.minusDays(4).toString());
    body.put("financialThresholdFen", 3_000_000);
    return new Check(region, "ECONOMIC_CHECK", body)
        .on(KnownReports.GENUINE)
        .valid(TODAY.minusDays(20), TODAY.plusMonths(11));
  }

  /** Of everything about one person, who signed. */
  static Check of(Region region, CheckReport report, Person person) {
    KnownPerson subject = new KnownPerson(person.idNumber(), person.name(), Optional.empty());
    return of(region, List.of())
        .with("subjects", List.of(subject(subject)))
        .with("grantors", List.of(grantor(subject, "GUARDIAN")))
        .with("categories", List.of(CheckCategory.values()).stream().map(Enum::name).toList())
        .on(report.authorization());
  }

  Check purpose(String other) {
    return new Check(region, other, body);
  }

  Check on(KnownReports report) {
    return on(report.authorization(region));
  }

  Check on(String authorization) {
    Map<String, Object> changed = authorization();
    changed.put("number", authorization);
    return with("authorization", changed);
  }

  Check valid(LocalDate from, LocalDate to) {
    Map<String, Object> changed = authorization();
    changed.put("validFrom", from.toString());
    changed.put("validTo", to.toString());
    return with("authorization", changed);
  }

  Check signed(KnownPeople... grantors) {
    List<Object> signed = new ArrayList<>();
    for (KnownPeople known : grantors) {
      signed.add(grantor(known.in(region), "HANDWRITTEN"));
    }
    return with("grantors", signed);
  }

  Check guarded(KnownPeople child) {
    return with("grantors", List.of(grantor(child.in(region), "GUARDIAN")));
  }

  Check categories(String... categories) {
    return with("categories", List.of(categories));
  }

  Check since(LocalDate day) {
    return with("changedSince", day.toString());
  }

  Check reference(LocalDate day) {
    return with("referenceDate", day.toString());
  }

  /** The same ask about one person who stands in other departments' registers only. */
  Map<String, Object> alone(Owner owner) {
    KnownPerson person = new KnownPerson(owner.idNumber(), "诸葛不对", Optional.empty());
    return with("subjects", List.of(subject(person)))
        .with("grantors", List.of(grantor(person, "E_SIGN")))
        .on(KnownReports.SUCCESSOR)
        .body();
  }

  private Check with(String field, Object value) {
    Map<String, Object> changed = new HashMap<>(body);
    changed.put(field, value);
    return new Check(region, purpose, changed);
  }

  @SuppressWarnings("unchecked")
  private Map<String, Object> authorization() {
    return new HashMap<>(
        (Map<String, Object>) body.getOrDefault("authorization", Map.<String, Object>of()));
  }

  private static Map<String, Object> subject(KnownPerson person) {
    return Map.of("idNumber", person.idNumber(), "name", person.name(), "relation", "OTHER");
  }

  private static Map<String, Object> grantor(KnownPerson person, String mode) {
    return Map.of(
        "idNumber",
        person.idNumber(),
        "name",
        person.name(),
        "signMode",
        mode,
        "signedOn",
        TODAY.minusDays(20).toString());
  }
}
