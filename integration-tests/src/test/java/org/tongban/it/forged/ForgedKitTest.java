package org.tongban.it.forged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tongban.core.refusal.Reason;

/** Each attack is thrown against the code by a test, and each threat has one that would notice. */
class ForgedKitTest {
  /** Attacks that must never fall out of the index. */
  private static final List<String> NAMED =
      List.of(
          "alg-none",
          "alg-confusion",
          "key-confusion-between-members",
          "wrong-typ",
          "nested-jws-of-another-type",
          "stripped-jwe",
          "embedded-jwk",
          "embedded-x5c",
          "embedded-jku",
          "critical-header-unknown",
          "duplicate-json-keys",
          "expired",
          "future",
          "replay",
          "replay-raced-on-two-replicas",
          "wrong-audience",
          "answer-to-another-ask",
          "answer-from-another-member",
          "receipt-as-answer",
          "receipt-of-another-ask",
          "swapped-body",
          "truncated",
          "oversize",
          "compression-bomb",
          "deep-nesting",
          "invalid-utf-8",
          "homoglyph-member-code",
          "path-in-service-name",
          "camel-headers",
          "revoked",
          "not-yet-valid",
          "chain-to-unknown-root",
          "right-key-wrong-usage",
          "weak-curve-point",
          "signature-r-or-s-zero",
          "sm2-default-id",
          "rollback-of-directory",
          "rollback-of-catalogue",
          "relay-alters-hop-list",
          "relay-loop",
          "refusal-that-leaks");

  static Stream<String> attacks() {
    return Attack.names().stream();
  }

  static Stream<Threats.Row> threats() {
    return Threats.rows().stream();
  }

  @Test
  void noAttackFellOutOfTheIndex() {
    assertThat(Attack.names()).containsAll(NAMED);
  }

  @ParameterizedTest
  @MethodSource("attacks")
  void anAttackIsThrownByTestsThatTheBuildRuns(String name) {
    // Given
    var attack = Attack.read(name);

    // Then
    assertThat(attack.tests()).isNotEmpty();
    for (var proof : attack.tests()) {
      var source = TestSource.of(proof.test());
      assertThat(source).as(proof.test()).isPresent();
      assertThat(source.get().methods()).as(proof.test()).contains(proof.method());
      assertThat(proof.cases())
          .as(proof.test())
          .allSatisfy(one -> assertThat(source.get().hasCase(one)).as(one).isTrue());
      assertThat(source.get().report().orElse("\"" + proof.method()))
          .as("report of %s", proof.test())
          .containsPattern("\"" + proof.method() + "\\b");
    }
  }

  @ParameterizedTest
  @MethodSource("attacks")
  void anAttackEndsWithAReasonAtAClassOfOurs(String name) {
    // Given
    var attack = Attack.read(name);
    var codes = Arrays.stream(Reason.values()).map(Reason::code).toList();

    // Then
    assertThat(attack.zh()).matches("(?s).*\\p{IsHan}.*");
    assertThat(attack.en()).isNotBlank();
    assertThat(attack.refused())
        .isNotEmpty()
        .allSatisfy(
            reason -> assertThat(codes.contains(reason) || reason.startsWith("- ")).isTrue());
    assertThat(attack.stoppedBy())
        .isNotEmpty()
        .allSatisfy(one -> assertThat(mainClasses()).as(one).contains(one));
  }

  @ParameterizedTest
  @MethodSource("attacks")
  void anAttackIsOneOfTheThreats(String name) {
    // Given
    var attack = Attack.read(name);

    // When
    var row = Threats.row(attack.threat());

    // Then
    assertThat(row).as("row of THREATS.md: %s", attack.threat()).isPresent();
    assertThat(row.get().testClasses())
        .containsAnyElementsOf(attack.tests().stream().map(Attack.Proof::test).toList());
  }

  @ParameterizedTest
  @MethodSource("threats")
  void aThreatHasATestThatTheBuildRunsOrAReasonForNone(Threats.Row row) {
    if (row.tests().startsWith("–")) {
      assertThat(row.tests()).matches("– \\(.{10,}\\)");
    } else {
      assertThat(row.testClasses()).isNotEmpty();
      for (var test : row.testClasses()) {
        assertThat(TestSource.of(test)).as(test).isPresent();
        assertThat(TestSource.of(test).get().methods()).as(test).isNotEmpty();
      }
    }
  }

  @Test
  void noRowOfTheThreatsIsOverlooked() {
    // two lines of each table are its head
    assertThat(Threats.rows()).hasSize((int) (Threats.lines() - 2 * Threats.tables()));
  }

  private static List<String> mainClasses() {
    return Stream.of("core", "node").flatMap(ForgedKitTest::mainClasses).toList();
  }

  private static Stream<String> mainClasses(String module) {
    try (var files = Files.walk(Path.of("..", module, "src", "main", "java"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".java"))
          .map(name -> name.replace(".java", ""))
          .toList()
          .stream();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
