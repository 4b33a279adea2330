package org.tongban.node.demo.register;

import org.tongban.core.identity.CitizenId;

/** Couples whose marriage came to something, one of each kind in every region. */
public enum KnownCouples {
  /** Divorced at a registry, the certificate lost and issued again: no longer married. */
  DIVORCED("19840311041", "19850622042", "沈伟平 陆敏华", "吴建新 计雪琴", "俞国强 郁小芳"),
  /** Divorced and married each other again: married, and the divorce certificate taken back. */
  REMARRIED("19830512051", "19840823052", "张晓东 顾玲娣", "钮志明 潘丽芬", "曹建良 戴秋萍"),
  /** In the cooling-off period of a divorce: still married. */
  DIVORCE_PENDING("19890217061", "19900918062", "徐文杰 朱佳怡", "倪俊峰 凌晓岚", "叶志远 陶雨欣"),
  /** Divorced by a court, without a certificate; only 青浦 hears of it from its courts. */
  COURT_DIVORCED("19860405071", "19880926072", "钱海明 姚春燕", "费建军 盛美娟", "蒋国平 丁晓萍"),
  /** The husband died: the wife is widowed. */
  WIDOWED("19550613081", "19570724082", "陈阿根 沈招娣", "严福生 王杏珍", "许金宝 魏秀珍");

  private final String husband;
  private final String wife;
  private final String[] names;

  /**
   * @param husband birth day and serial of the number
   * @param names of both, once for each region in their order
   */
  KnownCouples(String husband, String wife, String... names) {
    this.husband = husband;
    this.wife = wife;
    this.names = names.clone();
  }

  /** The husband whom the region's register knows. */
  public KnownPerson husband(Region region) {
    return person(region, husband, 0);
  }

  /** The wife whom the region's register knows. */
  public KnownPerson wife(Region region) {
    return person(region, wife, 1);
  }

  private KnownPerson person(Region region, String digits, int place) {
    String number = region.idPrefix() + digits;
    String name = names[region.ordinal()].split(" ", 2)[place];
    return KnownPerson.of(number + CitizenId.check(number), name);
  }
}
