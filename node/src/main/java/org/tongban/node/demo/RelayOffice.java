package org.tongban.node.demo;

import java.util.List;
import java.util.stream.Stream;
import org.tongban.node.demo.register.DemoMember;
import org.tongban.node.demo.register.Region;

/** The city whose node has no register and passes sealed messages on to its districts. */
public enum RelayOffice implements DemoMember {
  SUZHOU("320500");

  /** 吴中: it is in the directory, but has no node and 苏州 has no rule for it. */
  static final String DISTRICT_WITHOUT_RULE = "320506";

  private final String code;

  RelayOffice(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }

  @Override
  public int place() {
    return Region.values().length + ordinal();
  }

  /** Everybody whose node runs: the regions with their registers, then the relay. */
  public static List<DemoMember> andRegions() {
    return Stream.concat(Stream.<DemoMember>of(Region.values()), Stream.of(values())).toList();
  }
}
