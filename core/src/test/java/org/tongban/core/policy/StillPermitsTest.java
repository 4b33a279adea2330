package org.tongban.core.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tongban.core.policy.Queries.CARE;
import static org.tongban.core.policy.Queries.marriage;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.tongban.core.directory.Directory;
import org.tongban.core.directory.ExampleDirectory;
import org.tongban.core.message.BasisType;
import org.tongban.core.message.MemberCode;
import org.tongban.core.policy.Queries.Query;

/** What was permitted under an agreement is judged again by the rules of the day. */
class StillPermitsTest {
  private static final MemberCode QINGPU = new MemberCode("310118");
  private static final String AGREEMENT = "qp-js-care-2025";
  private static final String RULE =
      """
      answers:
        - id: care
          description: a home admits an elder
          agreement: qp-js-care-2025
          services: [eldercare.assessment]
          purposes: [CARE_ADMISSION]
          basis: [AUTHORIZATION]
          fields: contract
      asks: []
      """;
  private static final Query CARE_QUERY =
      marriage()
          .from(new MemberCode("330421"))
          .of(CARE, "CARE_ADMISSION")
          .on(BasisType.AUTHORIZATION);

  private static Policy policy(String rules, Directory directory, String now) {
    var clock = Clock.fixed(Instant.parse(now), ZoneOffset.UTC);
    return new Policy(() -> Queries.rules(rules), QINGPU, () -> directory, clock, Queries.LIMITS);
  }

  private static boolean permits(String rules, Query query, String now) {
    var ask = query.ask();
    var policy = policy(rules, AccessRulesTest.directory(), now);
    return policy.stillPermits(ask, Queries.valid(ask));
  }

  @Test
  void itIsPermittedWhileRuleAndAgreementAreThere() {
    var now = "2026-11-22T01:02:03Z";
    assertThat(permits(RULE, CARE_QUERY.under(AGREEMENT), now)).isTrue();
    assertThat(permits(RULE, CARE_QUERY, now)).as("names none").isFalse();
    assertThat(permits(RULE, CARE_QUERY.under("another"), now)).as("names another").isFalse();
    assertThat(permits("answers: []\nasks: []\n", CARE_QUERY.under(AGREEMENT), now))
        .as("the rule was taken out")
        .isFalse();
    var open = RULE.replace("agreement: qp-js-care-2025", "members: anyMember");
    assertThat(permits(open, CARE_QUERY.under(AGREEMENT), now))
        .as("the rule needs no agreement any more")
        .isFalse();
  }

  @Test
  void itEndsWithTheLastChineseDayOfTheAgreement() {
    assertThat(permits(RULE, CARE_QUERY.under(AGREEMENT), "2030-12-31T15:59:59Z")).isTrue();
    assertThat(permits(RULE, CARE_QUERY.under(AGREEMENT), "2030-12-31T16:00:00Z")).isFalse();
  }

  @Test
  void aMemberThatWasSuspendedIsToldNothing() {
    // Given
    var tree = ExampleDirectory.tree();
    tree.withArray("/members")
        .forEach(
            member -> {
              if (member.path("code").asText().equals("330421")) {
                ((ObjectNode) member).put("status", "suspended");
              }
            });
    var directory = Directory.parse(tree.toString().getBytes(StandardCharsets.UTF_8));
    var ask = CARE_QUERY.under(AGREEMENT).ask();

    // When // Then
    var policy = policy(RULE, directory, "2026-11-22T01:02:03Z");
    assertThat(policy.stillPermits(ask, Queries.valid(ask))).isFalse();
  }

  @Test
  void theContentOfAnEqualAskIsNotTheContentOfThisAsk() {
    var one = CARE_QUERY.under(AGREEMENT).ask();
    var other = CARE_QUERY.under(AGREEMENT).ask();
    var policy = policy(RULE, AccessRulesTest.directory(), "2026-11-22T01:02:03Z");
    assertThatThrownBy(() -> policy.stillPermits(one, Queries.valid(other)))
        .isInstanceOf(IllegalStateException.class);
  }
}
