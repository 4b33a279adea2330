package org.tongban.node.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.tongban.core.directory.Suite.ES256;
import static org.tongban.core.directory.Suite.SM2;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tongban.core.catalogue.Contract;
import org.tongban.core.directory.CertifiedKey;
import org.tongban.core.directory.KeyUse;
import org.tongban.core.directory.Member;
import org.tongban.core.directory.Suite;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.ServiceId;
import org.tongban.core.message.ServiceVersion;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.core.seal.DemonstrationAuthority;

/** Which suite a node asks in, and that it never falls back from its setting. */
class SuiteChoiceTest {
  private static final Instant NOW = Instant.parse("2026-11-22T02:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  private static final MemberCode MEMBER = new MemberCode("310118");
  private static final List<Suite> BOTH = List.of(ES256, SM2);

  @Test
  void theContractsOrderDecidesAmongThoseThatBothSpeak() {
    // Given
    var contract = contract(false, "ES256", "SM2");

    // When // Then
    assertThat(choose(BOTH, null, contract, member(BOTH))).isEqualTo(ES256);
    assertThat(choose(BOTH, null, contract(false, "SM2", "ES256"), member(BOTH))).isEqualTo(SM2);
    assertThat(choose(List.of(SM2), null, contract, member(BOTH))).isEqualTo(SM2);
    assertThat(choose(BOTH, null, contract, member(List.of(SM2)))).isEqualTo(SM2);
  }

  @Test
  void theSettingIsNeverFallenBackFrom() {
    // Given
    var contract = contract(false, "ES256", "SM2");

    // When // Then
    assertThat(choose(BOTH, SM2, contract, member(BOTH))).isEqualTo(SM2);
    refused(BOTH, SM2, contract, member(List.of(ES256)));
    refused(BOTH, SM2, contract(false, "ES256"), member(BOTH));
    refused(List.of(ES256), SM2, contract, member(BOTH));
  }

  @Test
  void withoutACommonSuiteNothingIsAsked() {
    // When // Then
    refused(List.of(ES256), null, contract(false, "ES256", "SM2"), member(List.of(SM2)));
    refused(BOTH, null, contract(false, "SM2"), member(List.of(ES256)));
  }

  @Test
  void whoIsAskedSecretlyNeedsAKeyToOpenIt() {
    // Given
    var signsOnly = member(BOTH, KeyUse.SIGN);

    // When // Then
    assertThat(choose(BOTH, null, contract(false, "SM2"), signsOnly)).isEqualTo(SM2);
    refused(BOTH, null, contract(true, "SM2", "ES256"), signsOnly);
    assertThat(choose(BOTH, null, contract(true, "SM2"), member(BOTH))).isEqualTo(SM2);
  }

  private static void refused(List<Suite> own, Suite only, Contract contract, Member member) {
    var refusal =
        catchThrowableOfType(RefusedException.class, () -> choose(own, only, contract, member));
    assertThat(refusal).isNotNull();
    assertThat(refusal.reason()).isEqualTo(Reason.PEER_NOT_TRUSTED);
  }

  @Test
  void everyRelayOnTheWayMustSignInTheSuite() {
    // Given
    var choice = new SuiteChoice(BOTH, Optional.empty(), CLOCK);
    var contract = contract(false, "ES256", "SM2");
    var signsOnly = member(List.of(SM2), KeyUse.SIGN);

    // When // Then
    assertThat(choice.choose(contract, true, List.of(member(BOTH), signsOnly))).isEqualTo(SM2);
    assertThatThrownBy(() -> choice.choose(contract, true, List.of(signsOnly, member(BOTH))))
        .isInstanceOf(RefusedException.class);
    assertThatThrownBy(
            () -> choice.choose(contract, true, List.of(member(List.of(ES256)), signsOnly)))
        .isInstanceOf(RefusedException.class);
  }

  private static Suite choose(List<Suite> own, Suite only, Contract contract, Member member) {
    return new SuiteChoice(own, Optional.ofNullable(only), CLOCK)
        .choose(contract, contract.endToEnd(), List.of(member));
  }

  private static Member member(List<Suite> suites) {
    return member(suites, KeyUse.SIGN, KeyUse.ENCRYPT);
  }

  private static Member member(List<Suite> suites, KeyUse... uses) {
    var keys = new ArrayList<CertifiedKey>();
    for (var suite : suites) {
      var authority = DemonstrationAuthority.create(CLOCK, 1, suite);
      for (var use : uses) {
        var certificate = authority.issue(MEMBER, use).certificate();
        var thumbprint = CertifiedKey.thumbprintOf(certificate);
        var end = NOW.plusSeconds(9);
        keys.add(new CertifiedKey(MEMBER, use, suite, certificate, thumbprint, NOW, end, false));
      }
    }
    return new Member(
        MEMBER,
        "民政局",
        "Bureau",
        "11310199000000019K",
        List.of("310118"),
        List.of(URI.create("https://127.0.0.1:7201")),
        keys,
        Map.of(),
        true,
        false,
        Optional.empty());
  }

  private static Contract contract(boolean secret, String... suites) {
    return new Contract(
        new ServiceId("certificate.marriage"),
        new ServiceVersion(1, 0),
        "婚姻登记",
        "Marriage",
        "310118-1",
        Contract.Sharing.CONDITIONAL,
        Map.of(),
        List.of(),
        Optional.empty(),
        Map.of(),
        secret ? Contract.Confidentiality.END_TO_END : Contract.Confidentiality.HOP,
        Contract.Interaction.SYNC,
        0,
        30,
        new LinkedHashSet<>(List.of(suites)),
        List.of(),
        Contract.AnswerFormat.JSON,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
