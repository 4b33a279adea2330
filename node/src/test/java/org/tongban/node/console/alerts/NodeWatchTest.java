package org.tongban.node.console.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NodeWatchTest {
  private static Finding told(String why) {
    return NodeWatch.told(Rule.FILE_REFUSED, "access.yaml", why);
  }

  @Test
  void anotherMistakeInTheSameFileIsAnotherAlert() {
    // Given what somebody has acknowledged
    var first = told("line 9: no such service");

    // Then a second one is not hidden by it, whichever sorts first
    assertThat(told("line 1: no YAML").key()).isNotEqualTo(first.key());
    assertThat(told("line 9: no such service")).isEqualTo(first);
  }
}
