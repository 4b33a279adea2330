package org.tongban.node.demo.register;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.tongban.node.demo.register.Hukou.Reason;

/** The household registrations of {@link KnownPeople} and {@link KnownCouples} in one region. */
final class KnownHukou {
  private static final LocalDate SINCE = LocalDate.of(2012, 7, 1);

  private final Region region;

  KnownHukou(Region region) {
    this.region = region;
  }

  List<Hukou> entries() {
    KnownPerson widow = KnownCouples.WIDOWED.wife(region);
    KnownPerson husband = KnownCouples.WIDOWED.husband(region);
    return List.of(
        entry(1, KnownPeople.HUSBAND, "02"),
        entry(1, KnownPeople.WIFE, "10"),
        entry(1, KnownPeople.CHILD, "30"),
        entry(2, widow, "02"),
        entry(2, husband, "10").ended(LocalDate.of(2025, 2, 11), Reason.DEATH, Optional.empty()),
        entry(3, KnownPeople.ENDED, "02")
            .ended(
                LocalDate.of(2023, 9, 4), Reason.MOVED_OUT, Optional.of(region.neighbour().code())),
        entry(4, KnownPeople.ANNULLED_HUSBAND, "99").collective(HukouMaker.number(region, 99)),
        entry(5, KnownPeople.ELDER, "02"),
        entry(6, KnownPeople.ELDER_EXPIRED, "02")
            .ended(LocalDate.of(2020, 3, 2), Reason.SETTLED_ABROAD, Optional.empty()),
        entry(7, KnownPeople.DOTTED_NAME, "02"),
        entry(8, KnownPeople.CHANGED_ID, "02"),
        // registered twice by an old mistake: the police must look
        entry(9, KnownPeople.TWICE, "02"),
        entry(10, KnownPeople.TWICE, "97"));
  }

  private Hukou entry(int household, KnownPeople known, String relation) {
    return entry(household, known.in(region), relation);
  }

  private Hukou entry(int household, KnownPerson known, String relation) {
    return Hukou.of(
        KnownRecords.person(known),
        HukouMaker.number(region, household),
        region.town(1),
        relation,
        SINCE);
  }
}
