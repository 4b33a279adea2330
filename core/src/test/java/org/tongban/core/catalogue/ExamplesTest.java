package org.tongban.core.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tongban.core.refusal.Violation;

class ExamplesTest {
  static Stream<Examples.Example> valid() {
    return Examples.all("valid");
  }

  static Stream<Examples.Example> invalid() {
    return Examples.all("invalid");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("valid")
  void validExampleHasNoViolation(Examples.Example example) {
    // When
    var violations = example.violations();

    // Then
    assertThat(violations).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("invalid")
  void invalidExampleFailsAtExactlyTheDeclaredPlaces(Examples.Example example) {
    // When
    var violations = example.violations();

    // Then
    var places = new TreeSet<>(violations.stream().map(Violation::pointer).toList());
    assertThat(places).as("%s", violations).isEqualTo(example.failsAt()).isNotEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("invalid")
  void noMessageRepeatsAReceivedText(Examples.Example example) {
    // Given
    var texts = new TreeSet<String>();
    example.content().ifPresent(content -> Leaves.texts(content, texts));
    var words = Examples.read(example.schema()).toString();
    texts.removeIf(text -> text.length() < 4 || words.contains(text));

    // When
    var messages = example.violations().stream().map(Violation::message).toList();

    // Then
    for (var text : texts) {
      assertThat(messages).noneMatch(message -> message.contains(text));
    }
  }

  @Test
  void everyContractHasTwoValidAsksAndAnswersAndSeveralInvalidOnes() {
    for (var contract : Examples.CATALOGUE.contracts()) {
      // When
      long asks = count(valid(), contract, "ask");
      long answers = count(valid(), contract, "answer");
      long invalid = count(invalid(), contract, "ask") + count(invalid(), contract, "answer");

      // Then
      assertThat(asks).as("valid asks of %s", contract.id()).isGreaterThanOrEqualTo(2);
      assertThat(answers).as("valid answers of %s", contract.id()).isGreaterThanOrEqualTo(2);
      assertThat(invalid).as("invalid of %s", contract.id()).isGreaterThanOrEqualTo(4);
    }
  }

  private static long count(Stream<Examples.Example> examples, Contract contract, String kind) {
    return examples
        .filter(example -> example.contract().equals(contract))
        .filter(example -> example.json().path("kind").asText().equals(kind))
        .count();
  }
}
