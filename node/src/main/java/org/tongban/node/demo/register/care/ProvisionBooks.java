package org.tongban.node.demo.register.care;

import java.time.LocalDate;
import java.util.List;
import org.tongban.node.demo.register.Draw;
import org.tongban.node.demo.register.Region;
import org.tongban.node.demo.register.RegisterContent;

/**
 * What one region knows of care, before it is put into that region's own system.
 *
 * @param asOf the day at whose beginning (Asia/Shanghai) the register was filled
 */
record ProvisionBooks(
    Region region,
    LocalDate asOf,
    List<CaregiverCertificate> certificates,
    List<CareInstitution> institutions,
    List<CareBenefit> benefits) {
  private static final long SEED = 42_195L;

  ProvisionBooks {
    certificates = List.copyOf(certificates);
    institutions = List.copyOf(institutions);
    benefits = List.copyOf(benefits);
  }

  /** The same register gives the same books; each maker draws from a stream of its own. */
  static ProvisionBooks of(RegisterContent content) {
    Region region = content.region();
    LocalDate today = content.asOf();
    return new ProvisionBooks(
        region,
        today,
        new CaregiverMaker(stream(region, 1), today, region).make(content.people()),
        new InstitutionMaker(stream(region, 2), today, region).make(),
        new BenefitMaker(stream(region, 3), today, region).make(content.people()));
  }

  private static Draw stream(Region region, int book) {
    return new Draw(SEED + 10L * region.ordinal() + book);
  }
}
