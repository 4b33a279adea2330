package org.tongban.node.demo;

import static org.tongban.node.demo.register.Region.JIASHAN;
import static org.tongban.node.demo.register.Region.QINGPU;
import static org.tongban.node.demo.register.Region.WUJIANG;

import java.util.List;
import org.tongban.node.demo.register.KnownOrganisations;
import org.tongban.node.demo.register.KnownPeople;
import org.tongban.node.demo.register.Region;

/** Queries about organisations, sanctions, capacity and time credit. */
final class ServiceSteps {
  private static final String PURCHASE = "STATUTE:政府购买服务管理办法";
  private static final String SUPERVISION = "STATUTE:社会组织信用信息管理办法";

  private static final String AUTHORIZATION = "AUTHORIZATION:SQ-2026-000118";

  private ServiceSteps() {}

  static List<DemoStep> all() {
    return List.of(
        organisation("organisation-listed", QINGPU, JIASHAN, KnownOrganisations.LISTED, "POSITIVE"),
        organisation(
            "organisation-merged", JIASHAN, WUJIANG, KnownOrganisations.MERGED, "NEGATIVE"),
        new DemoStep(
            "sanctioned",
            QINGPU,
            WUJIANG.code(),
            "credit.sanction",
            "CARE_STAFFING",
            SUPERVISION,
            "",
            "{\"subject\":{\"person\":"
                + DemoStep.person(KnownPeople.SANCTIONED.in(WUJIANG))
                + "},\"lists\":[\"ELDERCARE_BAN\"]}",
            "POSITIVE"),
        new DemoStep(
            "capacity",
            JIASHAN,
            WUJIANG.code(),
            "statistics.capacity",
            "CAPACITY_PLANNING",
            PURCHASE,
            "",
            "{\"division\":\"320509\"}",
            "PARTIAL"),
        new DemoStep(
            "time-credit",
            WUJIANG,
            QINGPU.code(),
            "timebank.balance",
            "TIME_CREDIT_TRANSFER",
            AUTHORIZATION,
            "",
            "{\"holder\":"
                + DemoStep.person(KnownPeople.WIFE.in(QINGPU))
                + ",\"atLeast\":{\"value\":2400,\"unit\":\"MINUTE\"}}",
            "POSITIVE"));
  }

  private static DemoStep organisation(
      String name, Region from, Region to, KnownOrganisations known, String expected) {
    return new DemoStep(
        name,
        from,
        to.code(),
        "organisation.credential",
        "SERVICE_PURCHASE",
        PURCHASE,
        "",
        "{\"creditCode\":\"" + known.creditCode(to) + "\"}",
        expected);
  }
}
