package org.tongban.node.demo.register.care;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.tongban.node.demo.register.KnownOrganisations;
import org.tongban.node.demo.register.Region;
import org.tongban.node.demo.register.care.CareInstitution.Filing;
import org.tongban.node.demo.register.care.CareInstitution.FilingStatus;
import org.tongban.node.demo.register.care.CareInstitution.Kind;
import org.tongban.node.demo.register.care.CareInstitution.Penalty;
import org.tongban.node.demo.register.care.CareInstitution.Rating;
import org.tongban.node.demo.register.care.CareInstitution.Scheme;

/** What a region's register holds of {@link KnownInstitutions}. */
final class KnownFilings {
  private static final Filing FILED = new Filing(FilingStatus.FILED, LocalDate.of(2021, 6, 15));

  private final Region region;
  private final LocalDate today;

  KnownFilings(Region region, LocalDate today) {
    this.region = region;
    this.today = today;
  }

  List<CareInstitution> all() {
    Filing takeover = new Filing(FilingStatus.CHANGED, LocalDate.of(2025, 12, 30));
    Filing end = new Filing(FilingStatus.TERMINATED, LocalDate.of(2024, 2, 1));
    return List.of(
        institution(KnownInstitutions.RATED, List.of(FILED), List.of(rated(4)), List.of()),
        institution(KnownInstitutions.LAPSED, List.of(FILED), List.of(lapsed()), List.of()),
        institution(KnownInstitutions.SANCTIONED, List.of(FILED), List.of(rated(3)), penalties()),
        new CareInstitution(
            KnownInstitutions.MERGED.creditCode(region),
            List.of(KnownOrganisations.MERGED.creditCode(region)),
            KnownInstitutions.MERGED.name(region),
            region.town(4),
            number(KnownInstitutions.MERGED.ordinal()),
            List.of(FILED, takeover),
            List.of(rated(5)),
            List.of()),
        institution(KnownInstitutions.CLOSED, List.of(FILED, end), List.of(), List.of()));
  }

  private CareInstitution institution(
      KnownInstitutions known,
      List<Filing> filings,
      List<Rating> ratings,
      List<Penalty> penalties) {
    return new CareInstitution(
        known.creditCode(region),
        List.of(),
        known.name(region),
        region.town(known.ordinal() + 1),
        number(known.ordinal()),
        filings,
        ratings,
        penalties);
  }

  private Rating rated(int level) {
    LocalDate from = today.minusMonths(14);
    return InstitutionMaker.rating(region, Scheme.NATIONAL, level, from);
  }

  private Rating lapsed() {
    return region == Region.QINGPU
        ? InstitutionMaker.rating(region, Scheme.LOCAL, 3, LocalDate.of(2016, 1, 1))
        : InstitutionMaker.rating(region, Scheme.NATIONAL, 3, today.minusYears(4));
  }

  // one in force and one that is over
  private List<Penalty> penalties() {
    return List.of(
        new Penalty(
            Kind.CORRECTION, today.minusDays(80), Optional.of(today.plusDays(40)), "民责字〔2026〕7号"),
        new Penalty(
            Kind.WARNING, today.minusDays(900), Optional.of(today.minusDays(535)), "民罚字〔2024〕3号"));
  }

  private static String number(int serial) {
    return "养备字〔2021〕%03d号".formatted(serial + 1);
  }
}
