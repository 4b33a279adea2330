package org.tongban.node.demo.register;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tongban.node.demo.register.Household.Status;
import org.tongban.node.demo.register.Organisation.Kind;
import org.tongban.node.demo.register.Organisation.Rating;
import org.tongban.node.demo.register.Sanction.SanctionList;

/** Makes a region's social organisations and its lists of sanctions. */
final class CreditMaker {
  private static final int ORGANISATIONS = 60;
  private static final List<String> NAMES = List.of("康乐", "同心", "春晖", "爱邻", "和风", "明德", "善行");
  private static final List<List<String>> ENDINGS =
      List.of(List.of("志愿者协会", "老年协会"), List.of("社会工作服务社", "养老服务中心"), List.of("公益基金会"));

  private final Draw draw;
  private final LocalDate today;
  private final Region region;
  private final List<Organisation> organisations = new ArrayList<>();
  private final List<Sanction> sanctions = new ArrayList<>();

  CreditMaker(Draw draw, LocalDate today, Region region) {
    this.draw = draw;
    this.today = today;
    this.region = region;
  }

  /** Whoever lost assistance by fraud stands on the list of it. */
  CreditBooks make(List<Household> households) {
    KnownCredit known = new KnownCredit(region, today);
    organisations.addAll(known.organisations());
    sanctions.addAll(known.sanctions());
    for (int i = 0; i < ORGANISATIONS; i++) {
      organisation(i);
    }
    households.stream()
        .filter(household -> household.status() == Status.FRAUD_REVOKED)
        .forEach(this::fraud);
    return new CreditBooks(organisations, sanctions);
  }

  private void organisation(int serial) {
    Kind kind = draw.weighted(List.of(Kind.values()), 4, 5, 1);
    LocalDate founded = draw.dayBetween(today.minusYears(20), today.minusYears(1));
    Organisation.Status status = draw.weighted(List.of(Organisation.Status.values()), 85, 9, 4, 2);
    LocalDate since =
        status == Organisation.Status.NORMAL ? founded : draw.dayBetween(founded, today);
    String code = KnownOrganisations.creditCode(region, kind, 1001 + serial);
    organisations.add(
        new Organisation(
            code,
            region.placeName()
                + draw.from(NAMES)
                + draw.from(ENDINGS.get(kind.ordinal()))
                + (serial + 1),
            kind,
            status,
            since,
            founded,
            today.plusDays(draw.between(-200, 1500)),
            "社区服务、志愿服务",
            rating(founded),
            Optional.empty()));
    if (draw.chance(12)) {
      LocalDate day = draw.dayBetween(founded, today);
      SanctionList list =
          draw.from(
              List.of(
                  SanctionList.ABNORMAL_ACTIVITY,
                  SanctionList.SERIOUSLY_DISHONEST,
                  SanctionList.JUDGMENT_DEFAULTER));
      Optional<LocalDate> until =
          draw.chance(50) ? Optional.of(day.plusYears(3)) : Optional.empty();
      sanctions.add(Sanction.of(code, list, day, until, number(serial)));
    }
  }

  private Optional<Rating> rating(LocalDate founded) {
    if (draw.chance(40)) {
      return Optional.empty();
    }
    LocalDate from = draw.dayBetween(founded, today);
    // five years; some have run out
    return Optional.of(new Rating(draw.between(1, 5), from, from.plusYears(5).minusDays(1)));
  }

  private void fraud(Household household) {
    Person head = household.members().get(0).person();
    LocalDate since = household.to().orElse(today);
    sanctions.add(
        Sanction.of(
            head,
            SanctionList.ASSISTANCE_FRAUD,
            since,
            Optional.of(since.plusYears(3)),
            number(sanctions.size())));
  }

  private String number(int serial) {
    return "民罚〔%d〕%d号".formatted(today.getYear(), serial + 101);
  }
}
