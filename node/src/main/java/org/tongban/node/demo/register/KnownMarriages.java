package org.tongban.node.demo.register;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tongban.node.demo.register.Marriage.Kind;
import org.tongban.node.demo.register.Marriage.Party;
import org.tongban.node.demo.register.Marriage.Status;

/** The marriages of {@link KnownCouples} in one region, and what became of them. */
final class KnownMarriages {
  private final Region region;
  private final LocalDate today;

  KnownMarriages(Region region, LocalDate today) {
    this.region = region;
    this.today = today;
  }

  List<Marriage> marriages() {
    List<Marriage> made = new ArrayList<>();
    divorced(made);
    remarried(made);
    LocalDate wedding = LocalDate.of(2018, 5, 20);
    made.add(marriage("2018-000006", wedding, Status.VALID, wedding, KnownCouples.DIVORCE_PENDING));
    made.add(courtDivorced());
    made.add(
        marriage(
            "1985-000008",
            LocalDate.of(1985, 1, 26),
            Status.DISSOLVED,
            LocalDate.of(2025, 2, 11),
            KnownCouples.WIDOWED));
    return made;
  }

  private void divorced(List<Marriage> made) {
    LocalDate divorce = LocalDate.of(2021, 3, 15);
    LocalDate reissue = LocalDate.of(2024, 4, 8);
    KnownCouples couple = KnownCouples.DIVORCED;
    Optional<String> next = Optional.of(KnownCertificates.reissuedDivorce(region));
    made.add(
        marriage("2012-000004", LocalDate.of(2012, 12, 12), Status.DISSOLVED, divorce, couple));
    made.add(
        divorce(
            KnownCertificates.divorce(region), divorce, Status.SUPERSEDED, reissue, next, couple));
    made.add(divorce(next.get(), divorce, Status.VALID, reissue, Optional.empty(), couple));
  }

  private void remarried(List<Marriage> made) {
    LocalDate divorce = LocalDate.of(2017, 6, 20);
    LocalDate again = LocalDate.of(2019, 10, 10);
    KnownCouples couple = KnownCouples.REMARRIED;
    made.add(marriage("2010-000005", LocalDate.of(2010, 9, 9), Status.DISSOLVED, divorce, couple));
    made.add(
        divorce(
            KnownCertificates.withdrawnDivorce(region),
            divorce,
            Status.WITHDRAWN,
            again,
            Optional.empty(),
            couple));
    made.add(marriage("2019-000005", again, Status.VALID, again, couple));
  }

  // where courts don't report, the registry goes on believing in the marriage
  private Marriage courtDivorced() {
    LocalDate wedding = LocalDate.of(2014, 11, 11);
    return region.courtsReport()
        ? marriage(
            "2014-000007",
            wedding,
            Status.DISSOLVED,
            LocalDate.of(2022, 5, 30),
            KnownCouples.COURT_DIVORCED)
        : marriage("2014-000007", wedding, Status.VALID, wedding, KnownCouples.COURT_DIVORCED);
  }

  List<MaritalEvent> events() {
    List<MaritalEvent> events = new ArrayList<>();
    events.add(event("2018-000006", MaritalEvent.Kind.DIVORCE_APPLICATION, today.minusDays(12)));
    events.add(event("1985-000008", MaritalEvent.Kind.SPOUSE_DEATH, LocalDate.of(2025, 2, 11)));
    if (region.courtsReport()) {
      events.add(event("2014-000007", MaritalEvent.Kind.COURT_DIVORCE, LocalDate.of(2022, 5, 30)));
    }
    return events;
  }

  private MaritalEvent event(String serial, MaritalEvent.Kind kind, LocalDate day) {
    return new MaritalEvent(number(serial), kind, day);
  }

  private Marriage marriage(
      String serial, LocalDate day, Status status, LocalDate since, KnownCouples couple) {
    return new Marriage(
        number(serial),
        Kind.MARRIAGE,
        day,
        status,
        since,
        Optional.empty(),
        party(couple.husband(region)),
        party(couple.wife(region)));
  }

  private Marriage divorce(
      String number,
      LocalDate day,
      Status status,
      LocalDate since,
      Optional<String> next,
      KnownCouples couple) {
    return new Marriage(
        number,
        Kind.DIVORCE,
        day,
        status,
        since,
        next,
        party(couple.husband(region)),
        party(couple.wife(region)));
  }

  private String number(String serial) {
    return "J" + region.code() + "-" + serial;
  }

  private static Party party(KnownPerson known) {
    return Party.of(KnownRecords.person(known));
  }
}
