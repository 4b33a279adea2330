package org.tongban.core.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;
import static org.tongban.core.directory.ExampleDirectory.CLOCK;
import static org.tongban.core.directory.ExampleDirectory.JIASHAN;
import static org.tongban.core.directory.ExampleDirectory.QINGPU;
import static org.tongban.core.directory.ExampleDirectory.WUJIANG;
import static org.tongban.core.policy.Queries.ASSISTANCE;
import static org.tongban.core.policy.Queries.CARE;
import static org.tongban.core.policy.Queries.marriage;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tongban.core.directory.Directory;
import org.tongban.core.directory.ExampleDirectory;
import org.tongban.core.directory.Member;
import org.tongban.core.message.Actor;
import org.tongban.core.message.BasisType;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.Purpose;
import org.tongban.core.message.ServiceVersion;
import org.tongban.core.policy.Queries.Query;
import org.tongban.core.refusal.Hop;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.core.refusal.Violation;

class DraftPolicyTest {
  private static final String RULES =
      """
      answers: []
      asks:
        - id: window
          description: the window
          systems: [clerk]
          units: [civil-affairs]
          members: [310118]
          services: [certificate.marriage]
          purposes: [MARRIAGE_REGISTRATION]
        - id: batch
          description: any unit of one system, everywhere
          systems: [clerk, batch]
          units: anyUnit
          members: anyMember
          services: [certificate.marriage, eldercare.assessment]
          purposes: [MARRIAGE_REGISTRATION, CARE_ADMISSION]
      """;
  private static final MemberCode CITY = new MemberCode("310100");
  private static final Directory DIRECTORY = AccessRulesTest.directory();
  private final Policy policy =
      new Policy(() -> Queries.rules(RULES), WUJIANG, () -> DIRECTORY, CLOCK, Queries.LIMITS);

  static Stream<Arguments> askers() {
    return Stream.of(
        argumentSet("the window", "clerk", "civil-affairs", "MARRIAGE_REGISTRATION", true),
        argumentSet("any unit of the other rule", "batch", "x", "CARE_ADMISSION", true),
        argumentSet("another purpose", "clerk", "civil-affairs", "EMERGENCY_AID", false),
        argumentSet("another system", "console", "civil-affairs", "MARRIAGE_REGISTRATION", false));
  }

  @ParameterizedTest
  @MethodSource("askers")
  void saysBeforehandWhoMayAskOfSomebody(String system, String unit, String purpose, boolean may) {
    // Given
    var actor = new Actor(system, unit, "op-1");
    var service = marriage().draft().service();

    // Then
    assertThat(policy.opens(actor, service, new Purpose(purpose))).isEqualTo(may);
  }

  @Test
  void permitsOurOwnSystemAndNamesTheRule() {
    // Given
    var draft = marriage().draft();

    // When
    var permitted = policy.permit(Queries.valid(draft));

    // Then
    assertThat(permitted.rule()).isEqualTo("window");
    assertThat(permitted.draft()).isSameAs(draft);
  }

  static Stream<Arguments> denials() {
    return Stream.of(
        argumentSet(
            "another system", marriage().by("console", "civil-affairs"), "'window' lacks [system]"),
        argumentSet(
            "another service",
            marriage().of(ASSISTANCE, "EMERGENCY_AID"),
            "lacks [service, purpose]"),
        argumentSet(
            "another purpose",
            marriage().of(Queries.MARRIAGE, "DIVORCE_REGISTRATION"),
            "'window' lacks [purpose]"));
  }

  @ParameterizedTest
  @MethodSource("denials")
  void deniesWhatNoRuleNames(Query query, String detail) {
    // Given
    var valid = Queries.valid(query.draft());

    // When
    var refused = catchThrowableOfType(RefusedException.class, () -> policy.permit(valid));

    // Then
    assertThat(refused.reason()).isEqualTo(Reason.NOT_PERMITTED);
    assertThat(refused.at(Hop.ASKING_NODE).detail()).contains(detail);
  }

  @Test
  void theRuleThatNamesTheRecipientDecides() {
    // Given
    var permitted = policy.permit(Queries.valid(marriage().draft()));

    // When
    var near = policy.address(permitted, member(QINGPU));
    var far = policy.address(permitted, member(JIASHAN));

    // Then
    assertThat(near.rule()).isEqualTo("window");
    assertThat(far.rule()).isEqualTo("batch");
    assertThat(far.recipient().code()).isEqualTo(JIASHAN);
  }

  @Test
  void theDirectorySaysOverWhomARecipientIsReached() {
    // Given
    var directory = relayed("active");
    var policy =
        new Policy(() -> Queries.rules(RULES), WUJIANG, () -> directory, CLOCK, Queries.LIMITS);
    var permitted = policy.permit(Queries.valid(marriage().draft()));

    // When
    var relayed = policy.address(permitted, directory.member(QINGPU).orElseThrow());
    var direct = policy.address(permitted, directory.member(JIASHAN).orElseThrow());

    // Then
    assertThat(relayed.relays()).extracting(Member::code).containsExactly(CITY);
    assertThat(relayed.contract().endToEnd()).isFalse();
    assertThat(relayed.secret()).isTrue();
    assertThat(direct.relays()).isEmpty();
    assertThat(direct.secret()).isFalse();
  }

  @Test
  void aSuspendedRelayClosesTheWay() {
    // Given
    var directory = relayed("suspended");
    var policy =
        new Policy(() -> Queries.rules(RULES), WUJIANG, () -> directory, CLOCK, Queries.LIMITS);
    var permitted = policy.permit(Queries.valid(marriage().draft()));
    var recipient = directory.member(QINGPU).orElseThrow();

    // When
    var refused =
        catchThrowableOfType(RefusedException.class, () -> policy.address(permitted, recipient));

    // Then
    assertThat(refused.reason()).isEqualTo(Reason.REGION_UNKNOWN);
    assertThat(refused.violations()).extracting(Violation::pointer).containsExactly("/to");
  }

  private static Directory relayed(String status) {
    var tree = AccessRulesTest.tree();
    ExampleDirectory.addRelay(tree, CITY, "3101");
    ((ObjectNode) tree.at("/members/3")).put("status", status);
    ((ObjectNode) tree.at("/members/0")).putObject("via").put("relay", CITY.value());
    return Directory.parse(tree.toString().getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aRecipientThatNoRuleNamesIsDenied() {
    // Given
    var narrow =
        new Policy(
            () -> Queries.rules(RULES.replace("anyMember", "[310118]")),
            WUJIANG,
            () -> DIRECTORY,
            CLOCK,
            Queries.LIMITS);
    var permitted = narrow.permit(Queries.valid(marriage().draft()));

    // When // Then
    assertThatThrownBy(() -> narrow.address(permitted, member(JIASHAN)))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("lacks [member]");
  }

  @Test
  void aServiceThatTheRecipientDoesNotOfferIsNotItsCompetence() {
    // Given
    var permitted = policy.permit(Queries.valid(marriage().draft()));
    var without = ExampleDirectory.directory().member(QINGPU).orElseThrow();

    // When
    var refused =
        catchThrowableOfType(RefusedException.class, () -> policy.address(permitted, without));

    // Then
    assertThat(refused.reason()).isEqualTo(Reason.NOT_COMPETENT);
  }

  @Test
  void aMemberThatHasOnlyTheOlderVersionIsAskedInThat() {
    // Given
    var permitted = policy.permit(Queries.valid(care().draft()));

    // When
    var addressed = policy.address(permitted, offering(new ServiceVersion(1, 0)));

    // Then
    assertThat(permitted.contract().version()).isEqualTo(new ServiceVersion(1, 1));
    assertThat(addressed.contract().version()).isEqualTo(new ServiceVersion(1, 0));
  }

  @Test
  void aMemberThatHasOnlyAnotherMajorVersionIsNotAskedAndTheRefusalListsWhatItHas() {
    // Given
    var permitted = policy.permit(Queries.valid(care().draft()));
    var other = offering(new ServiceVersion(2, 0));

    // When
    var refused =
        catchThrowableOfType(RefusedException.class, () -> policy.address(permitted, other));

    // Then
    assertThat(refused.reason()).isEqualTo(Reason.VERSION_NOT_ACCEPTED);
    assertThat(refused.violations())
        .containsExactly(new Violation("/version", "the member answers in [2.0]"));
  }

  private static Query care() {
    return marriage().of(CARE, "CARE_ADMISSION").on(BasisType.AUTHORIZATION);
  }

  private static Member offering(ServiceVersion version) {
    var member = member(JIASHAN);
    return new Member(
        member.code(),
        member.nameZh(),
        member.nameEn(),
        member.creditCode(),
        member.prefixes(),
        member.endpoints(),
        member.keys(),
        Map.of(CARE, List.of(version)),
        true,
        false,
        Optional.empty());
  }

  @Test
  void anAgreementThatDoesNotCoverUsStopsTheDraftHere() {
    // Given
    var query = marriage().of(CARE, "CARE_ADMISSION").on(BasisType.AUTHORIZATION);
    var permitted = policy.permit(Queries.valid(query.under("qp-js-care-2025").draft()));

    // When // Then
    assertThatThrownBy(() -> policy.address(permitted, member(JIASHAN)))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("lacks [parties]");
  }

  @Test
  void theContentOfAnAskIsNoDraft() {
    // Given
    var valid = Queries.valid(marriage().ask());

    // When // Then
    assertThatThrownBy(() -> policy.permit(valid)).isInstanceOf(IllegalStateException.class);
  }

  private static Member member(MemberCode code) {
    return DIRECTORY.member(code).orElseThrow();
  }
}
