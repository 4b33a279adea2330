package org.tongban.node.demo.register.care;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tongban.core.identity.CaregiverNumber;
import org.tongban.core.identity.CitizenId;
import org.tongban.core.identity.CreditCode;
import org.tongban.node.demo.register.Person;
import org.tongban.node.demo.register.Region;
import org.tongban.node.demo.register.RegisterContent;
import org.tongban.node.demo.register.SyntheticRegisters;
import org.tongban.node.demo.register.care.CareBenefit.Kind;

class SyntheticProvisionTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

  private final Map<Region, RegisterContent> registers =
      SyntheticRegisters.generate(SyntheticRegisters.DEMO_SEED, TODAY);

  @ParameterizedTest
  @EnumSource
  void isTheSameForTheSameRegister(Region region) {
    assertThat(ProvisionBooks.of(registers.get(region)))
        .isEqualTo(ProvisionBooks.of(registers.get(region)));
  }

  @ParameterizedTest
  @EnumSource
  void certificatesHaveGoodNumbersAndEveryState(Region region) {
    // When
    List<CaregiverCertificate> certificates =
        ProvisionBooks.of(registers.get(region)).certificates();

    // Then
    assertThat(certificates).map(CaregiverCertificate::number).doesNotHaveDuplicates();
    assertThat(certificates)
        .map(CaregiverCertificate::status)
        .contains(CaregiverCertificate.Status.values());
    assertThat(certificates)
        .allSatisfy(
            certificate -> {
              assertThat(CaregiverNumber.faults(certificate.number())).isEmpty();
              assertThat(CitizenId.faults(certificate.holder().idNumber())).isEmpty();
              assertThat(certificate.holder().idNumber().substring(4, 6)).isEqualTo("99");
            });
  }

  @ParameterizedTest
  @EnumSource
  void aReplacedCertificateHasOneOfTheSameHolderAfterIt(Region region) {
    // Given
    List<CaregiverCertificate> certificates =
        ProvisionBooks.of(registers.get(region)).certificates();

    // When
    List<CaregiverCertificate> replaced =
        certificates.stream().filter(each -> each.replacedBy().isPresent()).toList();

    // Then
    assertThat(replaced)
        .isNotEmpty()
        .allSatisfy(
            old ->
                assertThat(certificates)
                    .anyMatch(
                        next ->
                            next.number().equals(old.replacedBy().orElseThrow())
                                && next.holder().equals(old.holder())
                                && next.issuedOn().equals(old.statusSince())
                                && next.level() <= old.level()));
  }

  @ParameterizedTest
  @EnumSource
  void institutionsHaveGoodCodesThatNobodyShares(Region region) {
    // When
    List<CareInstitution> institutions = ProvisionBooks.of(registers.get(region)).institutions();

    // Then
    assertThat(institutions)
        .hasSizeGreaterThan(40)
        .flatMap(
            institution -> {
              Set<String> codes = new HashSet<>(institution.formerCodes());
              codes.add(institution.creditCode());
              return codes;
            })
        .doesNotHaveDuplicates()
        .allSatisfy(code -> assertThat(CreditCode.faults(code)).isEmpty());
    assertThat(institutions)
        .allSatisfy(
            institution ->
                assertThat(institution.filings())
                    .map(CareInstitution.Filing::day)
                    .isSorted()
                    .allMatch(day -> !day.isAfter(TODAY)));
  }

  @ParameterizedTest
  @EnumSource
  void benefitsAreOfPeopleWhomTheRegisterKnows(Region region) {
    // Given
    List<Person> people = registers.get(region).people();

    // When
    List<CareBenefit> benefits = ProvisionBooks.of(registers.get(region)).benefits();

    // Then
    assertThat(benefits).map(CareBenefit::number).doesNotHaveDuplicates();
    assertThat(benefits).map(CareBenefit::status).contains(CareBenefit.Status.values());
    assertThat(benefits).map(CareBenefit::person).isSubsetOf(people);
    assertThat(benefits.stream().anyMatch(benefit -> benefit.kind() == Kind.LTCI))
        .isEqualTo(region != Region.JIASHAN);
  }
}
