package org.tongban.node.demo;

import static org.tongban.node.demo.register.Region.JIASHAN;
import static org.tongban.node.demo.register.Region.QINGPU;
import static org.tongban.node.demo.register.Region.WUJIANG;

import java.time.LocalDate;
import java.util.List;
import org.tongban.node.demo.register.KnownPeople;
import org.tongban.node.demo.register.Region;

/** An elder moves from Shanghai to 嘉善: what the assessment made there counts for. */
final class RecognitionSteps {
  private static final String STATUTE = "STATUTE:促进长三角生态绿色一体化发展示范区高质量发展条例 第五十一条";
  private static final String AGREEMENT = "qp-js-care-2025";
  private static final int DAYS_AGO = 100;

  private RecognitionSteps() {}

  /**
   * @param today an assessment counts for a limited time
   */
  static List<DemoStep> all(LocalDate today) {
    var elder = DemoStep.person(KnownPeople.GRADED.in(QINGPU));
    var levelFour = assessment(elder, "4", today.minusDays(DAYS_AGO));
    var seeADoctor = assessment(elder, "SEE-DOCTOR", today.minusDays(DAYS_AGO));
    return List.of(
        step(
            "assessment-shanghai",
            JIASHAN,
            QINGPU,
            "eldercare.assessment",
            AGREEMENT,
            "{\"subject\":" + elder + ",\"schemes\":[\"SH-CARE\",\"GB-T-42195\"]}",
            "POSITIVE"),
        recognition("recognition", QINGPU, AGREEMENT, levelFour, "POSITIVE"),
        recognition("recognition-not-agreed", WUJIANG, "", levelFour, "NEGATIVE"),
        recognition("recognition-see-a-doctor", QINGPU, AGREEMENT, seeADoctor, "NEGATIVE"));
  }

  private static String assessment(String elder, String level, LocalDate day) {
    return "{\"subject\":"
        + elder
        + ",\"assessment\":{\"scheme\":\"SH-CARE\",\"version\":\"2.0\",\"level\":\""
        + level
        + "\",\"assessedOn\":\""
        + day
        + "\"}}";
  }

  private static DemoStep recognition(
      String name, Region from, String agreement, String body, String expected) {
    return step(name, from, JIASHAN, "eldercare.recognition", agreement, body, expected);
  }

  private static DemoStep step(
      String name,
      Region from,
      Region to,
      String service,
      String agreement,
      String body,
      String expected) {
    return new DemoStep(
        name, from, to.code(), service, "CARE_RECOGNITION", STATUTE, agreement, body, expected);
  }
}
