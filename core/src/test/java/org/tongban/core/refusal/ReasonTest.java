package org.tongban.core.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReasonTest {
  @ParameterizedTest
  @EnumSource
  void hasASentenceInBothLanguages(Reason reason) {
    assertThat(reason.text(false)).matches("[A-Z][ -~]+\\.");
    assertThat(reason.text(true)).matches(".*\\p{IsHan}.*。");
  }

  @Test
  void codesAreUnlikeEachOther() {
    assertThat(Arrays.stream(Reason.values()).map(Reason::code))
        .doesNotHaveDuplicates()
        .allMatch(code -> code.matches("[a-z]+(-[a-z]+)*"));
  }
}
