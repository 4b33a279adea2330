package org.tongban.node.demo;

import static org.tongban.node.demo.register.Region.JIASHAN;
import static org.tongban.node.demo.register.Region.WUJIANG;

import java.util.List;
import org.tongban.node.demo.register.KnownPeople;

/**
 * Queries over 苏州. All that 嘉善 asks 吴江 goes that way, here and in the other steps: the directory
 * says so.
 */
final class RelaySteps {
  private static final String REVIEW = "STATUTE:社会救助暂行办法 第五十八条";

  private RelaySteps() {}

  static List<DemoStep> all() {
    return List.of(
        assistance("relayed", WUJIANG.code(), "POSITIVE"),
        // 苏州 has no rule that lets anybody ask 吴中 over it
        assistance("relay-refused", RelayOffice.DISTRICT_WITHOUT_RULE, "REFUSED"));
  }

  private static DemoStep assistance(String name, String to, String expected) {
    return new DemoStep(
        name,
        JIASHAN,
        to,
        "assistance.status",
        "ASSISTANCE_REVIEW",
        REVIEW,
        "",
        DemoStep.subject(KnownPeople.ASSISTED.in(WUJIANG)),
        expected);
  }
}
