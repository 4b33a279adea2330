package org.tongban.core.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tongban.core.directory.ExampleDirectory.CLOCK;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.core.seal.RelayedMessages;

/** Between whom a node relays; the message goes from 320509 to 310118. */
class RelayPolicyTest {
  private static final String RULES =
      """
      answers: []
      asks: []
      relays:
        - id: for-our-districts
          description: our districts are asked over us
          from: 2026-01-01
          to: 2026-12-31
          askers: [320509, 330421]
          targets: [310118]
      """;
  private final RelayedMessages messages = new RelayedMessages();

  @Test
  void aRuleThatNamesBothEndsLetsItPass() {
    // When
    var permitted = policy(RULES).permit(messages.opened());

    // Then
    assertThat(permitted.rule()).isEqualTo("for-our-districts");
    assertThat(permitted.opened()).isSameAs(messages.opened());
  }

  @Test
  void aWordLetsEverybodyPass() {
    // Given
    var rules = RULES.replace("[320509, 330421]", "anyMember").replace("[310118]", "anyMember");

    // When // Then
    assertThat(policy(rules).permit(messages.opened()).rule()).isEqualTo("for-our-districts");
  }

  @ParameterizedTest
  @CsvSource({
    "'[320509, 330421]', '[330421]', lacks [asker]",
    "'[320509, 330421]', '[]', lacks [asker]",
    "'[310118]', '[320509]', lacks [target]",
    "'[310118]', '[]', lacks [target]",
    "2026-12-31, 2026-11-21, lacks [dates]",
    "2026-01-01, 2026-11-23, lacks [dates]",
  })
  void whatNoRuleNamesIsDenied(String right, String wrong, String lacks) {
    // Given
    var policy = policy(RULES.replace(right, wrong));

    // When // Then
    assertThatThrownBy(() -> policy.permit(messages.opened()))
        .isInstanceOfSatisfying(
            RefusedException.class,
            refused -> assertThat(refused.reason()).isEqualTo(Reason.NOT_PERMITTED))
        .hasMessageContaining(lacks);
  }

  @Test
  void withoutRulesNothingIsRelayed() {
    // Given
    var policy = policy("answers: []\nasks: []\n");

    // When // Then
    assertThatThrownBy(() -> policy.permit(messages.opened()))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("there is no rule under 'relays'");
  }

  private static RelayPolicy policy(String rules) {
    var read = Queries.rules(rules);
    return new RelayPolicy(() -> read, CLOCK);
  }
}
