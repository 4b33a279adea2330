package org.tongban.node.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.tongban.core.message.Actor;
import org.tongban.core.message.ServiceId;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.node.station.LocalRequest;
import org.tongban.node.store.IdempotencyStore;

class AskOnceTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-22T02:00:00Z"), ZoneOffset.UTC);

  @Test
  void aNodeWhoseRoutesAreNotUpIsBusyAndTakesNoKey() throws IOException {
    // Given: a database that nobody may reach
    try (var camel = new DefaultCamelContext()) {
      var keys = new IdempotencyStore(new PGSimpleDataSource(), CLOCK, Duration.ofMinutes(1));
      var asks = new AskOnce(camel.createProducerTemplate(), keys, null, null, null, null, null);
      var request =
          new LocalRequest(
              new ServiceId("assistance.status"),
              new Actor("window", "unit-1", "op-1"),
              "{}".getBytes(StandardCharsets.US_ASCII),
              Optional.empty(),
              Optional.empty());

      // When // Then
      assertThatThrownBy(() -> asks.ask(request, "a-key"))
          .isInstanceOfSatisfying(
              RefusedException.class,
              refused -> assertThat(refused.reason()).isEqualTo(Reason.BUSY));
    }
  }
}
