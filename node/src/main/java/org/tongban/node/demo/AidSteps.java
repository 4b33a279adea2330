package org.tongban.node.demo;

import static org.tongban.node.demo.register.Region.JIASHAN;
import static org.tongban.node.demo.register.Region.QINGPU;
import static org.tongban.node.demo.register.Region.WUJIANG;

import java.util.List;
import org.tongban.node.demo.register.KnownPeople;
import org.tongban.node.demo.register.Region;
import org.tongban.node.demo.register.assistance.KnownReports;

/** Queries about aid, a household's means and subsidies. */
final class AidSteps {
  private static final String EMERGENCY = "STATUTE:社会救助暂行办法 第四十七条";
  private static final String CHECK = "STATUTE:社会救助暂行办法 第五十八条";

  private AidSteps() {}

  static List<DemoStep> all() {
    return List.of(
        emergency("aid-given", WUJIANG, QINGPU, KnownPeople.ASSISTED, "POSITIVE"),
        emergency("aid-none", JIASHAN, WUJIANG, KnownPeople.WIFE, "NEGATIVE"),
        report("report-genuine", QINGPU, JIASHAN, KnownReports.GENUINE, "POSITIVE"),
        report("report-superseded", JIASHAN, WUJIANG, KnownReports.SUPERSEDED, "NEGATIVE"));
  }

  private static DemoStep emergency(
      String name, Region from, Region to, KnownPeople known, String expected) {
    return new DemoStep(
        name,
        from,
        to.code(),
        "assistance.emergency-aid",
        "EMERGENCY_AID",
        EMERGENCY,
        "",
        "{\"subject\":"
            + DemoStep.person(known.in(to))
            + ",\"placeDivision\":\""
            + from.code()
            + "\",\"occurredOn\":\"2026-01-15\"}",
        expected);
  }

  private static DemoStep report(
      String name, Region from, Region to, KnownReports known, String expected) {
    return new DemoStep(
        name,
        from,
        to.code(),
        "assistance.report-check",
        "REPORT_RECOGNITION",
        CHECK,
        "",
        "{\"reportNo\":\""
            + known.number(to)
            + "\",\"digest\":{\"algorithm\":\"SHA-256\",\"value\":\""
            + known.sha256(to)
            + "\"},\"issuerDivision\":\""
            + to.code()
            + "\"}",
        expected);
  }
}
