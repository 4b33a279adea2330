package org.tongban.node.demo;

import static org.tongban.node.demo.register.Region.JIASHAN;
import static org.tongban.node.demo.register.Region.QINGPU;
import static org.tongban.node.demo.register.Region.WUJIANG;

import java.util.List;
import org.tongban.node.demo.register.KnownPeople;
import org.tongban.node.demo.register.Region;
import org.tongban.node.demo.register.care.KnownCaregivers;
import org.tongban.node.demo.register.care.KnownInstitutions;

/** Queries about care workers, care institutions and care benefits. */
final class CareSteps {
  private static final String STAFFING = "STATUTE:养老护理员国家职业技能标准";
  private static final String SUPERVISION = "STATUTE:养老机构管理办法";
  private static final String HANDOVER = "STATUTE:促进长三角生态绿色一体化发展示范区高质量发展条例 第五十一条";
  private static final String AGREEMENT = "qp-js-care-2025";

  private CareSteps() {}

  static List<DemoStep> all() {
    return List.of(
        new DemoStep(
            "caregiver-replaced",
            WUJIANG,
            QINGPU.code(),
            "eldercare.caregiver-certificate",
            "CARE_STAFFING",
            STAFFING,
            "",
            caregiver(KnownCaregivers.REPLACED, QINGPU),
            "NEGATIVE"),
        new DemoStep(
            "institution-sanctioned",
            JIASHAN,
            WUJIANG.code(),
            "eldercare.institution",
            "INSTITUTION_RECOGNITION",
            SUPERVISION,
            "",
            "{\"uscc\":\"" + KnownInstitutions.SANCTIONED.creditCode(WUJIANG) + "\"}",
            "POSITIVE"),
        entitlement("entitlement-moves", JIASHAN, QINGPU, "POSITIVE"),
        entitlement("entitlement-without-insurance", QINGPU, JIASHAN, "PARTIAL"));
  }

  private static String caregiver(KnownCaregivers known, Region region) {
    return "{\"certificateNo\":\""
        + known.number(region)
        + "\",\"holder\":{\"name\":\""
        + known.holder(region).name()
        + "\"}}";
  }

  private static DemoStep entitlement(String name, Region from, Region to, String expected) {
    return new DemoStep(
        name,
        from,
        to.code(),
        "eldercare.entitlement",
        "CARE_SUBSIDY",
        HANDOVER,
        AGREEMENT,
        DemoStep.subject(KnownPeople.ELDER.in(to)),
        expected);
  }
}
