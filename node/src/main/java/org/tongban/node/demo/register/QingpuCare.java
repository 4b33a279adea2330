package org.tongban.node.demo.register;

import static org.tongban.node.demo.register.Batch.row;

import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Fills the tables of {@code qingpu.sql} about care assessments. */
final class QingpuCare {
  private final RegisterContent content;
  private final Function<Person, Integer> keys;
  private final OffsetDateTime asOf;

  QingpuCare(RegisterContent content, Function<Person, Integer> keys, OffsetDateTime asOf) {
    this.content = content;
    this.keys = keys;
    this.asOf = asOf;
  }

  void fill(Batch batch) throws SQLException {
    List<Object[]> scores = new ArrayList<>();
    for (CareAssessment assessment : content.assessments()) {
      List<String> items = CareScale.itemNumbers();
      for (int i = 0; i < items.size(); i++) {
        scores.add(row(assessment.reportNumber(), items.get(i), assessment.scores().get(i)));
      }
    }
    batch.insert("care_report", content.assessments().stream().map(this::report).toList());
    batch.insert("care_score", scores);
    batch.insert("care_grade", content.grades().stream().map(this::grade).toList());
  }

  private Object[] report(CareAssessment assessment) {
    List<Integer> subTotals = assessment.subTotals();
    return row(
        assessment.reportNumber(),
        keys.apply(assessment.person()),
        assessment.assessedOn(),
        assessment.validTo(),
        assessment.cause().name(),
        subTotals.get(0),
        subTotals.get(1),
        subTotals.get(2),
        subTotals.get(3),
        assessment.total(),
        assessment.initialLevel(),
        assessment.finalLevel(),
        assessment.adjustments().stream().map(Enum::name).collect(Collectors.joining(",")),
        content.region().assessorName(),
        content.region().assessor(),
        asOf);
  }

  private Object[] grade(CareGrade grade) {
    return row(
        grade.reportNumber(),
        keys.apply(grade.person()),
        grade.scheme().code(),
        grade.scheme().edition(),
        grade.assessedOn(),
        grade.validTo(),
        grade.initialLevel(),
        grade.finalLevel(),
        grade.changes().stream().map(Enum::name).collect(Collectors.joining(",")),
        content.region().assessorName(),
        content.region().assessor(),
        asOf);
  }
}
