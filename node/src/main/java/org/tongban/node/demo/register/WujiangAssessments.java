package org.tongban.node.demo.register;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.tongban.node.demo.register.CareAssessment.Adjustment;

/** 评估: every assessment of a person by the standards asked for, levels in words. */
final class WujiangAssessments {
  private static final List<String> LEVELS = List.of("完好", "轻度", "中度", "重度", "完全");
  private static final List<String> GROUPS = List.of("zlnl", "jcydnl", "jszt", "gzjycy");
  private static final Map<Adjustment, String> ADJUSTMENTS =
      Map.of(
          Adjustment.COMA, "昏迷",
          Adjustment.MENTAL_DISORDER, "认知障碍或精神障碍",
          Adjustment.CARE_RISK, "照护风险");

  private final RegisterContent content;

  WujiangAssessments(RegisterContent content) {
    this.content = content;
  }

  /**
   * Ask: {@code {"zjhm":"…","bz":["国标42195"],"mx":true}}; 标准 = the standards asked for, 明细 = with
   * the score of every item.
   */
  ArrayNode find(JsonNode ask) {
    String number = WujiangPerson.number(ask.path("zjhm"));
    boolean withItems = ask.path("mx").asBoolean(false);
    ArrayNode found = JsonNodeFactory.instance.arrayNode();
    for (CareAssessment assessment : content.assessments()) {
      if (WujiangPerson.has(assessment.person(), number) && asked(ask, CareScheme.GBT42195)) {
        ObjectNode row = row(assessment.person());
        put(assessment, withItems, row);
        found.add(row);
      }
    }
    for (CareGrade grade : content.grades()) {
      if (WujiangPerson.has(grade.person(), number) && asked(ask, grade.scheme())) {
        ObjectNode row = row(grade.person());
        WujiangGrades.put(grade, withItems, row);
        found.add(row);
      }
    }
    return found;
  }

  // who names no standard asks as before there was more than one
  private static boolean asked(JsonNode ask, CareScheme scheme) {
    if (!ask.has("bz")) {
      return scheme == CareScheme.GBT42195;
    }
    return StreamSupport.stream(ask.path("bz").spliterator(), false)
        .anyMatch(standard -> standard.asText().equals(WujiangGrades.STANDARDS.get(scheme)));
  }

  private ObjectNode row(Person person) {
    ObjectNode row = WujiangPerson.json(person);
    row.put("xb", WujiangPerson.sex(person));
    row.put("csrq", WujiangPerson.birthDate(person));
    row.putObject("pgjg")
        .put("mc", content.region().assessorName())
        .put("tyshxydm", content.region().assessor());
    return row;
  }

  private static void put(CareAssessment assessment, boolean withItems, ObjectNode row) {
    row.put("bgbh", assessment.reportNumber());
    row.put("pgbz", WujiangGrades.STANDARDS.get(CareScheme.GBT42195));
    row.put("pgrq", assessment.assessedOn().toString());
    row.put("yxqz", assessment.validTo().toString());
    row.put("zzdj", LEVELS.get(assessment.finalLevel()));
    if (withItems) {
      items(assessment, row.putObject("mx"));
    }
  }

  private static void items(CareAssessment assessment, ObjectNode items) {
    int next = 0;
    for (int group = 0; group < GROUPS.size(); group++) {
      ArrayNode scores = items.putArray(GROUPS.get(group));
      for (int i = 0; i < CareScale.MAXIMA.get(group).size(); i++) {
        scores.add(assessment.scores().get(next++));
      }
    }
    items.put("cbdj", LEVELS.get(assessment.initialLevel()));
    ArrayNode reasons = items.putArray("bgyj");
    assessment.adjustments().forEach(adjustment -> reasons.add(ADJUSTMENTS.get(adjustment)));
  }
}
