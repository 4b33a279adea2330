package org.tongban.core.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tongban.core.directory.ExampleDirectory.CLOCK;
import static org.tongban.core.directory.ExampleDirectory.JIASHAN;
import static org.tongban.core.directory.ExampleDirectory.QINGPU;
import static org.tongban.core.directory.ExampleDirectory.WUJIANG;
import static org.tongban.core.policy.Queries.CARE;
import static org.tongban.core.policy.Queries.MARRIAGE;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tongban.core.directory.Directory;
import org.tongban.core.message.BasisType;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.Purpose;
import org.tongban.core.policy.Queries.Query;
import org.tongban.core.refusal.RefusedException;
import org.tongban.core.seal.OpenedAsks;

/** What is foreseen of an ask is what is decided of it. */
class ForesightTest {
  private static final String RULES =
      """
      answers:
        - id: marriage
          description: registration
          members: [320509]
          services: [certificate.marriage]
          purposes: [MARRIAGE_REGISTRATION]
          basis: [STATUTE]
          fields: [status, parties]
        - id: past
          description: not any more
          to: 2026-01-01
          members: anyMember
          services: [certificate.marriage]
          purposes: [MARRIAGE_REGISTRATION]
          basis: [STATUTE]
          fields: contract
        - id: care
          description: by agreement
          agreement: qp-js-care-2025
          services: [eldercare.assessment]
          purposes: [CARE_ADMISSION]
          basis: [AUTHORIZATION]
          fields: contract
      asks: []
      """;

  private static final Directory DIRECTORY = AccessRulesTest.directory();
  private static final Policy POLICY =
      new Policy(() -> Queries.rules(RULES), QINGPU, () -> DIRECTORY, CLOCK, Queries.LIMITS);

  private static List<Query> queries() {
    var queries = new ArrayList<Query>();
    for (var member : List.of(WUJIANG, JIASHAN)) {
      for (var basis : BasisType.values()) {
        var marriage = Queries.marriage().from(member).on(basis);
        queries.add(marriage);
        queries.add(marriage.of(MARRIAGE, "CERTIFICATE_VERIFICATION"));
        queries.add(marriage.under("qp-js-care-2025"));
        queries.add(marriage.of(CARE, "CARE_ADMISSION"));
        queries.add(marriage.of(CARE, "CARE_ADMISSION").under("qp-js-care-2025"));
        queries.add(marriage.of(CARE, "CARE_ADMISSION").under("unheard-of"));
      }
    }
    return queries;
  }

  private static String decided(Query query) {
    try {
      var ask = query.ask();
      var permitted = POLICY.permit(OpenedAsks.of(ask), Queries.valid(ask));
      return permitted.rule() + permitted.agreement() + permitted.fields();
    } catch (RefusedException e) {
      return e.reason().code() + e.getMessage();
    }
  }

  private static String foreseen(Query query) {
    try {
      var contract = Queries.CATALOGUE.newest(query.service()).orElseThrow();
      var found = POLICY.foresee(Wanted.of(query.ask()), contract);
      return found.rule() + found.agreement() + found.fields();
    } catch (RefusedException e) {
      return e.reason().code() + e.getMessage();
    }
  }

  @Test
  void whatIsForeseenIsWhatIsDecided() {
    for (var query : queries()) {
      assertThat(foreseen(query)).as(query.toString()).isEqualTo(decided(query));
    }
    assertThat(queries().stream().map(ForesightTest::decided).distinct().count()).isGreaterThan(5);
  }

  @Test
  void saysForWhichPurposesAServiceIsOpen() {
    // Given
    var marriage = Queries.CATALOGUE.newest(MARRIAGE).orElseThrow();
    var care = Queries.CATALOGUE.newest(CARE).orElseThrow();

    // Then
    assertThat(POLICY.opensTo(WUJIANG, marriage))
        .containsExactly(new Purpose("MARRIAGE_REGISTRATION"));
    assertThat(POLICY.opensTo(JIASHAN, marriage)).isEmpty();
    assertThat(POLICY.opensTo(JIASHAN, care)).containsExactly(new Purpose("CARE_ADMISSION"));
    assertThat(POLICY.opensTo(WUJIANG, care)).isEmpty();
    assertThat(POLICY.opensTo(new MemberCode("990000"), marriage)).isEmpty();
  }

  @Test
  void grantsSayWhatTheFileSays() {
    // When
    var grants = Queries.rules(RULES).grants();

    // Then
    assertThat(grants).extracting(Grant::id).containsExactly("marriage", "past", "care");
    assertThat(grants.get(0).members()).contains(List.of("320509"));
    assertThat(grants.get(1).members()).isEqualTo(Optional.empty());
    assertThat(grants.get(0).line()).isEqualTo(2);
  }
}
