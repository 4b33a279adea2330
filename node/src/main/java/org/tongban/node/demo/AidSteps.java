package org.tongban.node.demo;

import static org.tongban.node.demo.register.Region.JIASHAN;
import static org.tongban.node.demo.register.Region.QINGPU;
import static org.tongban.node.demo.register.Region.WUJIANG;

import java.util.List;
import org.tongban.node.demo.register.KnownPeople;
import org.tongban.node.demo.register.Region;

/** Queries about aid, a household's means and subsidies. */
final class AidSteps {
  private static final String EMERGENCY = "STATUTE:社会救助暂行办法 第四十七条";

  private AidSteps() {}

  static List<DemoStep> all() {
    return List.of(
        emergency("aid-given", WUJIANG, QINGPU, KnownPeople.ASSISTED, "POSITIVE"),
        emergency("aid-none", JIASHAN, WUJIANG, KnownPeople.WIFE, "NEGATIVE"));
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
}
