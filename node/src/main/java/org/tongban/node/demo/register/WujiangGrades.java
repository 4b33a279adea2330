package org.tongban.node.demo.register;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.tongban.node.demo.register.CareGrade.Change;

/** 评估 by other standards than GB/T 42195: a level in words, what changed it, and no scores. */
final class WujiangGrades {
  /** 评估标准, as the system calls them. */
  static final Map<CareScheme, String> STANDARDS =
      Map.of(
          CareScheme.GBT42195, "国标42195",
          CareScheme.MZT039, "民标039",
          CareScheme.LTCI, "长护险2021");

  private static final Map<CareScheme, List<String>> LEVELS =
      Map.of(
          CareScheme.MZT039,
          List.of("能力完好", "轻度失能", "中度失能", "重度失能"),
          CareScheme.LTCI,
          List.of("基本正常", "轻度失能", "中度失能", "重度失能Ⅰ", "重度失能Ⅱ", "重度失能Ⅲ"));
  private static final Map<Change, String> CHANGES =
      Map.of(
          Change.COMA, "昏迷",
          Change.DIAGNOSIS, "确诊疾病",
          Change.CARE_RISK, "照护风险",
          Change.REVIEW, "复核改定");

  private WujiangGrades() {}

  /** What stands in the row beside the person. */
  static void put(CareGrade grade, boolean withItems, ObjectNode row) {
    List<String> levels = LEVELS.get(grade.scheme());
    row.put("bgbh", grade.reportNumber());
    row.put("pgbz", STANDARDS.get(grade.scheme()));
    row.put("pgrq", grade.assessedOn().toString());
    row.put("yxqz", grade.validTo().toString());
    row.put("zzdj", levels.get(Integer.parseInt(grade.finalLevel())));
    if (withItems) {
      ObjectNode items = row.putObject("mx");
      items.put("cbdj", levels.get(Integer.parseInt(grade.initialLevel())));
      ArrayNode reasons = items.putArray("bgyj");
      grade.changes().forEach(change -> reasons.add(CHANGES.get(change)));
    }
  }
}
