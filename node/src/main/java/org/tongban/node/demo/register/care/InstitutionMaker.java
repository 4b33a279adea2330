package org.tongban.node.demo.register.care;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tongban.node.demo.register.Draw;
import org.tongban.node.demo.register.Region;
import org.tongban.node.demo.register.care.CareInstitution.Filing;
import org.tongban.node.demo.register.care.CareInstitution.FilingStatus;
import org.tongban.node.demo.register.care.CareInstitution.Kind;
import org.tongban.node.demo.register.care.CareInstitution.Penalty;
import org.tongban.node.demo.register.care.CareInstitution.Rating;
import org.tongban.node.demo.register.care.CareInstitution.Scheme;

/** Makes a region's care institutions, those of {@link KnownInstitutions} first. */
final class InstitutionMaker {
  private static final int INSTITUTIONS = 45;
  private static final List<String> NAMES = List.of("康宁", "长青", "夕照", "静安里", "乐龄", "百合", "晚晴");
  private static final List<String> ENDINGS = List.of("养老院", "护理院", "颐养中心", "敬老院");

  /** Licences ended with the year 2018; since then institutions file. */
  private static final LocalDate FIRST = LocalDate.of(2019, 1, 2);

  private final Draw draw;
  private final LocalDate today;
  private final Region region;

  InstitutionMaker(Draw draw, LocalDate today, Region region) {
    this.draw = draw;
    this.today = today;
    this.region = region;
  }

  List<CareInstitution> make() {
    List<CareInstitution> made = new ArrayList<>(new KnownFilings(region, today).all());
    for (int serial = 0; serial < INSTITUTIONS; serial++) {
      made.add(institution(serial));
    }
    return List.copyOf(made);
  }

  private CareInstitution institution(int serial) {
    List<Filing> filings = filings();
    LocalDate filed = filings.get(0).day();
    return new CareInstitution(
        KnownInstitutions.creditCode(region, 101 + serial),
        draw.chance(8) ? List.of(KnownInstitutions.creditCode(region, 501 + serial)) : List.of(),
        region.placeName() + draw.from(NAMES) + draw.from(ENDINGS) + (serial + 1),
        region.town(draw.between(1, 9)),
        "养备字〔%d〕%03d号".formatted(filed.getYear(), serial + 101),
        filings,
        ratings(filed),
        penalties(filed, serial));
  }

  private List<Filing> filings() {
    LocalDate day = draw.dayBetween(FIRST, today.minusYears(1));
    List<Filing> filings = new ArrayList<>(List.of(new Filing(FilingStatus.FILED, day)));
    if (draw.chance(30)) {
      day = draw.dayBetween(day.plusDays(1), today.minusDays(30));
      filings.add(new Filing(FilingStatus.CHANGED, day));
    }
    if (draw.chance(12)) {
      day = draw.dayBetween(day.plusDays(1), today.minusDays(1));
      filings.add(new Filing(FilingStatus.TERMINATED, day));
    }
    return filings;
  }

  // some were never rated, some a second time
  private List<Rating> ratings(LocalDate filed) {
    List<Rating> ratings = new ArrayList<>();
    LocalDate day = draw.dayBetween(filed, today);
    if (draw.chance(65)) {
      ratings.add(rating(region, Scheme.NATIONAL, draw.between(1, 5), day));
    }
    if (draw.chance(25) && day.plusYears(3).isBefore(today)) {
      ratings.add(rating(region, Scheme.NATIONAL, draw.between(1, 5), day.plusYears(3)));
    }
    return ratings;
  }

  private List<Penalty> penalties(LocalDate filed, int serial) {
    List<Penalty> penalties = new ArrayList<>();
    for (int i = draw.weighted(List.of(0, 1, 2), 80, 15, 5); i > 0; i--) {
      Kind kind = draw.from(List.of(Kind.values()));
      LocalDate day = draw.dayBetween(filed, today);
      // only a list is without an end
      boolean list = kind == Kind.ABNORMAL_LIST || kind == Kind.DISHONESTY_LIST;
      Optional<LocalDate> until =
          list ? Optional.empty() : Optional.of(day.plusDays(draw.between(30, 365)));
      penalties.add(
          new Penalty(
              kind, day, until, "民罚字〔%d〕%d号".formatted(day.getYear(), serial * 2 + i + 100)));
    }
    return penalties;
  }

  /** Three years by either scheme; the province judges the high levels of the national one. */
  static Rating rating(Region region, Scheme scheme, int level, LocalDate from) {
    LocalDate to = from.plusYears(3).minusDays(1);
    if (scheme == Scheme.NATIONAL && level > 3) {
      String province = region.code().substring(0, 2) + "0000";
      return new Rating(scheme, level, from, to, "省级养老机构等级评定委员会", province);
    }
    return new Rating(scheme, level, from, to, region.placeName() + "养老机构等级评定委员会", region.code());
  }
}
