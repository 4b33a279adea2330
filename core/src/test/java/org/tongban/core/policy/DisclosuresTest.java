package org.tongban.core.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tongban.core.directory.ExampleDirectory;
import org.tongban.core.message.Purpose;
import org.tongban.core.message.ServiceId;

/** What a person is told, and when. */
class DisclosuresTest {
  private static final Instant AT = Instant.parse("2026-11-22T02:00:00Z");
  private static final ServiceId RESCUE = new ServiceId("rescue.identify");
  private static final ServiceId MARRIAGE = new ServiceId("certificate.marriage");
  private static final Purpose TRACING = new Purpose("FAMILY_TRACING");
  private static final Purpose REGISTRATION = new Purpose("MARRIAGE_REGISTRATION");
  private static final String RULES =
      """
      answers: []
      asks: []
      disclosures:
        - id: tracing
          description: nobody learns that a family looks
          services: [rescue.identify]
          purposes: [FAMILY_TRACING]
          shown: never
        - id: rescue
          description: help first
          services: [rescue.identify]
          purposes: anyPurpose
          shown: after 180d
          guardian: never
        - id: registration
          description: what is open
          services: anyService
          purposes: [MARRIAGE_REGISTRATION]
          shown: at-once
      """;

  private static Disclosures.Decision decide(
      ServiceId service, Purpose purpose, Duration later, boolean forAnother) {
    return Queries.rules(RULES)
        .disclosures()
        .decide(service, purpose, AT, AT.plus(later), forAnother);
  }

  @Test
  void theFirstRuleAboutItDecides() {
    // When // Then
    var never = decide(RESCUE, TRACING, Duration.ofDays(9_999), false);
    assertThat(never.shown()).isFalse();
    assertThat(never.rule()).isEqualTo("tracing");
    assertThat(never.description()).isEqualTo("nobody learns that a family looks");
    assertThat(decide(RESCUE, REGISTRATION, Duration.ZERO, false).rule()).isEqualTo("rescue");
  }

  @Test
  void atOnceIsAtOnce() {
    assertThat(decide(MARRIAGE, REGISTRATION, Duration.ZERO, false).shown()).isTrue();
    assertThat(decide(MARRIAGE, REGISTRATION, Duration.ZERO, true).shown()).isTrue();
  }

  @Test
  void whatIsDeferredIsShownFromTheLastDayOn() {
    var purpose = new Purpose("RESCUE_IDENTIFICATION");
    assertThat(decide(RESCUE, purpose, Duration.ofDays(180).minusMillis(1), false).shown())
        .isFalse();
    assertThat(decide(RESCUE, purpose, Duration.ofDays(180), false).shown()).isTrue();
    assertThat(decide(RESCUE, purpose, Duration.ofDays(9_999), true).shown()).isFalse();
  }

  @Test
  void whatNoRuleIsAboutIsNotShown() {
    // When
    var decision = decide(MARRIAGE, TRACING, Duration.ofDays(9_999), false);

    // Then
    assertThat(decision.shown()).isFalse();
    assertThat(decision.rule()).isEqualTo(Disclosures.NO_RULE);
  }

  @Test
  void aFileWithoutSuchRulesShowsNothing() {
    // When
    var rules = Queries.rules("answers: []\nasks: []\n").disclosures();

    // Then
    assertThat(rules.decide(MARRIAGE, REGISTRATION, AT, AT, false).shown()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"always", "after 0d", "after 180", "after -1d", "after 100000d", "[never]", "''"})
  void anotherWordThanTheThreeIsAMistake(String word) {
    // Given
    var text = RULES.replace("shown: never", "shown: " + word);

    // When
    var mistake = catchThrowableOfType(AccessRulesException.class, () -> Queries.rules(text));

    // Then
    assertThat(mistake).hasMessageContaining("disclosures[0].shown must be at-once, never, or");
  }

  @Test
  void anUnknownServiceOrPurposeIsPointedOut() {
    // Given
    var rules =
        Queries.rules(
            RULES
                .replace("[rescue.identify]", "[rescue.identity]")
                .replace("[MARRIAGE_REGISTRATION]", "[MARRIAGE]"));

    // When
    var problems = rules.problems(Queries.CATALOGUE, ExampleDirectory.directory());

    // Then
    assertThat(problems).hasSize(3);
    assertThat(List.copyOf(problems).toString())
        .contains("rule 'tracing' names the unknown service 'rescue.identity'")
        .contains("rule 'registration' names the unknown purpose 'MARRIAGE'");
  }
}
