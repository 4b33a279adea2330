package org.tongban.node.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tongban.core.message.Actor;
import org.tongban.core.message.Digest;
import org.tongban.node.settings.CallerRole;
import org.tongban.node.settings.KnownCaller;

class CallersTest {
  private static final KnownCaller CLERK = caller("clerk", "first-token", Optional.empty());
  private static final KnownCaller SOON = caller("soon", "second-token", Optional.of("2026-11-22"));

  @Test
  void aTokenNamesItsCallerAndItsRoles() {
    // When
    var found = callers("2026-11-22T02:00:00Z").withToken("first-token");

    // Then
    assertThat(found)
        .hasValueSatisfying(
            caller -> {
              assertThat(caller.actor()).isEqualTo(new Actor("clerk", "u", "o"));
              assertThat(caller.is(CallerRole.OPERATOR)).isTrue();
              assertThat(caller.is(CallerRole.AUDITOR)).isFalse();
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "first-toke", "first-token ", "FIRST-TOKEN", "first-token2"})
  void anyOtherTokenIsNobodys(String token) {
    assertThat(callers("2026-11-22T02:00:00Z").withToken(token)).isEmpty();
  }

  @Test
  void theHashIsNoToken() {
    assertThat(callers("2026-11-22T02:00:00Z").withToken(CLERK.sha256().orElseThrow())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "the last second of the day in China, 2026-11-22T15:59:59Z, true",
    "the first second after, 2026-11-22T16:00:00Z, false"
  })
  void aTokenEndsWithItsLastDay(String name, String now, boolean good) {
    assertThat(callers(now).withToken("second-token").isPresent()).as(name).isEqualTo(good);
  }

  private static Callers callers(String now) {
    var clock = Clock.fixed(Instant.parse(now), ZoneOffset.UTC);
    return new Callers(() -> List.of(CLERK, SOON), clock);
  }

  private static KnownCaller caller(String name, String token, Optional<String> expires) {
    var hash = Digest.sha256(token.getBytes(StandardCharsets.UTF_8)).bytes();
    var hex = HexFormat.of().formatHex(hash);
    return new KnownCaller(
        name,
        "u",
        "o",
        List.of("operator"),
        Optional.of(hex),
        Optional.empty(),
        expires,
        Optional.empty());
  }
}
