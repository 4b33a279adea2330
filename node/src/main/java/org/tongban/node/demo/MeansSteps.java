package org.tongban.node.demo;

import static org.tongban.node.demo.register.Region.JIASHAN;
import static org.tongban.node.demo.register.Region.QINGPU;
import static org.tongban.node.demo.register.Region.WUJIANG;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tongban.node.demo.register.KnownPeople;
import org.tongban.node.demo.register.KnownPerson;
import org.tongban.node.demo.register.Region;
import org.tongban.node.demo.register.assistance.KnownReports;

/** Checks of a household's means, each on the authorization of those who signed. */
final class MeansSteps {
  private MeansSteps() {}

  static List<DemoStep> all() {
    List<KnownPeople> couple = List.of(KnownPeople.HUSBAND, KnownPeople.WIFE);
    return List.of(
        // the father has not signed, and the provident fund is not connected
        step(
            "means",
            QINGPU,
            WUJIANG,
            List.of(KnownPeople.HUSBAND, KnownPeople.WIFE, KnownPeople.ELDER),
            couple,
            "\"REAL_ESTATE\",\"VEHICLE\",\"SOCIAL_SECURITY\",\"PROVIDENT_FUND\"",
            "PARTIAL"),
        step(
            "means-whole",
            WUJIANG,
            JIASHAN,
            couple,
            couple,
            "\"REAL_ESTATE\",\"VEHICLE\",\"FINANCIAL\"",
            "POSITIVE"));
  }

  private static DemoStep step(
      String name,
      Region from,
      Region to,
      List<KnownPeople> household,
      List<KnownPeople> signed,
      String categories,
      String expected) {
    String authorization = KnownReports.GENUINE.authorization(to);
    return new DemoStep(
        name,
        from,
        to.code(),
        "assistance.economic-check",
        "ECONOMIC_CHECK",
        "AUTHORIZATION:" + authorization,
        "",
        "{\"authorization\":{\"number\":\""
            + authorization
            + "\",\"validFrom\":\"2025-05-10\",\"validTo\":\"2035-05-09\"},\"grantors\":"
            + people(to, signed, "\"signMode\":\"HANDWRITTEN\",\"signedOn\":\"2025-05-10\"")
            + ",\"subjects\":"
            + people(to, household, "\"relation\":\"OTHER\"")
            + ",\"categories\":["
            + categories
            + "],\"referenceDate\":\"2025-06-30\",\"financialThresholdFen\":3000000}",
        expected);
  }

  private static String people(Region region, List<KnownPeople> known, String more) {
    Stream<KnownPerson> people = known.stream().map(one -> one.in(region));
    return people
        .map(
            person ->
                "{\"idNumber\":\""
                    + person.idNumber()
                    + "\",\"name\":\""
                    + person.name()
                    + "\","
                    + more
                    + "}")
        .collect(Collectors.joining(",", "[", "]"));
  }
}
