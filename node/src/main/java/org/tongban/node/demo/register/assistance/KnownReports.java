package org.tongban.node.demo.register.assistance;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tongban.node.demo.register.KnownPeople;
import org.tongban.node.demo.register.Region;

/** Check reports that demonstration and tests can count on, one of each kind in every region. */
public enum KnownReports {
  /** In force; about {@link KnownPeople#HUSBAND}'s family, of everything but education. */
  GENUINE,
  /** Replaced by {@link #SUCCESSOR}. */
  SUPERSEDED,
  /** In force. About several of the known people, of everything. */
  SUCCESSOR,
  /** No longer in force. */
  EXPIRED,
  /** In force, issued by the second town. */
  OF_A_TOWN,
  /** Genuine, but whoever was checked has withdrawn the authorization since. */
  WITHDRAWN;

  private static final int TOWN = 2;

  /** Its number. */
  public String number(Region region) {
    return "%s-HD-%05d".formatted(region.code(), ordinal() + 1);
  }

  /** Number of the authorization on which it rests. */
  public String authorization(Region region) {
    return "SQ-%s-%05d".formatted(region.code(), ordinal() + 1);
  }

  /** SHA-256 of its file, 64 hexadecimal digits. */
  public String sha256(Region region) {
    return CheckReport.hex(number(region) + " SHA-256");
  }

  /** What the register has for the SM3 of its file, 64 hexadecimal digits. */
  public String sm3(Region region) {
    return CheckReport.hex(number(region) + " SM3");
  }

  static List<CheckReport> all(Region region, LocalDate today) {
    List<CheckCategory> everything = List.of(CheckCategory.values());
    List<CheckCategory> lessEducation = new ArrayList<>(everything);
    lessEducation.remove(CheckCategory.EDUCATION);
    List<String> family =
        numbers(
            region, KnownPeople.HUSBAND, KnownPeople.WIFE, KnownPeople.CHILD, KnownPeople.ELDER);
    List<String> several =
        numbers(
            region,
            KnownPeople.UNRECORDED,
            KnownPeople.SANCTIONED,
            KnownPeople.CHANGED_ID,
            KnownPeople.ASSISTED);
    return List.of(
        GENUINE.report(region, family, lessEducation, today.minusDays(2)),
        SUPERSEDED
            .report(region, several, everything, today.minusDays(120))
            .replacedBy(SUCCESSOR.number(region)),
        SUCCESSOR.report(region, several, everything, today.minusDays(3)),
        EXPIRED.report(region, several, everything, today.minusDays(400)),
        OF_A_TOWN.report(region, several, everything, today.minusDays(20)).byTown(TOWN),
        WITHDRAWN.report(region, several, everything, today.minusDays(30)).withdrawn(true));
  }

  private CheckReport report(
      Region region, List<String> household, List<CheckCategory> scope, LocalDate issued) {
    return CheckReport.of(number(region), authorization(region), household, scope, issued);
  }

  private static List<String> numbers(Region region, KnownPeople... known) {
    return Arrays.stream(known).map(one -> one.in(region).idNumber()).toList();
  }
}
