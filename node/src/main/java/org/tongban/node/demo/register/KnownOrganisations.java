package org.tongban.node.demo.register;

import org.tongban.core.identity.CreditCode;
import org.tongban.node.demo.register.Organisation.Kind;

/** Organisations that demonstration and tests can count on, one of each kind in every region. */
public enum KnownOrganisations {
  /** Rated 5A, on no list: POSITIVE. */
  GOOD(Kind.SERVICE_AGENCY, "银杏养老服务中心"),
  /** Rated 3A and on the list of abnormal activity: POSITIVE all the same, read the lists. */
  LISTED(Kind.ASSOCIATION, "社区公益协会"),
  /** Never rated: POSITIVE. */
  UNRATED(Kind.SERVICE_AGENCY, "邻里互助社"),
  /** Took another credit code when it merged into {@link #GOOD}: NEGATIVE, with its successor. */
  MERGED(Kind.SERVICE_AGENCY, "夕阳红服务中心"),
  /** Certificate withdrawn for dishonesty: NEGATIVE. */
  WITHDRAWN(Kind.SERVICE_AGENCY, "万家护理服务社"),
  /** Its lists are kept elsewhere and not connected: PARTIAL. */
  NOT_CONNECTED(Kind.FOUNDATION, "慈善基金会"),
  /** Never registered: NOT_FOUND. */
  UNREGISTERED(Kind.ASSOCIATION, "无名互助会");

  private final Kind kind;
  private final String name;

  KnownOrganisations(Kind kind, String name) {
    this.kind = kind;
    this.name = name;
  }

  /** The credit code in the region's register (GB 32100). */
  public String creditCode(Region region) {
    return creditCode(region, kind, ordinal() + 501);
  }

  /** The registered name. */
  public String name(Region region) {
    return region.placeName() + name;
  }

  Kind kind() {
    return kind;
  }

  static String creditCode(Region region, Kind kind, int serial) {
    String organisation = "MJ%06d".formatted(serial);
    return CreditCode.beginningWith("5" + (kind.ordinal() + 1) + region.idPrefix() + organisation)
        .value();
  }
}
