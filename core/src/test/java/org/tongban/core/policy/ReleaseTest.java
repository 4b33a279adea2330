package org.tongban.core.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;
import static org.tongban.core.directory.ExampleDirectory.CLOCK;
import static org.tongban.core.directory.ExampleDirectory.JIASHAN;
import static org.tongban.core.directory.ExampleDirectory.QINGPU;
import static org.tongban.core.directory.ExampleDirectory.WUJIANG;
import static org.tongban.core.policy.Queries.ASSISTANCE;
import static org.tongban.core.policy.Queries.CARE;
import static org.tongban.core.policy.Queries.MARRIAGE;
import static org.tongban.core.policy.Queries.marriage;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.MethodSource;
import org.tongban.core.directory.Directory;
import org.tongban.core.message.BasisType;
import org.tongban.core.message.Missing;
import org.tongban.core.message.Outcome;
import org.tongban.core.policy.Queries.Query;
import org.tongban.core.seal.OpenedAsks;

class ReleaseTest {
  private static final Directory DIRECTORY = AccessRulesTest.directory();
  private static final Query STATE = marriage().of(MARRIAGE, "CERTIFICATE_VERIFICATION");
  private static final Query ADMISSION =
      marriage().of(CARE, "CARE_ADMISSION").on(BasisType.AUTHORIZATION).from(JIASHAN);

  static Stream<Arguments> answers() {
    return Stream.of(
        argumentSet("a marriage, state only", STATE, "answer-valid.json", "顾建明"),
        argumentSet("a marriage, registration", marriage(), "answer-valid.json", "\"gender\""),
        argumentSet(
            "assistance in an emergency",
            marriage().of(ASSISTANCE, "EMERGENCY_AID"),
            "answer-approved.json",
            "nextReviewDate"),
        argumentSet(
            "care for admission",
            ADMISSION.under("qp-js-care-2025"),
            "answer-moderate-with-items.json",
            "QuestionnaireResponse\""),
        argumentSet(
            "care from 吴江",
            ADMISSION.from(QINGPU).to(WUJIANG),
            "answer-moderate-with-items.json",
            "沈桂芳"));
  }

  @ParameterizedTest
  @MethodSource("answers")
  void whatTheShippedRulesReleaseStillKeepsTheContract(Query query, String file, String hidden)
      throws IOException {
    // Given
    var permitted = permitted(query);
    var body = Queries.example(query.service(), file);

    // When
    var released = release(permitted, Outcome.POSITIVE, body);

    // Then
    assertThat(body.toString()).contains(hidden);
    assertThat(released.body().orElseThrow().toString()).doesNotContain(hidden);
    assertThat(
            Queries.CATALOGUE.checkAnswer(permitted.contract(), Outcome.POSITIVE, released.body()))
        .isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = Outcome.class,
      names = {"POSITIVE", "NEGATIVE", "PARTIAL"},
      mode = Mode.EXCLUDE)
  void anOutcomeWithoutFactsNeverCarriesABody(Outcome outcome) throws IOException {
    // Given
    var body = Queries.example(MARRIAGE, "answer-valid.json");

    // When
    var released = release(permitted(marriage()), outcome, body);

    // Then
    assertThat(released.body()).isEmpty();
    assertThat(released.outcome()).isEqualTo(outcome);
  }

  @Test
  void keepsTheRestOfTheAnswer() throws IOException {
    // Given
    var permitted = permitted(marriage());
    var missing = List.of(new Missing("registrar", "NOT_CONNECTED"));
    var asOf = Optional.of(Instant.parse("2026-11-22T01:00:00Z"));

    // When
    var released =
        policy(marriage()).release(permitted, Outcome.PARTIAL, asOf, missing, Optional.empty());

    // Then
    assertThat(released.permitted()).isSameAs(permitted);
    assertThat(released.asOf()).isEqualTo(asOf);
    assertThat(released.missing()).isEqualTo(missing);
    assertThat(released.body()).isEmpty();
  }

  private static ReleasableAnswer release(PermittedAsk permitted, Outcome outcome, JsonNode body)
      throws IOException {
    return policy(marriage())
        .release(permitted, outcome, Optional.empty(), List.of(), Optional.of(body));
  }

  private static PermittedAsk permitted(Query query) throws IOException {
    var ask = query.ask();
    return policy(query).permit(OpenedAsks.of(ask), Queries.valid(ask));
  }

  private static Policy policy(Query query) throws IOException {
    var rules = AccessRules.load(Files.readAllBytes(AccessRulesTest.shipped(query.to().value())));
    return new Policy(() -> rules, query.to(), () -> DIRECTORY, CLOCK, Queries.LIMITS);
  }
}
