package org.tongban.node.demo.register;

/** The three regions of the demonstration, with the codes of their (invented) offices. */
public enum Region implements DemoMember {
  QINGPU("310118", "310199", "青浦区", "11310199000000019K", "52310199MJ0000018W", "青浦区养老服务评估中心"),
  WUJIANG("320509", "320599", "吴江区", "113205990000000277", "52320599MJ0000026G", "吴江区养老服务评估中心"),
  JIASHAN("330421", "330499", "嘉善县", "113304990000000351", "52330499MJ0000034A", "嘉善县养老服务评估中心");

  private final String code;
  private final String idPrefix;
  private final String placeName;
  private final String bureau;
  private final String assessor;
  private final String assessorName;

  Region(
      String code,
      String idPrefix,
      String placeName,
      String bureau,
      String assessor,
      String assessorName) {
    this.code = code;
    this.idPrefix = idPrefix;
    this.placeName = placeName;
    this.bureau = bureau;
    this.assessor = assessor;
    this.assessorName = assessorName;
  }

  @Override
  public String code() {
    return code;
  }

  @Override
  public int place() {
    return ordinal();
  }

  /** The six digits with which synthetic identity numbers of this region begin. */
  public String idPrefix() {
    return idPrefix;
  }

  public String placeName() {
    return placeName;
  }

  /** Credit code of the civil affairs bureau (GB 32100). */
  public String bureau() {
    return bureau;
  }

  public String bureauName() {
    return placeName + "民政局";
  }

  String marriageOffice() {
    return placeName + "民政局婚姻登记处";
  }

  /** The region whose people marry here and move here. */
  Region neighbour() {
    return values()[(ordinal() + 1) % values().length];
  }

  /** Division code of one of its invented towns; {@code number} is from 1 to 9. */
  public String town(int number) {
    return code + "90" + number;
  }

  /** Whether the marriage office hears of divorces by a court. */
  boolean courtsReport() {
    return this == QINGPU;
  }

  /** The office that keeps the household registrations. */
  String policeStation() {
    return placeName + "公安局测试派出所";
  }

  /** Credit code of the organisation that assesses care needs (GB 32100). */
  public String assessor() {
    return assessor;
  }

  public String assessorName() {
    return assessorName;
  }
}
