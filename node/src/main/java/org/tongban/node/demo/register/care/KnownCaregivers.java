package org.tongban.node.demo.register.care;

import java.util.Optional;
import org.tongban.core.identity.CitizenId;
import org.tongban.node.demo.register.KnownPerson;
import org.tongban.node.demo.register.Region;

/**
 * Care workers' certificates that demonstration and tests can count on, one of each kind in every
 * region that keeps them.
 */
public enum KnownCaregivers {
  /** Level three, in force: POSITIVE. */
  SENIOR("S0901", "263", "19880312092", "陆海燕 费海燕 钟海燕"),
  /** Level five, given up for {@link #PROMOTED}: NEGATIVE, with the number of that one. */
  REPLACED("S0901", "225", "19900507093", "顾建英 计建英 郁建英"),
  /** Level four, of the holder of {@link #REPLACED}: POSITIVE. */
  PROMOTED("S0901", "254", "19900507093", "顾建英 计建英 郁建英"),
  /** Withdrawn: NEGATIVE. */
  REVOKED("Y0903", "244", "19790921094", "朱根娣 庞根娣 戴根娣"),
  /** On the list of false certificates: NEGATIVE, and nothing of what it claims is told. */
  FALSE("S0901", "211", "19850630095", "钱大勇 倪大勇 曹大勇"),
  /** Its issuer is no longer on the list of assessors: POSITIVE, read the issuer. */
  ISSUER_GONE("S0902", "234", "19830218096", "姚秀兰 盛秀兰 蒋秀兰"),
  /** The holder took another name after it was issued: POSITIVE under both. */
  RENAMED("Y0903", "255", "19950126097", "沈思敏 吴思敏 俞思敏"),
  /** Well formed and never issued: NOT_FOUND. */
  UNISSUED("S0901", "245", "19910815098", "徐亚男 潘亚男 叶亚男");

  /** Of before 2020, sixteen digits; these registers don't keep such: NOT_FOUND. */
  public static final String OLDER = "0700003004500123";

  private final String mark;
  private final String yearAndLevel;
  private final String digits;
  private final String names;

  /**
   * @param mark of the issuer, five characters
   * @param yearAndLevel two digits of the year and the level
   * @param digits birth day and serial of the holder's number
   * @param names the holder's, once for each region in their order
   */
  KnownCaregivers(String mark, String yearAndLevel, String digits, String names) {
    this.mark = mark;
    this.yearAndLevel = yearAndLevel;
    this.digits = digits;
    this.names = names;
  }

  /** The number of the certificate in the region's register. */
  public String number(Region region) {
    return number(mark, region, yearAndLevel, ordinal() + 1);
  }

  /** The holder under today's name. */
  public KnownPerson holder(Region region) {
    String number = region.idPrefix() + digits;
    String name = names.split(" ", -1)[region.ordinal()];
    return new KnownPerson(number + CitizenId.check(number), name, Optional.empty());
  }

  /** The name on the certificate of {@link #RENAMED}. */
  static String formerName(Region region) {
    return RENAMED.holder(region).name().charAt(0) + "招弟";
  }

  String mark() {
    return mark;
  }

  int year() {
    return 2000 + Integer.parseInt(yearAndLevel.substring(0, 2));
  }

  /** With the region's invented county as the site. */
  static String number(String mark, Region region, String yearAndLevel, int serial) {
    return mark
        + region.code().substring(0, 2)
        + region.idPrefix()
        + yearAndLevel
        + "%06d".formatted(serial);
  }
}
