package org.tongban.node.demo.register.assistance;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.tongban.core.message.Digest;

/**
 * A report of a check of a household's means (核对报告) as its issuer filed it: not what it says, but
 * that it was issued, about whom and with which bytes.
 *
 * @param authorization number of the authorization (授权书) on which it rests
 * @param withdrawn whether that authorization was withdrawn
 * @param household numbers of those who were checked
 * @param scope what was to be checked
 * @param town 1 to 9 where a town issued it, 0 for the bureau
 * @param validTo last day
 * @param sha256 of the signed file, in hexadecimal
 * @param sm3 the same; empty where the system computes none
 * @param next number of the report that replaced it
 */
record CheckReport(
    String number,
    String authorization,
    boolean withdrawn,
    List<String> household,
    List<CheckCategory> scope,
    int town,
    LocalDate reference,
    LocalDate issued,
    LocalDate validTo,
    String sha256,
    Optional<String> sm3,
    Optional<String> next) {
  private static final int MONTHS = 6;

  CheckReport {
    household = List.copyOf(household);
    scope = List.copyOf(scope);
  }

  /** One in force for half a year; its file is made up, so its digests are those of a text. */
  static CheckReport of(
      String number,
      String authorization,
      List<String> household,
      List<CheckCategory> scope,
      LocalDate issued) {
    return new CheckReport(
        number,
        authorization,
        false,
        household,
        scope,
        0,
        issued.minusDays(2),
        issued,
        issued.plusMonths(MONTHS).minusDays(1),
        hex(number + " SHA-256"),
        Optional.of(hex(number + " SM3")),
        Optional.empty());
  }

  CheckReport replacedBy(String later) {
    return new CheckReport(
        number,
        authorization,
        withdrawn,
        household,
        scope,
        town,
        reference,
        issued,
        validTo,
        sha256,
        sm3,
        Optional.of(later));
  }

  CheckReport withdrawn(boolean now) {
    return new CheckReport(
        number,
        authorization,
        now,
        household,
        scope,
        town,
        reference,
        issued,
        validTo,
        sha256,
        sm3,
        next);
  }

  CheckReport byTown(int issuer) {
    return new CheckReport(
        number,
        authorization,
        withdrawn,
        household,
        scope,
        issuer,
        reference,
        issued,
        validTo,
        sha256,
        sm3,
        next);
  }

  /** SHA-256 of a text, in lower-case hexadecimal. */
  static String hex(String text) {
    return HexFormat.of().formatHex(Digest.sha256(text.getBytes(StandardCharsets.UTF_8)).bytes());
  }
}
