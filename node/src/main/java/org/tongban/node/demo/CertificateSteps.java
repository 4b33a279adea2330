package org.tongban.node.demo;

import static org.tongban.node.demo.register.Region.JIASHAN;
import static org.tongban.node.demo.register.Region.QINGPU;

import java.util.List;
import org.tongban.node.demo.register.KnownCouples;
import org.tongban.node.demo.register.Region;

/** Queries about certificates beside that of marriage. */
final class CertificateSteps {
  private static final String STATUTE = "STATUTE:婚姻登记条例 第八条";

  private CertificateSteps() {}

  static List<DemoStep> all() {
    return List.of(
        registration(
            "divorce",
            JIASHAN,
            QINGPU,
            "certificate.divorce",
            DemoStep.parties(KnownCouples.DIVORCED.wife(QINGPU)),
            "POSITIVE"));
  }

  private static DemoStep registration(
      String name, Region from, Region to, String service, String body, String expected) {
    return new DemoStep(
        name, from, to.code(), service, "MARRIAGE_REGISTRATION", STATUTE, "", body, expected);
  }
}
