package org.tongban.node.demo.register;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.tongban.node.demo.register.Organisation.Rating;
import org.tongban.node.demo.register.Organisation.Status;
import org.tongban.node.demo.register.Sanction.SanctionList;

/** The records of {@link KnownOrganisations}, and who of the known stands on a list. */
final class KnownCredit {
  private static final LocalDate FOUNDED = LocalDate.of(2018, 3, 15);

  private final Region region;
  private final LocalDate today;

  KnownCredit(Region region, LocalDate today) {
    this.region = region;
    this.today = today;
  }

  List<Organisation> organisations() {
    return List.of(
        standing(KnownOrganisations.GOOD, Optional.of(rating(5))),
        standing(KnownOrganisations.LISTED, Optional.of(rating(3))),
        standing(KnownOrganisations.UNRATED, Optional.empty()),
        organisation(
            KnownOrganisations.MERGED,
            Status.DEREGISTERED,
            LocalDate.of(2025, 12, 30),
            Optional.empty(),
            Optional.of(KnownOrganisations.GOOD.creditCode(region))),
        organisation(
            KnownOrganisations.WITHDRAWN,
            Status.LICENCE_WITHDRAWN,
            LocalDate.of(2024, 2, 1),
            Optional.empty(),
            Optional.empty()),
        standing(KnownOrganisations.NOT_CONNECTED, Optional.of(rating(4))));
  }

  List<Sanction> sanctions() {
    return List.of(
        of(
            KnownOrganisations.LISTED,
            SanctionList.ABNORMAL_ACTIVITY,
            today.minusDays(135),
            Optional.empty()),
        of(
            KnownOrganisations.WITHDRAWN,
            SanctionList.SERIOUSLY_DISHONEST,
            LocalDate.of(2024, 2, 1),
            Optional.of(today.plusYears(1))),
        of(
            KnownOrganisations.WITHDRAWN,
            SanctionList.ELDERCARE_BAN,
            LocalDate.of(2024, 2, 1),
            Optional.empty()),
        // on a list once, and off it again
        of(
            KnownOrganisations.UNRATED,
            SanctionList.ABNORMAL_ACTIVITY,
            today.minusDays(900),
            Optional.of(today.minusDays(500))),
        Sanction.of(
            KnownRecords.person(KnownPeople.SANCTIONED.in(region)),
            SanctionList.ELDERCARE_BAN,
            today.minusDays(400),
            Optional.of(today.plusDays(600)),
            number(9)));
  }

  private Sanction of(
      KnownOrganisations known, SanctionList list, LocalDate since, Optional<LocalDate> until) {
    return Sanction.of(known.creditCode(region), list, since, until, number(known.ordinal()));
  }

  private String number(int serial) {
    return "民罚〔2024〕%d号".formatted(serial + 1);
  }

  private Rating rating(int level) {
    return new Rating(level, LocalDate.of(2023, 12, 1), LocalDate.of(2028, 11, 30));
  }

  private Organisation standing(KnownOrganisations known, Optional<Rating> rating) {
    return organisation(known, Status.NORMAL, FOUNDED, rating, Optional.empty());
  }

  private Organisation organisation(
      KnownOrganisations known,
      Status status,
      LocalDate since,
      Optional<Rating> rating,
      Optional<String> successor) {
    return new Organisation(
        known.creditCode(region),
        known.name(region),
        known.kind(),
        status,
        since,
        FOUNDED,
        FOUNDED.plusYears(10).minusDays(1),
        "社区公益服务、为老服务",
        rating,
        successor);
  }
}
