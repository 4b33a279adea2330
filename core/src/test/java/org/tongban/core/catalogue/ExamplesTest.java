package org.tongban.core.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tongban.core.refusal.Violation;

class ExamplesTest {
  static Stream<Examples.Of> valid() {
    return Examples.all(true);
  }

  static Stream<Examples.Of> invalid() {
    return Examples.all(false);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("valid")
  void validExampleHasNoViolation(Examples.Of example) {
    // When
    var violations = example.violations();

    // Then
    assertThat(violations).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("invalid")
  void invalidExampleFailsAtExactlyTheDeclaredPlaces(Examples.Of example) {
    // When
    var violations = example.violations();

    // Then
    var places = new TreeSet<>(violations.stream().map(Violation::pointer).toList());
    var declared = new TreeSet<String>();
    example.example().failsAt().forEach(pointer -> declared.add("/body" + pointer));
    assertThat(places).as("%s", violations).isEqualTo(declared).isNotEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("invalid")
  void noMessageRepeatsAReceivedText(Examples.Of example) {
    // Given
    var texts = new TreeSet<String>();
    example.example().content().ifPresent(content -> Leaves.texts(content, texts));
    var words = schema(example).toString();
    texts.removeIf(text -> text.length() < 4 || words.contains(text));

    // When
    var messages = example.violations().stream().map(Violation::message).toList();

    // Then
    for (var text : texts) {
      assertThat(messages).noneMatch(message -> message.contains(text));
    }
  }

  @Test
  void everyContractHasTwoValidAsksAndAnswers() {
    for (var contract : Examples.CATALOGUE.contracts()) {
      // When
      var asks =
          valid()
              .filter(of -> of.contract().equals(contract))
              .collect(Collectors.partitioningBy(of -> of.example().ask()));

      // Then
      assertThat(asks.get(true)).as("valid asks of %s", contract.id()).hasSizeGreaterThan(1);
      assertThat(asks.get(false)).as("valid answers of %s", contract.id()).hasSizeGreaterThan(1);
    }
  }

  private static JsonNode schema(Examples.Of of) {
    var file = of.example().ask() ? "ask.schema.json" : "answer.schema.json";
    return Examples.read(Examples.SCHEMAS.resolve(of.contract().folder()).resolve(file));
  }
}
