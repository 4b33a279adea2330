package org.tongban.node.lookup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.Language;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class JqLanguageTest {
  private static final String JSON = "{\"a\":[1,2]}";

  private final CamelContext context = new DefaultCamelContext();

  @BeforeEach
  void start() {
    context.getRegistry().bind("jq", new JqLanguage());
    context.start();
  }

  @AfterEach
  void stop() {
    context.stop();
  }

  static Stream<Arguments> bodies() {
    return Stream.of(
        Arguments.of("text", JSON),
        Arguments.of("bytes", JSON.getBytes(StandardCharsets.UTF_8)),
        Arguments.of("stream", new ByteArrayInputStream(JSON.getBytes(StandardCharsets.UTF_8))),
        Arguments.of("map", Map.of("a", List.of(1, 2))),
        Arguments.of("tree", JsonInput.parse(JSON.getBytes(StandardCharsets.UTF_8))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("bodies")
  void readsEveryFormOfJson(String form, Object body) {
    assertThat(evaluate(".a | add", body)).as(form).hasToString("3");
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        ".a[]            | [1,2]",
        ".nothing        | null",
        "empty           | null",
        "$ENV            | {}",
        "env             | {}",
        "header(\"who\") | \"civil\"",
        "variable(\"v\") | \"kept\"",
        "property(\"p\") | {\"x\":1}",
        "header(\"no\")  | null",
      })
  void answersAsJqDoes(String program, String result) {
    assertThat(evaluate(program, JSON)).hasToString(result);
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({".a | length == 2, true", ".a | length == 3, false", ".no, false", ".a, true"})
  void takesTruthAsJqDoes(String program, boolean truth) {
    assertThat(language().createPredicate(program).matches(exchange(JSON))).isEqualTo(truth);
  }

  @Test
  void writesDatesOfSqlAsIsoAndKeepsDecimals() {
    // Given
    var row =
        Map.of(
            "day", Date.valueOf("2024-02-29"),
            "local", LocalDate.parse("2024-02-29"),
            "at", Timestamp.from(Instant.parse("2026-11-22T01:00:00Z")),
            "amount", new BigDecimal("1250.50"));
    // Then
    assertThat(evaluate(".[0] | [.day, .local, .at, .amount]", List.of(row)))
        .hasToString("[\"2024-02-29\",\"2024-02-29\",\"2026-11-22T01:00:00Z\",1250.50]");
  }

  @Test
  void neverQuotesWhatItCanNotRead() {
    assertThatThrownBy(() -> evaluate(".", "990101200001011234" + "x"))
        .hasMessageNotContaining("990101");
  }

  @Test
  void saysWhyAProgramIsNone() {
    assertThat(JqLanguage.fault(".a | length")).isEmpty();
    assertThat(JqLanguage.fault("{a: ")).isPresent();
    assertThatThrownBy(() -> language().createExpression("{a: "))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private Language language() {
    return context.resolveLanguage("jq");
  }

  private Object evaluate(String program, Object body) {
    return language().createExpression(program).evaluate(exchange(body), Object.class);
  }

  private Exchange exchange(Object body) {
    Exchange exchange = new DefaultExchange(context);
    exchange.getMessage().setBody(body);
    exchange.getMessage().setHeader("who", "civil");
    exchange.setVariable("v", "kept");
    exchange.setProperty("p", Map.of("x", 1));
    return exchange;
  }
}
