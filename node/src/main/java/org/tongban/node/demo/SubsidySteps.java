package org.tongban.node.demo;

import static org.tongban.node.demo.register.Region.JIASHAN;
import static org.tongban.node.demo.register.Region.QINGPU;
import static org.tongban.node.demo.register.Region.WUJIANG;

import java.util.List;
import org.tongban.node.demo.register.KnownPeople;
import org.tongban.node.demo.register.Region;

/** Queries about the two subsidies for people with disabilities. */
final class SubsidySteps {
  private static final String SUBSIDY = "STATUTE:国发〔2015〕52号";

  private SubsidySteps() {}

  static List<DemoStep> all() {
    return List.of(
        step(
            "subsidy-twice",
            JIASHAN,
            QINGPU,
            "DUPLICATE_BENEFIT_CHECK",
            KnownPeople.TWICE,
            "",
            "POSITIVE"),
        step(
            "subsidy-grade",
            WUJIANG,
            QINGPU,
            "DISABILITY_SUBSIDY",
            KnownPeople.WIFE,
            "",
            "NEGATIVE"),
        step(
            "subsidy-handover",
            QINGPU,
            WUJIANG,
            "DISABILITY_SUBSIDY",
            KnownPeople.GRADUAL_EXIT,
            ",\"handover\":{\"reference\":\"ZB-2026-000901\",\"acceptedOn\":\"2026-06-30\","
                + "\"acceptedBy\":{\"name\":\"青浦区民政局\",\"division\":\"310118\"}}",
            "POSITIVE"));
  }

  private static DemoStep step(
      String name,
      Region from,
      Region to,
      String purpose,
      KnownPeople known,
      String more,
      String expected) {
    return new DemoStep(
        name,
        from,
        to.code(),
        "disability.subsidy-eligibility",
        purpose,
        SUBSIDY,
        "",
        "{\"subject\":"
            + DemoStep.person(known.in(to))
            + ",\"subsidies\":[\"DIS_LIVING\",\"DIS_CARE\"],\"referenceDate\":\"2026-06-30\""
            + more
            + "}",
        expected);
  }
}
