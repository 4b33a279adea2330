package org.tongban.core.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FieldSetTest {
  static Stream<Arguments> narrowed() {
    return Stream.of(
        argumentSet("the same", List.of("a"), List.of("a"), List.of("a")),
        argumentSet("a part of the contract's", List.of("a.b"), List.of("a"), List.of("a.b")),
        argumentSet("more than the contract's", List.of("a"), List.of("a.b"), List.of("a.b")),
        argumentSet("elements", List.of("a"), List.of("a[].b", "c"), List.of("a[].b")),
        argumentSet("nothing in common", List.of("a"), List.of("b"), List.of()),
        argumentSet("names that begin alike", List.of("status"), List.of("statusSince"), List.of()),
        argumentSet("an empty rule", List.of(), List.of("a"), List.of()),
        argumentSet("one of two", List.of("a", "b"), List.of("b", "c"), List.of("b")));
  }

  @ParameterizedTest
  @MethodSource("narrowed")
  void aRuleNarrowsTheContractAndNeverWidensIt(
      List<String> rule, List<String> contract, List<String> seen) {
    // When
    var fields = FieldSet.of(contract, Optional.of(rule));

    // Then
    assertThat(fields.texts()).isEqualTo(seen);
  }

  @Test
  void withoutAListTheContractStands() {
    // When
    var fields = FieldSet.of(List.of("a[].b", "c"), Optional.empty());

    // Then
    assertThat(fields.texts()).containsExactly("a[].b", "c");
  }
}
