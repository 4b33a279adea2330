package org.tongban.node.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.tongban.core.message.StrictJson;
import org.tongban.node.settings.KnownCaller;
import org.tongban.node.store.IdempotencyStore;

/** A topic proves the name of its caller; what the caller may, its file says, today. */
class TopicAsksTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-22T02:00:00Z"), ZoneOffset.UTC);
  private static final int MOST = 100;

  private final DefaultCamelContext camel = new DefaultCamelContext();
  private TopicAsks asks;

  /** Its routes are not up, so whoever gets past the door finds the node busy. */
  @BeforeEach
  void open() {
    var keys = new IdempotencyStore(new PGSimpleDataSource(), CLOCK, Duration.ofMinutes(1));
    var known =
        List.of(
            caller("clerk", "operator", Optional.empty()),
            caller("former", "operator", Optional.of("2026-11-21")),
            caller("auditor", "auditor", Optional.empty()));
    var once = new AskOnce(camel.createProducerTemplate(), keys, null, null, null, null, null);
    asks = new TopicAsks(once, new Callers(() -> known, CLOCK), emptyExchanges(), null, MOST);
  }

  private static Exchanges emptyExchanges() {
    return new Exchanges(null, null, null);
  }

  private static KnownCaller caller(String name, String role, Optional<String> expires) {
    var hash = Optional.of("0".repeat(64));
    return new KnownCaller(
        name, "unit-1", "op-1", List.of(role), hash, Optional.empty(), expires, Optional.empty());
  }

  @AfterEach
  void close() throws Exception {
    camel.close();
  }

  static Stream<Arguments> refused() {
    return Stream.of(
        argumentSet("removed", "nobody", "assistance.status", 2, 401, "caller-unknown"),
        argumentSet(
            "its last day is over", "former", "assistance.status", 2, 401, "caller-unknown"),
        argumentSet("another role", "auditor", "assistance.status", 2, 403, "caller-not-entitled"),
        argumentSet("too large", "clerk", "assistance.status", 101, 413, "request-too-large"),
        argumentSet("no service", "clerk", "", 2, 404, "catalogue-item-unknown"));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void whoMayNotAskIsToldSoAndNothingIsAsked(
      String caller, String service, int bytes, int status, String code) {
    // When
    var reply = asks.ask(caller, service, "a-key", new byte[bytes]).orElseThrow();

    // Then
    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.type()).isEqualTo("application/problem+json");
    assertThat(StrictJson.parse(reply.content()).path("code").asText()).isEqualTo(code);
  }

  @Test
  void whatPassesByItselfIsHeldAndNotAnswered() {
    // When
    var reply =
        asks.ask("clerk", "assistance.status", "a-key", "{}".getBytes(StandardCharsets.US_ASCII));

    // Then
    assertThat(reply).isEmpty();
  }
}
