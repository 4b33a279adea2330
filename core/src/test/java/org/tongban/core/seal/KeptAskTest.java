package org.tongban.core.seal;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeptAskTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"", ".", "..", "a.b.c", "no message", "e30.e30", "e30.e30.", "e30.e30.AA"})
  void a_journal_that_holds_something_else_is_said_to(String kept) {
    var bytes = kept.getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> KeptAsk.actor(bytes))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the journal's ask is none");
  }
}
