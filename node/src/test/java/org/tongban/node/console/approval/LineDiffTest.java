package org.tongban.node.console.approval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LineDiffTest {
  private static List<String> diff(String before, String after) {
    return LineDiff.of(before, after).stream()
        .map(line -> line.sign() + (line.number() == 0 ? "" : line.number() + " " + line.text()))
        .toList();
  }

  @Test
  void saysNothingOfWhatIsTheSame() {
    assertThat(diff("a\nb\n", "a\nb\n")).isEmpty();
  }

  @Test
  void showsWhatWentAndWhatCameWithLinesAround() {
    // Given
    var before =
        IntStream.rangeClosed(1, 20).mapToObj(n -> "l" + n).collect(Collectors.joining("\n"));

    // Then
    assertThat(diff(before, before.replace("l10\n", "x\ny\n")))
        .containsExactly(
            "…", " 7 l7", " 8 l8", " 9 l9", "-10 l10", "+10 x", "+11 y", " 12 l11", " 13 l12",
            " 14 l13", "…");
  }

  @Test
  void showsWhatIsNewAndWhatIsTakenAwayAsAWhole() {
    assertThat(diff("", "a\n")).containsExactly("+1 a");
    assertThat(diff("a\n", "")).containsExactly("-1 a");
  }
}
