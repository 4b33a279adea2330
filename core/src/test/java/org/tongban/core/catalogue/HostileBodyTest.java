package org.tongban.core.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tongban.core.message.Outcome;
import org.tongban.core.message.ServiceId;
import org.tongban.core.refusal.Violation;

class HostileBodyTest {
  private static final String ID = "310199194003050029";

  private final Contract contract =
      Examples.CATALOGUE.newest(new ServiceId("assistance.status")).orElseThrow();

  static Stream<Arguments> names() {
    return Stream.of(
        Arguments.argumentSet("an identity number", ID),
        Arguments.argumentSet("a name in Chinese", "沈桂芳"),
        Arguments.argumentSet("a name that is too long", "x".repeat(41)),
        Arguments.argumentSet("six digits", "a123456"),
        Arguments.argumentSet("a script", "<script>alert(1)</script>"),
        Arguments.argumentSet("a pointer", "a/b~c"),
        Arguments.argumentSet("a line break", "a\nb"),
        Arguments.argumentSet("nothing", ""));
  }

  @ParameterizedTest
  @MethodSource("names")
  void aDangerousNameOfAMemberIsNotRepeated(String name) {
    // Given
    var body = JsonNodeFactory.instance.objectNode();
    body.putObject("subject").put("idNumber", ID).put("name", "沈桂芳").put(name, 1);

    // When
    var violations = Examples.askViolations(contract, body);

    // Then
    assertThat(violations)
        .containsExactly(
            new Violation("/body/subject", "has a member that the contract doesn't know"));
  }

  @Test
  void aMisspeltMemberIsToldTheNearestOne() {
    // When
    var violations = Examples.askViolations(contract, Examples.json("{\"subjekt\":{}}"));

    // Then
    assertThat(violations)
        .containsExactly(
            new Violation("/body/subject", "must be present"),
            new Violation(
                "/body/subjekt", "is not known to the contract; the nearest member is subject"));
  }

  static Stream<Arguments> deep() {
    return Stream.of(
        Arguments.argumentSet("arrays", "[", "]"),
        Arguments.argumentSet("objects", "{\"a\":", "}"));
  }

  @ParameterizedTest
  @MethodSource("deep")
  void aDeepBodyIsRefusedWithoutExhaustingTheStack(String open, String close) {
    // Given
    var body = JsonNodeFactory.instance.objectNode();
    JsonNode inner = JsonNodeFactory.instance.numberNode(1);
    for (int i = 0; i < 200_000; i++) {
      inner =
          open.equals("[")
              ? JsonNodeFactory.instance.arrayNode(1).add(inner)
              : JsonNodeFactory.instance.objectNode().set("a", inner);
    }
    body.set("subject", inner);

    // When
    var violations = Examples.askViolations(contract, body);
    var answer = Examples.CATALOGUE.checkAnswer(contract, Outcome.POSITIVE, Optional.of(body));

    // Then
    assertThat(violations)
        .containsExactly(new Violation("/body", "must not be nested deeper than 32 levels"));
    assertThat(answer).isEqualTo(violations);
  }

  @Test
  void thousandsOfFaultsBecomeAHundredAndACount() {
    // Given
    var body = JsonNodeFactory.instance.objectNode();
    for (char a = 'a'; a <= 'z'; a++) {
      for (char b = 'a'; b <= 'z'; b++) {
        body.put("m" + a + b, 1);
      }
    }

    // When
    var violations = Examples.askViolations(contract, body);

    // Then
    assertThat(violations).hasSize(101);
    assertThat(violations.get(100))
        .isEqualTo(new Violation("/body", "has 577 further violation(s)"));
  }

  @ParameterizedTest
  @MethodSource("notObjects")
  void anythingButAnObjectIsRefused(String json) {
    assertThat(Examples.askViolations(contract, Examples.json(json)))
        .containsExactly(new Violation("/body", "must be of type object"));
  }

  static Stream<String> notObjects() {
    return Stream.of("[]", "null", "\"text\"", "12", "true");
  }

  @Test
  void severalFaultsOfOneNumberAreToldTogether() {
    // Given
    var body =
        Examples.json("{\"subject\":{\"idNumber\":\"330499199002290016\",\"name\":\"俞晓燕\"}}");

    // When
    var violations = Examples.askViolations(contract, body);

    // Then
    assertThat(violations).hasSize(2).allMatch(v -> v.pointer().equals("/body/subject/idNumber"));
  }

  @Test
  void aRareCharacterCountsAsOne() {
    // Given
    var body = JsonNodeFactory.instance.objectNode();
    body.putObject("subject").put("idNumber", ID).put("name", "𠮷".repeat(100));

    // Then
    assertThat(Examples.askViolations(contract, body)).isEmpty();
  }
}
