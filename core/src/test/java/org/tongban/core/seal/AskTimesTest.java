package org.tongban.core.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;
import static org.tongban.core.directory.ExampleDirectory.NOW;
import static org.tongban.core.seal.Federation.ANSWERER;
import static org.tongban.core.seal.Federation.ASKER;
import static org.tongban.core.seal.Refusals.refused;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tongban.core.directory.KeyUse;
import org.tongban.core.directory.Suite;
import org.tongban.core.refusal.Reason;

/** The time of an ask with a skew of 120 s and a longest life of 300 s, to the second. */
class AskTimesTest {
  private static final long SKEW = 120;

  /** The suite under test; the same cases run again in the other. */
  Suite suite() {
    return Suite.ES256;
  }

  static Stream<Arguments> inTime() {
    return Stream.of(
        argumentSet("now", 0L, 60L),
        argumentSet("dated ahead by the whole skew", SKEW, SKEW + 60),
        argumentSet("one second of the skew left after exp", -180L, 1 - SKEW),
        argumentSet("the longest life", 0L, 300L));
  }

  @ParameterizedTest
  @MethodSource("inTime")
  void anAskInTimeOpens(long issued, long expires) {
    // When
    var opened = open(issued, expires);

    // Then
    assertThat(opened.ask().validity().issuedAt()).isEqualTo(NOW.plusSeconds(issued));
  }

  static Stream<Arguments> outOfTime() {
    return Stream.of(
        argumentSet("dated ahead by more", SKEW + 1, SKEW + 60, Reason.NOT_YET_VALID),
        argumentSet("the second in which exp + skew is reached", -180L, -SKEW, Reason.TOO_OLD),
        argumentSet("long expired", -9_000L, -8_900L, Reason.TOO_OLD),
        argumentSet("too long a life", 0L, 301L, Reason.TOO_OLD),
        argumentSet("a life of years", 0L, 99_999_999L, Reason.TOO_OLD),
        argumentSet("ends when it begins", 0L, 0L, Reason.ENVELOPE_MALFORMED),
        argumentSet("ends before it begins", 0L, -1L, Reason.ENVELOPE_MALFORMED));
  }

  @ParameterizedTest
  @MethodSource("outOfTime")
  void anAskOutOfTimeIsRefused(long issued, long expires, Reason reason) {
    // When // Then
    refused(reason, () -> open(issued, expires));
  }

  @Test
  void theLastSecondsOfTheCalendarAreNoTimes() {
    // Given: a skew added to them would leave the calendar
    var claims = Federation.askClaims().put("exp", Instant.MAX.getEpochSecond());
    var wire = Forge.jws(Typing.ASK, claims, ASKER.held(KeyUse.SIGN, suite()));

    // When // Then
    refused(
        Reason.ENVELOPE_MALFORMED, () -> Federation.opener(ANSWERER).openAsk(wire, ASKER.code()));
  }

  @Test
  void aSkewIsNoMoreThanTenMinutes() {
    // Given
    var life = Duration.ofMinutes(5);

    // When // Then
    assertThat(new TimeLimits(Duration.ofMinutes(10), life).clockSkew())
        .isEqualTo(Duration.ofMinutes(10));
    assertThatThrownBy(() -> new TimeLimits(Duration.ofMinutes(10).plusNanos(1), life))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new TimeLimits(Duration.ofNanos(-1), life))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private OpenedAsk open(long issued, long expires) {
    var claims = Federation.askClaims();
    claims.put("iat", NOW.getEpochSecond() + issued).put("exp", NOW.getEpochSecond() + expires);
    var wire = Forge.jws(Typing.ASK, claims, ASKER.held(KeyUse.SIGN, suite()));
    return Federation.opener(ANSWERER).openAsk(wire, ASKER.code());
  }
}
