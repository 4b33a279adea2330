package org.tongban.node.demo;

import static org.tongban.node.demo.register.Region.JIASHAN;
import static org.tongban.node.demo.register.Region.QINGPU;
import static org.tongban.node.demo.register.Region.WUJIANG;

import java.util.List;
import org.tongban.node.demo.register.KnownCouples;
import org.tongban.node.demo.register.KnownPeople;
import org.tongban.node.demo.register.KnownPerson;
import org.tongban.node.demo.register.Region;

/** Queries about certificates beside that of marriage. */
final class CertificateSteps {
  private static final String STATUTE = "STATUTE:婚姻登记条例 第八条";
  private static final String ASSISTANCE = "STATUTE:社会救助暂行办法 第五十八条";

  private CertificateSteps() {}

  static List<DemoStep> all() {
    return List.of(
        registration(
            "divorce",
            JIASHAN,
            QINGPU,
            "certificate.divorce",
            DemoStep.parties(KnownCouples.DIVORCED.wife(QINGPU)),
            "POSITIVE"),
        registration(
            "divorce-pending",
            WUJIANG,
            JIASHAN,
            "certificate.marital-status",
            alone(KnownCouples.DIVORCE_PENDING.husband(JIASHAN)),
            "POSITIVE"),
        registration(
            "not-single",
            QINGPU,
            WUJIANG,
            "certificate.marital-status",
            alone(KnownPeople.ASSISTED.in(WUJIANG)),
            "NOT_FOUND"),
        registration(
            "household-refused",
            WUJIANG,
            QINGPU,
            "certificate.household-register",
            resident(KnownPeople.WIFE.in(QINGPU)),
            "REFUSED"),
        review(
            "household",
            JIASHAN,
            WUJIANG,
            "certificate.household-register",
            resident(KnownPeople.HUSBAND.in(WUJIANG)),
            "POSITIVE"),
        review(
            "household-proof",
            WUJIANG,
            QINGPU,
            "certificate.household-proof",
            resident(KnownPeople.ENDED.in(QINGPU)),
            "NEGATIVE"));
  }

  private static DemoStep registration(
      String name, Region from, Region to, String service, String body, String expected) {
    return step(name, from, to, service, "MARRIAGE_REGISTRATION", STATUTE, body, expected);
  }

  private static DemoStep review(
      String name, Region from, Region to, String service, String body, String expected) {
    return step(name, from, to, service, "ASSISTANCE_REVIEW", ASSISTANCE, body, expected);
  }

  private static DemoStep step(
      String name,
      Region from,
      Region to,
      String service,
      String purpose,
      String basis,
      String body,
      String expected) {
    return new DemoStep(name, from, to.code(), service, purpose, basis, "", body, expected);
  }

  private static String alone(KnownPerson person) {
    return "{\"about\":\"PERSON\",\"parties\":[" + DemoStep.person(person) + "]}";
  }

  private static String resident(KnownPerson person) {
    return "{\"subject\":{\"idNumber\":\""
        + person.idNumber()
        + "\",\"name\":\""
        + person.name()
        + "\",\"residency\":\"MAINLAND\"}}";
  }
}
