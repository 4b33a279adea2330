package org.tongban.node.demo;

import static org.tongban.node.demo.register.Region.JIASHAN;
import static org.tongban.node.demo.register.Region.QINGPU;
import static org.tongban.node.demo.register.Region.WUJIANG;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.tongban.node.demo.register.KnownPeople;
import org.tongban.node.demo.register.KnownPerson;
import org.tongban.node.demo.register.Region;

/**
 * One query of the demonstration with what it must come to.
 *
 * @param name of the file that holds the body
 * @param to division as the clerk writes it
 * @param agreement under which it is asked, empty for none
 * @param expected an outcome
 */
record DemoStep(
    String name,
    Region from,
    String to,
    String service,
    String purpose,
    String basis,
    String agreement,
    String body,
    String expected) {
  private static final String STATUTE = "STATUTE:婚姻登记条例 第八条";
  private static final String ASSISTANCE = "STATUTE:社会救助暂行办法 第五十八条";
  private static final String AGREEMENT = "qp-js-care-2025";
  private static final String CONSENT = "AUTHORIZATION:SQ-2026-000117";

  /** One of each service between different pairs, a record that isn't there, a refusal. */
  static List<DemoStep> all(LocalDate today) {
    return Stream.of(
            first(),
            CertificateSteps.all(),
            ServiceSteps.all(),
            AidSteps.all(),
            MeansSteps.all(),
            SubsidySteps.all(),
            CareSteps.all(),
            RecognitionSteps.all(today),
            RelaySteps.all())
        .flatMap(List::stream)
        .toList();
  }

  private static List<DemoStep> first() {
    return List.of(
        marriage(WUJIANG, QINGPU),
        new DemoStep(
            "assistance",
            QINGPU,
            "320584",
            "assistance.status",
            "ASSISTANCE_REVIEW",
            ASSISTANCE,
            "",
            subject(KnownPeople.ASSISTED.in(WUJIANG)),
            "POSITIVE"),
        new DemoStep(
            "eldercare",
            JIASHAN,
            QINGPU.code(),
            "eldercare.assessment",
            "CARE_ADMISSION",
            CONSENT,
            AGREEMENT,
            subject(KnownPeople.ELDER.in(QINGPU)),
            "POSITIVE"),
        new DemoStep(
            "eldercare-refused",
            WUJIANG,
            JIASHAN.code(),
            "eldercare.assessment",
            "CARE_ADMISSION",
            CONSENT,
            "",
            subject(KnownPeople.ELDER.in(JIASHAN)),
            "REFUSED"),
        new DemoStep(
            "unrecorded",
            WUJIANG,
            JIASHAN.code(),
            "assistance.status",
            "ASSISTANCE_REVIEW",
            ASSISTANCE,
            "",
            subject(KnownPeople.UNRECORDED.in(JIASHAN)),
            "NOT_FOUND"),
        new DemoStep(
            "wrong-name",
            QINGPU,
            JIASHAN.code(),
            "certificate.marriage",
            "MARRIAGE_REGISTRATION",
            STATUTE,
            "",
            parties(
                new KnownPerson(
                    KnownPeople.HUSBAND.in(JIASHAN).idNumber(),
                    KnownPeople.NOBODYS_NAME,
                    java.util.Optional.empty())),
            "IDENTITY_MISMATCH"));
  }

  private static DemoStep marriage(Region from, Region to) {
    return new DemoStep(
        "marriage",
        from,
        to.code(),
        "certificate.marriage",
        "MARRIAGE_REGISTRATION",
        STATUTE,
        "",
        parties(KnownPeople.HUSBAND.in(to), KnownPeople.WIFE.in(to)),
        "POSITIVE");
  }

  static String subject(KnownPerson person) {
    return "{\"subject\":" + person(person) + "}";
  }

  static String parties(KnownPerson... people) {
    return "{\"parties\":["
        + String.join(",", java.util.Arrays.stream(people).map(DemoStep::person).toList())
        + "]}";
  }

  static String person(KnownPerson person) {
    return "{\"idNumber\":\"" + person.idNumber() + "\",\"name\":\"" + person.name() + "\"}";
  }
}
