package org.tongban.node.lookup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tongban.core.message.Outcome;
import org.tongban.core.message.ServiceId;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;

class LookUpsTest {
  private static final ServiceId SERVICE = new ServiceId("certificate.marriage");
  private static final String EMPTY = "{\"records\": []}";

  /** The last hour of the day in UTC is the next day in China. */
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-22T20:00:00Z"), ZoneOffset.UTC);

  private final CamelContext context = new DefaultCamelContext();

  @AfterEach
  void stop() {
    context.stop();
  }

  @Test
  void showsTheRouteTheBodyAndTwoHeadersOnly() throws Exception {
    // Given
    var body = new AtomicReference<Object>();
    var headers = new AtomicReference<Map<String, Object>>();
    // When
    Judgement judgement =
        judge(
            exchange -> {
              body.set(exchange.getMessage().getBody());
              headers.set(Map.copyOf(exchange.getMessage().getHeaders()));
              exchange.getMessage().setBody(EMPTY);
            });
    // Then
    assertThat(judgement.outcome()).isEqualTo(Outcome.NOT_FOUND);
    assertThat(body.get()).isEqualTo(Map.of("certificateNo", "J1"));
    assertThat(headers.get())
        .isEqualTo(Map.of("tongbanPurpose", "TEST", "tongbanToday", "2026-11-23"));
  }

  @Test
  void namesTheAgreementThatTheDecisionReliedOn() throws Exception {
    // Given
    var headers = new AtomicReference<Map<String, Object>>();
    routes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from("direct:lookup-certificate.marriage")
                .process(
                    exchange -> {
                      headers.set(Map.copyOf(exchange.getMessage().getHeaders()));
                      exchange.getMessage().setBody(EMPTY);
                    });
          }
        });
    // When
    judge(Optional.of("care-2026"));
    // Then
    assertThat(headers.get()).containsEntry("tongbanAgreement", "care-2026").hasSize(3);
  }

  @Test
  void hidesWhatTheRegisterSaidWhenItFailed() {
    assertThatThrownBy(
            () ->
                judge(
                    exchange -> {
                      throw new SQLException("invalid input: \"990101198001010028\"", "22P02");
                    }))
        .isInstanceOfSatisfying(
            RefusedException.class,
            refused -> {
              assertThat(refused.reason()).isEqualTo(Reason.REGISTER_UNAVAILABLE);
              assertThat(refused).hasMessageContaining("SQLException (SQLSTATE 22P02)");
              assertThat(refused).hasMessageNotContaining("990101").hasNoCause();
            });
  }

  @Test
  void leavesARegisterThatHangs() {
    // Given
    var never = new CountDownLatch(1);
    // Then
    assertThatThrownBy(() -> judge(exchange -> never.await()))
        .hasMessageContaining("register-unavailable: no result within 500 ms");
  }

  @Test
  void takesACaughtFailureWithNothingMissingForAFailedRegister() throws Exception {
    // Given
    routes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from("direct:lookup-certificate.marriage")
                .errorHandler(noErrorHandler())
                .doTry()
                .throwException(new java.net.ConnectException("no"))
                .doCatch(java.io.IOException.class)
                .setBody(constant(EMPTY))
                .end();
          }
        });
    // Then
    assertThatThrownBy(this::judge)
        .hasMessageContaining("register-unavailable: caught by the route")
        .hasMessageContaining("ConnectException");
  }

  @Test
  void refusesWhatIsNoJson() {
    assertThatThrownBy(() -> judge(exchange -> exchange.getMessage().setBody("<html>")))
        .hasMessageContaining("register-answer-invalid: the look-up left no JSON");
  }

  @Test
  void refusesNothingAtAll() {
    assertThatThrownBy(() -> judge(exchange -> exchange.getMessage().setBody(null)))
        .hasMessageContaining("register-answer-invalid: the look-up left nothing");
  }

  @Test
  void asksARouteThatTakesManyAlsoAboutOne() throws Exception {
    // Given
    var body = new AtomicReference<Object>();
    many(
        exchange -> {
          body.set(exchange.getMessage().getBody());
          exchange.getMessage().setBody("[" + EMPTY + "]");
        });
    // Then
    assertThat(judge().outcome()).isEqualTo(Outcome.NOT_FOUND);
    assertThat(body.get()).hasToString("[{\"certificateNo\":\"J1\"}]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "[{\"records\": []}, {\"records\": []}]", "{\"records\": []}"})
  void refusesAnythingButOneResultForEachAsk(String results) throws Exception {
    // Given: one left out would make the next one's answer his
    many(exchange -> exchange.getMessage().setBody(results));
    // Then
    assertThatThrownBy(this::judge)
        .hasMessageContaining("register-answer-invalid: the look-up gives one result for each ask");
  }

  @Test
  void takesACaughtFailureOfManyForAFailedRegisterUnlessEachSaysWhatIsMissing() throws Exception {
    // Given
    many(
        exchange -> {
          exchange.setProperty(Exchange.EXCEPTION_CAUGHT, new IOException("gone"));
          exchange.getMessage().setBody("[" + EMPTY + "]");
        });
    // Then
    assertThatThrownBy(this::judge).hasMessageContaining("register-unavailable: caught");
  }

  private void many(Processor processor) throws Exception {
    routes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from("direct:lookup-certificate.marriage.many")
                .id("lookup-certificate.marriage.many")
                .errorHandler(noErrorHandler())
                .process(processor);
          }
        });
  }

  @Test
  void isNotCompetentWithoutARoute() {
    // Given
    context.start();
    try (var lookUps = new LookUps(context, service -> false, Duration.ofSeconds(1), CLOCK)) {
      // Then
      assertThatThrownBy(() -> lookUps.judge(SERVICE, Map.of(), body(), List.of()))
          .isInstanceOfSatisfying(
              RefusedException.class,
              refused -> assertThat(refused.reason()).isEqualTo(Reason.NOT_COMPETENT));
    }
  }

  private Judgement judge(Processor processor) throws Exception {
    routes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from("direct:lookup-certificate.marriage")
                .errorHandler(noErrorHandler())
                .process(processor);
          }
        });
    return judge();
  }

  private void routes(RouteBuilder routes) throws Exception {
    context.addRoutes(routes);
    context.start();
  }

  private Judgement judge() {
    return judge(Optional.empty());
  }

  private Judgement judge(Optional<String> agreement) {
    try (var lookUps = new LookUps(context, SERVICE::equals, Duration.ofMillis(500), CLOCK)) {
      return lookUps.judge(SERVICE, lookUps.headers("TEST", agreement), body(), List.of());
    }
  }

  private static JsonNode body() {
    return JsonInput.parse("{\"certificateNo\": \"J1\"}".getBytes(StandardCharsets.UTF_8));
  }
}
