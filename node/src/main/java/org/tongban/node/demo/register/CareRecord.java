package org.tongban.node.demo.register;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One care assessment by whichever scheme, for a register that holds all of them alike.
 *
 * @param idNumbers of the person, today's first, then earlier ones
 * @param names likewise
 * @param birthDate {@code YYYY-MM-DD}
 * @param validTo last day
 * @param initialLevel before the changes
 * @param changes codes of gbt42195-adjustment, of level-change-reason for the other schemes
 * @param scores by item, {@code B.1.1} and so on; of GB/T 42195 only
 */
public record CareRecord(
    String reportNumber,
    List<String> idNumbers,
    List<String> names,
    boolean female,
    String birthDate,
    CareScheme scheme,
    LocalDate assessedOn,
    LocalDate validTo,
    String initialLevel,
    String finalLevel,
    List<String> changes,
    Map<String, Integer> scores) {
  public CareRecord {
    idNumbers = List.copyOf(idNumbers);
    names = List.copyOf(names);
    changes = List.copyOf(changes);
    scores = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(scores));
  }

  static List<CareRecord> all(CareBooks books) {
    return Stream.concat(
            books.assessments().stream().map(CareRecord::of),
            books.grades().stream().map(CareRecord::of))
        .toList();
  }

  private static CareRecord of(CareAssessment assessment) {
    Map<String, Integer> scores = new LinkedHashMap<>();
    List<String> items = CareScale.itemNumbers();
    for (int i = 0; i < items.size(); i++) {
      scores.put(items.get(i), assessment.scores().get(i));
    }
    Person person = assessment.person();
    return new CareRecord(
        assessment.reportNumber(),
        withToday(person.idNumber(), person.formerIdNumbers()),
        withToday(person.name(), person.formerNames()),
        person.female(),
        WujiangPerson.birthDate(person),
        CareScheme.GBT42195,
        assessment.assessedOn(),
        assessment.validTo(),
        String.valueOf(assessment.initialLevel()),
        String.valueOf(assessment.finalLevel()),
        assessment.adjustments().stream().map(Enum::name).toList(),
        scores);
  }

  private static CareRecord of(CareGrade grade) {
    Person person = grade.person();
    return new CareRecord(
        grade.reportNumber(),
        withToday(person.idNumber(), person.formerIdNumbers()),
        withToday(person.name(), person.formerNames()),
        person.female(),
        WujiangPerson.birthDate(person),
        grade.scheme(),
        grade.assessedOn(),
        grade.validTo(),
        grade.initialLevel(),
        grade.finalLevel(),
        grade.changes().stream().map(Enum::name).toList(),
        Map.of());
  }

  private static List<String> withToday(String today, List<String> former) {
    List<String> all = new ArrayList<>(List.of(today));
    all.addAll(former);
    return all;
  }
}
