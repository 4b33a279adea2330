package org.tongban.node.demo.register.care;

import java.util.Optional;
import org.tongban.core.identity.CreditCode;
import org.tongban.node.demo.register.KnownOrganisations;
import org.tongban.node.demo.register.Region;

/**
 * Care institutions that demonstration and tests can count on, one of each kind in every region.
 */
public enum KnownInstitutions {
  /** Filed and rated level four by the national scheme: POSITIVE. */
  RATED("福寿颐养院"),
  /** Filed; its rating has lapsed, that of 青浦 by the earlier local scheme: POSITIVE. */
  LAPSED("松鹤敬老院"),
  /** Filed and under an order to put right: POSITIVE, and sanctioned. */
  SANCTIONED("安怡护理院"),
  /** {@link KnownOrganisations#GOOD}, which took over {@link KnownOrganisations#MERGED}. */
  MERGED(KnownOrganisations.GOOD),
  /** {@link KnownOrganisations#WITHDRAWN}, whose filing ended: NEGATIVE. */
  CLOSED(KnownOrganisations.WITHDRAWN),
  /** A registered organisation that never filed as an institution: NOT_FOUND. */
  UNFILED(KnownOrganisations.UNRATED);

  private final String name;
  private final Optional<KnownOrganisations> organisation;

  KnownInstitutions(String name) {
    this.name = name;
    this.organisation = Optional.empty();
  }

  KnownInstitutions(KnownOrganisations organisation) {
    this.name = "";
    this.organisation = Optional.of(organisation);
  }

  /** Today's credit code (GB 32100). */
  public String creditCode(Region region) {
    return organisation
        .map(known -> known.creditCode(region))
        .orElseGet(() -> creditCode(region, ordinal() + 1));
  }

  /** The name under which it filed. */
  public String name(Region region) {
    return organisation.map(known -> known.name(region)).orElse(region.placeName() + name);
  }

  /** Of a company. */
  static String creditCode(Region region, int serial) {
    return CreditCode.beginningWith("91" + region.idPrefix() + "MA%06d".formatted(serial + 4000))
        .value();
  }
}
