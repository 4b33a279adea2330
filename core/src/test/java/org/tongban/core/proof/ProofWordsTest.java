package org.tongban.core.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is found is said in both languages. */
class ProofWordsTest {
  @ParameterizedTest
  @ValueSource(strings = {"", "_zh"})
  void everyCheckAndReasonHasWordsAndNothingElseHas(String suffix) {
    // Given
    var here =
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    // When
    var own = ResourceBundle.getBundle(ProofWords.class.getName() + suffix, Locale.ROOT, here);

    // Then
    var keys =
        Stream.of(
                Stream.of("language", "verdict.good", "verdict.open", "verdict.bad"),
                Arrays.stream(CheckResult.State.values()).map(one -> "state." + one),
                Arrays.stream(ProofReason.values()).map(one -> "reason." + one),
                Arrays.stream(ProofCheck.values())
                    .flatMap(one -> Stream.of("check." + one, "ok." + one)))
            .flatMap(each -> each)
            .toList();
    assertThat(own.keySet()).containsExactlyInAnyOrderElementsOf(keys);
  }

  @Test
  void aLanguageThatIsNeitherIsAnsweredInEnglish() {
    // Given
    var report =
        new ProofReport(
            List.of(CheckFault.failed(ProofReason.TOO_LARGE).result(ProofCheck.CONTAINER)));

    // When
    var french = ProofWords.of(Locale.FRENCH).verdict(report);
    var chinese = ProofWords.of(Locale.CHINA).verdict(report);

    // Then
    assertThat(french).isEqualTo("NOT GOOD: form.");
    assertThat(chinese).isEqualTo("验证不通过:文件格式。");
  }
}
