package org.tongban.node.console.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tongban.core.policy.AccessRules;
import org.tongban.core.policy.Grant;

/** Ending a rule in the file as people wrote it. */
class RuleTextTest {
  private static final LocalDate LAST = LocalDate.parse("2026-11-22");

  @ParameterizedTest
  @ValueSource(strings = {"310118", "320509", "330421"})
  void endsEachRuleOfTheExamplesAndNoOther(String member) throws IOException {
    // Given
    var text = Files.readString(Path.of("..", "node-config", member, "access.yaml"));
    var before = AccessRules.load(text.getBytes(StandardCharsets.UTF_8)).grants();

    for (var grant : before) {
      // When
      var ended = RuleText.ended(text, grant.line(), LAST);

      // Then
      var after = AccessRules.load(ended.getBytes(StandardCharsets.UTF_8)).grants();
      assertThat(after).hasSameSizeAs(before);
      for (var one : after) {
        var old = before.stream().filter(was -> was.id().equals(one.id())).findFirst();
        assertThat(one.to())
            .isEqualTo(
                one.id().equals(grant.id()) ? java.util.Optional.of(LAST) : old.flatMap(Grant::to));
      }
    }
  }
}
