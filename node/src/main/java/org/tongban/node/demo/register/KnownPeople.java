package org.tongban.node.demo.register;

/** People whom demonstration and tests can count on, one of each kind in every region. */
public enum KnownPeople {
  /** Receives the minimum living guarantee (低保): POSITIVE. */
  ASSISTED(
      KnownPerson.of("310199197503120103", "沈桂芳"),
      KnownPerson.of("320599197503130102", "吴巧珍"),
      KnownPerson.of("330499197503140104", "沈阿珍")),
  /** Leaves it gradually, with an end date: POSITIVE. */
  GRADUAL_EXIT(
      KnownPerson.of("310199196809210131", "陆建平"),
      KnownPerson.of("320599196809220130", "钮金荣"),
      KnownPerson.of("330499196809230132", "俞水根")),
  /** Received it until last year: NEGATIVE. */
  ENDED(
      KnownPerson.of("310199198207040154", "朱志强"),
      KnownPerson.of("320599198207050153", "计卫东"),
      KnownPerson.of("330499198207060155", "郁海峰")),
  /** Stands in two households at once: AMBIGUOUS. */
  TWICE(
      KnownPerson.of("310199197105030161", "徐秀英"),
      KnownPerson.of("320599197105040160", "费雅琴"),
      KnownPerson.of("330499197105050162", "蒋月琴")),
  /** A name of two parts; the register writes another separator: POSITIVE. */
  DOTTED_NAME(
      KnownPerson.of("31019919790818018X", "阿依古丽·买买提"),
      KnownPerson.of("320599197908190189", "古丽娜尔·阿不都"),
      KnownPerson.of("330499197908200195", "扎西·顿珠")),
  /** Number corrected once; the register may know the earlier one. A rare character in the name. */
  CHANGED_ID(
      KnownPerson.of("310199196602270217", "陆𠮷明", "310199196702270214"),
      KnownPerson.of("320599196602010216", "周㼆安", "320599196702010213"),
      KnownPerson.of("330499196602020218", "钟龘", "330499196702020215")),
  /** Care needs assessed this year: POSITIVE. */
  ELDER(
      KnownPerson.of("310199194003050029", "沈月娥"),
      KnownPerson.of("320599194003060028", "汝杏宝"),
      KnownPerson.of("330499194809120049", "浦玉珍")),
  /** Care needs assessed too long ago: POSITIVE, and expired. */
  ELDER_EXPIRED(
      KnownPerson.of("310199193811160256", "张阿根"),
      KnownPerson.of("320599193811170255", "庞根生"),
      KnownPerson.of("330499193811180257", "孙福泉")),
  /** Holds the certificate {@link KnownCertificates#valid} with {@link #WIFE}. */
  HUSBAND(
      KnownPerson.of("31019919950408027X", "陈思远"),
      KnownPerson.of("320599199504090279", "严子轩"),
      KnownPerson.of("330499199504100277", "许嘉豪")),
  /** Holds the certificate {@link KnownCertificates#valid} with {@link #HUSBAND}. */
  WIFE(
      KnownPerson.of("310199199612010287", "沈雨桐"),
      KnownPerson.of("320599199612020286", "费梦洁"),
      KnownPerson.of("330499199612030288", "魏思琪")),
  /** Holds {@link KnownCertificates#superseded}, replaced by {@link KnownCertificates#reissued}. */
  REISSUED_HUSBAND(
      KnownPerson.of("310199198706150315", "顾国华"),
      KnownPerson.of("320599198706160314", "潘文龙"),
      KnownPerson.of("330499198706170316", "曹永明")),
  /** Holds {@link KnownCertificates#superseded}, replaced by {@link KnownCertificates#reissued}. */
  REISSUED_WIFE(
      KnownPerson.of("310199198801220326", "朱丽娟"),
      KnownPerson.of("320599198801230325", "王亚芳"),
      KnownPerson.of("330499198801240327", "戴美琴")),
  /** Held {@link KnownCertificates#annulled}; the marriage was annulled: NEGATIVE. */
  ANNULLED_HUSBAND(
      KnownPerson.of("310199199307100358", "钱俊杰"),
      KnownPerson.of("320599199307110357", "倪浩然"),
      KnownPerson.of("330499199307120359", "叶天宇")),
  /** Held {@link KnownCertificates#annulled}; the marriage was annulled: NEGATIVE. */
  ANNULLED_WIFE(
      KnownPerson.of("310199199409030362", "吴晓燕"),
      KnownPerson.of("320599199409040361", "凌诗雨"),
      KnownPerson.of("330499199409050363", "陶雪莹")),
  /** Daughter of {@link #HUSBAND} and {@link #WIFE}, a minor, registered with them. */
  CHILD(
      KnownPerson.of("310199201905170380", "陈沐晨"),
      KnownPerson.of("320599201905170405", "严书瑶"),
      KnownPerson.of("330499201905170428", "许知夏")),
  /** Barred from elder-care services: on a list of sanctions. */
  SANCTIONED(
      KnownPerson.of("310199197906300432", "龚志刚"),
      KnownPerson.of("320599197906300452", "邹永强"),
      KnownPerson.of("330499197906300475", "熊建平")),
  /** Assessed as level 4 by the scheme that the region has beside GB/T 42195: POSITIVE. */
  GRADED(
      KnownPerson.of("310199194107120626", "诸翠英"),
      KnownPerson.of("32059919410712062X", "沈金妹"),
      KnownPerson.of("330499194107120626", "姚根娣")),
  /** Assessed as level 3 by MZ/T 039-2013 only: POSITIVE to who asks for that scheme. */
  OLD_STANDARD(
      KnownPerson.of("310199194502180637", "陆文彬"),
      KnownPerson.of("320599194502180630", "吴友生"),
      KnownPerson.of("330499194502180637", "许长根")),
  /** In no register at all: NOT_FOUND. */
  UNRECORDED(
      KnownPerson.of("310199199001010384", "姚佳宁"),
      KnownPerson.of("320599199001020383", "盛一诺"),
      KnownPerson.of("330499199001030385", "丁安然"));

  /** A name that none of them has: whoever is asked for by it is a mismatch. */
  public static final String NOBODYS_NAME = "诸葛不对";

  private final KnownPerson inQingpu;
  private final KnownPerson inWujiang;
  private final KnownPerson inJiashan;

  KnownPeople(KnownPerson inQingpu, KnownPerson inWujiang, KnownPerson inJiashan) {
    this.inQingpu = inQingpu;
    this.inWujiang = inWujiang;
    this.inJiashan = inJiashan;
  }

  /** The person of this kind whom the region's register knows. */
  public KnownPerson in(Region region) {
    return switch (region) {
      case QINGPU -> inQingpu;
      case WUJIANG -> inWujiang;
      case JIASHAN -> inJiashan;
    };
  }
}
