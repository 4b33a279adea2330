package org.tongban.node.demo.register.care;

import java.util.List;
import org.tongban.core.identity.CreditCode;
import org.tongban.node.demo.register.KnownOrganisations;
import org.tongban.node.demo.register.Region;

/**
 * An organisation that assesses care workers and issues their certificates.
 *
 * @param mark Y (employer) or S (assessment organisation) and the four digits under which it filed;
 *     the certificates' numbers begin with it
 * @param creditCode GB 32100
 * @param listed false when it is no longer on the list of assessors; its certificates stand
 */
record SkillAssessor(String mark, String name, String creditCode, boolean listed) {
  private static final String CENTRE = "S0901";
  private static final String SCHOOL = "S0902";
  private static final String HOME = "Y0903";

  /** All of a region: a centre, a school that gave up, and a home that assesses its own staff. */
  static List<SkillAssessor> of(Region region) {
    return List.of(
        new SkillAssessor(CENTRE, region.placeName() + "职业技能评价中心", code(region, 3901), true),
        new SkillAssessor(SCHOOL, region.placeName() + "护理职业学校", code(region, 3902), false),
        new SkillAssessor(
            HOME,
            KnownOrganisations.GOOD.name(region),
            KnownOrganisations.GOOD.creditCode(region),
            true));
  }

  boolean employer() {
    return mark.startsWith("Y");
  }

  private static String code(Region region, int serial) {
    return CreditCode.beginningWith("52" + region.idPrefix() + "MJ%06d".formatted(serial)).value();
  }
}
