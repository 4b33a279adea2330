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
import static org.tongban.core.policy.Queries.MARRIAGE;
import static org.tongban.core.policy.Queries.marriage;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tongban.core.directory.Directory;
import org.tongban.core.directory.ExampleDirectory;
import org.tongban.core.message.BasisType;
import org.tongban.core.policy.Queries.Query;
import org.tongban.core.refusal.Hop;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.core.seal.OpenedAsks;

class PolicyTest {
  private static final String RULES =
      """
      answers:
        - id: marriage
          description: registration
          from: 2025-05-10
          to: 2026-11-22
          members: [320509]
          services: [certificate.marriage]
          purposes: [MARRIAGE_REGISTRATION]
          basis: [STATUTE]
          fields: [status, parties]
        - id: marriage-all
          description: registration, seen whole
          members: anyMember
          services: [certificate.marriage]
          purposes: [MARRIAGE_REGISTRATION, DIVORCE_REGISTRATION]
          basis: [STATUTE]
          fields: contract
        - id: care
          description: by agreement
          agreement: qp-js-care-2025
          services: [eldercare.assessment]
          purposes: [CARE_ADMISSION, CARE_RECOGNITION]
          basis: [AUTHORIZATION]
          fields: contract
      asks: []
      """;
  private static final Directory DIRECTORY = AccessRulesTest.directory();
  private static final Query CARE_QUERY =
      marriage().from(JIASHAN).of(CARE, "CARE_ADMISSION").on(BasisType.AUTHORIZATION);

  @Test
  void theFirstRuleThatPermitsDecidesAndNarrowsTheFields() {
    // When
    var permitted = permit(RULES, marriage());

    // Then
    assertThat(permitted.rule()).isEqualTo("marriage");
    assertThat(permitted.fields())
        .containsExactly(
            "status", "parties[].name", "parties[].birthDate", "parties[].idNumberTail");
    assertThat(permitted.contract().id()).isEqualTo(MARRIAGE);
  }

  @Test
  void anyMemberIsPermittedWhereARuleSaysSo() {
    // When
    var permitted = permit(RULES, marriage().from(JIASHAN));

    // Then
    assertThat(permitted.rule()).isEqualTo("marriage-all");
    assertThat(permitted.fields()).contains("registrar");
  }

  static Stream<Arguments> denials() {
    return Stream.of(
        argumentSet(
            "another purpose",
            marriage().of(MARRIAGE, "CERTIFICATE_VERIFICATION"),
            "'marriage' lacks [purpose]"),
        argumentSet(
            "another service",
            marriage().of(ASSISTANCE, "EMERGENCY_AID"),
            "lacks [service, purpose]"),
        argumentSet("an agreement that is not named", CARE_QUERY, "'care' lacks [agreement]"),
        argumentSet(
            "an agreement that nobody knows", CARE_QUERY.under("other"), "not in the directory"),
        argumentSet(
            "an agreement of others",
            CARE_QUERY.from(WUJIANG).under("qp-js-care-2025"),
            "'qp-js-care-2025' lacks [parties]"),
        argumentSet(
            "an agreement on another service",
            marriage().from(JIASHAN).under("qp-js-care-2025"),
            "lacks [service, purpose]"),
        argumentSet(
            "an agreement on another purpose",
            CARE_QUERY.of(CARE, "CARE_SUBSIDY").under("care-2026"),
            "'care-2026' lacks [purpose]"));
  }

  @ParameterizedTest
  @MethodSource("denials")
  void deniesAndNamesTheNearestRuleForTheLogOnly(Query query, String detail) {
    // When
    var refused = refused(RULES, query);

    // Then
    assertThat(refused.reason()).isEqualTo(Reason.NOT_PERMITTED);
    assertThat(refused.at(Hop.ANSWERING_NODE).detail()).contains(detail);
    assertThat(refused.violations()).isEmpty();
  }

  @Test
  void anAgreementThatIsNamedOpensTheRule() {
    // When
    var permitted = permit(RULES, CARE_QUERY.under("qp-js-care-2025"));

    // Then
    assertThat(permitted.rule()).isEqualTo("care");
  }

  @Test
  void onlyAnAgreementThatTheRuleReliedOnIsHandedOn() {
    // Given
    var open = RULES.replace("agreement: qp-js-care-2025", "members: anyMember");
    var named = CARE_QUERY.under("qp-js-care-2025");

    // Then
    assertThat(permit(RULES, named).agreement()).contains("qp-js-care-2025");
    assertThat(permit(open, named).agreement()).isEmpty();
    assertThat(permit(RULES, marriage()).agreement()).isEmpty();
  }

  @Test
  void aBasisThatTheRuleDoesNotTakeIsDenied() {
    // When
    var refused =
        refused(
            RULES,
            CARE_QUERY.of(CARE, "CARE_RECOGNITION").on(BasisType.STATUTE).under("qp-js-care-2025"));

    // Then
    assertThat(refused.at(Hop.ANSWERING_NODE).detail()).contains("'care' lacks [basis]");
  }

  static Stream<Arguments> days() {
    return Stream.of(
        argumentSet("the last second before", "2025-05-09T15:59:59Z", "marriage-all"),
        argumentSet("the first second in Shanghai", "2025-05-09T16:00:00Z", "marriage"),
        argumentSet("the last second in Shanghai", "2026-11-22T15:59:59Z", "marriage"),
        argumentSet("the first second after", "2026-11-22T16:00:00Z", "marriage-all"));
  }

  @ParameterizedTest
  @MethodSource("days")
  void theDaysOfARuleAreChineseDays(String now, String rule) {
    // Given
    var clock = Clock.fixed(Instant.parse(now), ZoneOffset.UTC);
    var policy =
        new Policy(() -> Queries.rules(RULES), QINGPU, () -> DIRECTORY, clock, Queries.LIMITS);
    var ask = marriage().ask();

    // When
    var permitted = policy.permit(OpenedAsks.of(ask), Queries.valid(ask));

    // Then
    assertThat(permitted.rule()).isEqualTo(rule);
  }

  @Test
  void anAgreementThatEndedIsNoLongerOne() {
    // Given
    var clock = Clock.fixed(Instant.parse("2030-12-31T16:00:00Z"), ZoneOffset.UTC);
    var policy =
        new Policy(() -> Queries.rules(RULES), QINGPU, () -> DIRECTORY, clock, Queries.LIMITS);
    var ask = CARE_QUERY.under("qp-js-care-2025").ask();

    // When // Then
    assertThatThrownBy(() -> policy.permit(OpenedAsks.of(ask), Queries.valid(ask)))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("lacks [dates]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "members: [320509]",
        "services: [certificate.marriage]",
        "purposes: [MARRIAGE_REGISTRATION]",
        "basis: [STATUTE]",
        "fields: [status, parties]"
      })
  void anEmptyListIsNobody(String list) {
    // Given
    var first = RULES.substring(0, RULES.indexOf("  - id: marriage-all")) + "asks: []\n";
    var emptied = first.replace(list, list.substring(0, list.indexOf(':')) + ": []");

    // When
    var refused = refused(emptied, marriage());

    // Then
    assertThat(emptied).isNotEqualTo(first);
    assertThat(refused.reason()).isEqualTo(Reason.NOT_PERMITTED);
  }

  @Test
  void withoutRulesNobodyIsPermitted() {
    // When
    var refused = refused("answers: []\nasks: []\n", marriage());

    // Then
    assertThat(refused.at(Hop.ANSWERING_NODE).detail()).contains("no rule under 'answers'");
  }

  @Test
  void aRuleOnFieldsThatTheContractDoesNotShowPermitsNothing() {
    // When
    var refused =
        refused(
            RULES.replace("[status, parties]", "[idNumber]").replace("anyMember", "[]"),
            marriage());

    // Then
    assertThat(refused.at(Hop.ANSWERING_NODE).detail()).contains("lacks [fields]");
  }

  @Test
  void theContentOfAnEqualAskIsNotTheContentOfThisAsk() {
    // Given
    var one = marriage().ask();
    var other = marriage().ask();

    // When // Then
    assertThatThrownBy(() -> policy(RULES).permit(OpenedAsks.of(one), Queries.valid(other)))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aMemberThatWasSuspendedIsDenied() {
    // Given
    var tree = ExampleDirectory.tree();
    ((ObjectNode) tree.at("/members/1")).put("status", "suspended");
    var directory = Directory.parse(tree.toString().getBytes(StandardCharsets.UTF_8));
    var policy =
        new Policy(() -> Queries.rules(RULES), QINGPU, () -> directory, CLOCK, Queries.LIMITS);
    var ask = marriage().ask();

    // When // Then
    assertThatThrownBy(() -> policy.permit(OpenedAsks.of(ask), Queries.valid(ask)))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("not active");
  }

  static Stream<Arguments> shipped() {
    var admission = marriage().of(CARE, "CARE_ADMISSION").on(BasisType.AUTHORIZATION);
    return Stream.of(
        argumentSet("吴江 asks 青浦 for a marriage", marriage(), true),
        argumentSet("吴江 asks 嘉善 for a marriage", marriage().to(JIASHAN), true),
        argumentSet(
            "青浦 asks 吴江 for assistance",
            marriage().from(QINGPU).to(WUJIANG).of(ASSISTANCE, "ASSISTANCE_REVIEW"),
            true),
        argumentSet(
            "嘉善 asks 青浦 for care by agreement",
            admission.from(JIASHAN).under("qp-js-care-2025"),
            true),
        argumentSet("嘉善 asks 青浦 for care without agreement", admission.from(JIASHAN), false),
        argumentSet("吴江 asks 嘉善 for care", admission.to(JIASHAN), false),
        argumentSet(
            "吴江 asks 嘉善 for care by others' agreement",
            admission.to(JIASHAN).under("qp-js-care-2025"),
            false),
        argumentSet("嘉善 asks 吴江 for care", admission.from(JIASHAN).to(WUJIANG), true));
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void theShippedRulesSayWhatTheirCommentsSay(Query query, boolean permitted) throws IOException {
    // Given
    var file = AccessRulesTest.shipped(query.to().value());
    var rules = AccessRules.load(Files.readAllBytes(file));
    var policy = new Policy(() -> rules, query.to(), () -> DIRECTORY, CLOCK, Queries.LIMITS);
    var ask = query.ask();

    // When
    var refused =
        catchThrowableOfType(
            RefusedException.class, () -> policy.permit(OpenedAsks.of(ask), Queries.valid(ask)));

    // Then
    assertThat(refused == null).isEqualTo(permitted);
  }

  @Property(tries = 300)
  void whatIsPermittedIsNamedByTheRuleItself(@ForAll("rules") List<String> parts) {
    // Given
    var yaml =
        """
        answers:
          - {id: r, description: d, members: [%s], services: [%s], purposes: [%s], basis: [%s], fields: [%s]}
        asks: []
        """
            .formatted(parts.toArray());
    var named =
        parts.get(0).contains("320509")
            && parts.get(1).contains("certificate.marriage")
            && parts.get(2).contains("MARRIAGE_REGISTRATION")
            && parts.get(3).contains("STATUTE")
            && parts.get(4).contains("status");

    // When
    var refused = catchThrowableOfType(RefusedException.class, () -> permit(yaml, marriage()));

    // Then
    assertThat(refused == null).isEqualTo(named);
  }

  @Provide
  Arbitrary<List<String>> rules() {
    return Combinators.combine(
            some("310118", "320509", "330421"),
            some("certificate.marriage", "assistance.status"),
            some("MARRIAGE_REGISTRATION", "CARE_ADMISSION"),
            some("STATUTE", "AUTHORIZATION"),
            some("status", "salary"))
        .as(List::of);
  }

  private static Arbitrary<String> some(String... values) {
    return Arbitraries.of(values).set().map(chosen -> String.join(", ", chosen));
  }

  private static PermittedAsk permit(String yaml, Query query) {
    var ask = query.ask();
    return policy(yaml).permit(OpenedAsks.of(ask), Queries.valid(ask));
  }

  private static RefusedException refused(String yaml, Query query) {
    var refused = catchThrowableOfType(RefusedException.class, () -> permit(yaml, query));
    assertThat(refused).as("it was permitted").isNotNull();
    return refused;
  }

  private static Policy policy(String yaml) {
    return new Policy(() -> Queries.rules(yaml), QINGPU, () -> DIRECTORY, CLOCK, Queries.LIMITS);
  }
}
