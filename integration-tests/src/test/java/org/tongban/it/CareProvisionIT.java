package org.tongban.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tongban.node.demo.register.Region.JIASHAN;
import static org.tongban.node.demo.register.Region.QINGPU;
import static org.tongban.node.demo.register.Region.WUJIANG;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tongban.it.federation.Federation;
import org.tongban.it.federation.Reply;
import org.tongban.it.federation.Wish;
import org.tongban.it.federation.WithFederation;
import org.tongban.node.demo.register.KnownPeople;
import org.tongban.node.demo.register.Region;
import org.tongban.node.demo.register.care.KnownCaregivers;
import org.tongban.node.demo.register.care.KnownInstitutions;

/**
 * Care workers, homes and benefits between two nodes: what each purpose is told, and who is not.
 */
@WithFederation
class CareProvisionIT {
  private static final String STATUTE = "养老机构管理办法";

  private final Federation federation;

  CareProvisionIT(Federation federation) {
    this.federation = federation;
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "JIASHAN")
  void aCertificateUnderAnotherNameTellsNothing(Region to) {
    // Given
    String name = KnownCaregivers.SENIOR.holder(to).name();

    // When
    Reply right = certificate(to, KnownCaregivers.SENIOR.number(to), name);
    Reply wrong = certificate(to, KnownCaregivers.SENIOR.number(to), KnownPeople.NOBODYS_NAME);

    // Then
    assertThat(right.outcome()).as(right.text()).isEqualTo("POSITIVE");
    assertThat(right.json().at("/body/level/level").asText()).isEqualTo("3");
    assertThat(wrong.outcome()).as(wrong.text()).isEqualTo("IDENTITY_MISMATCH");
    assertThat(wrong.json().has("body")).isFalse();
    assertThat(wrong.everything()).doesNotContain(name, KnownPeople.NOBODYS_NAME);
  }

  @Test
  void anOlderCertificateThatIsNotKeptIsNotDenied() {
    // When
    Reply reply = certificate(WUJIANG, KnownCaregivers.OLDER, "费海燕");

    // Then
    assertThat(reply.outcome()).as(reply.text()).isEqualTo("NOT_FOUND");
    assertThat(reply.json().has("body")).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void aFamilyLearnsThatAHomeIsSanctionedAndNotWhy(Region to) {
    // When
    Reply family = institution(to, "CARE_ADMISSION");
    Reply office = institution(to, "INSTITUTION_RECOGNITION");

    // Then
    assertThat(family.outcome()).as(family.text()).isEqualTo("POSITIVE");
    assertThat(family.json().at("/body/sanctioned").asBoolean()).isTrue();
    assertThat(family.json().path("body").has("sanctions")).isFalse();
    assertThat(family.json().at("/body/filing").has("number")).isFalse();
    assertThat(office.json().at("/body/sanctions/0/kind").asText()).isEqualTo("CORRECTION");
    assertThat(office.json().at("/body/sanctions/0").has("documentNo")).isFalse();
  }

  @Test
  void benefitsAreToldUnderTheAgreementAndAmountsByStatuteOnly() {
    // Given
    Wish benefits = Wish.of("eldercare.entitlement", "310118", elder());
    Wish subsidy = benefits.purpose("CARE_SUBSIDY", "STATUTE", STATUTE);
    Wish duplicates = benefits.purpose("DUPLICATE_BENEFIT_CHECK", "STATUTE", STATUTE);

    // When
    Reply agreed = federation.ask(JIASHAN, subsidy.agreed());
    Reply stranger = federation.ask(WUJIANG, subsidy);
    Reply amounts = federation.ask(WUJIANG, duplicates);

    // Then
    assertThat(agreed.outcome()).as(agreed.text()).isEqualTo("POSITIVE");
    assertThat(agreed.text()).contains("SUSPENDED", "MOVED").doesNotContain("amountPerMonth");
    assertThat(stranger.problem()).isEqualTo("403 not-permitted at answering-node");
    assertThat(amounts.text()).contains("amountPerMonth").doesNotContain("lastLevel", "stopReason");
  }

  @Test
  void whereTheInsuranceIsNotConnectedItIsMissing() {
    // Given
    Wish benefits =
        Wish.of("eldercare.entitlement", "330421", Wish.subject(KnownPeople.HUSBAND.in(JIASHAN)));

    // When
    Reply reply =
        federation.ask(QINGPU, benefits.purpose("CARE_SUBSIDY", "STATUTE", STATUTE).agreed());

    // Then
    assertThat(reply.outcome()).as(reply.text()).isEqualTo("PARTIAL");
    assertThat(reply.json().at("/body/entitlements").isArray()).isTrue();
    assertThat(reply.json().at("/missing/0/field").asText()).isEqualTo("entitlements[LTCI]");
  }

  private static ObjectNode elder() {
    return Wish.subject(KnownPeople.ELDER.in(QINGPU));
  }

  private Reply certificate(Region to, String number, String name) {
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("certificateNo", number);
    body.putObject("holder").put("name", name);
    return federation.ask(
        JIASHAN,
        Wish.of("eldercare.caregiver-certificate", to.code(), body)
            .purpose("CARE_STAFFING", "STATUTE", STATUTE));
  }

  private Reply institution(Region to, String purpose) {
    ObjectNode body =
        JsonNodeFactory.instance
            .objectNode()
            .put("uscc", KnownInstitutions.SANCTIONED.creditCode(to));
    return federation.ask(
        to == QINGPU ? WUJIANG : QINGPU,
        Wish.of("eldercare.institution", to.code(), body).purpose(purpose, "STATUTE", STATUTE));
  }
}
