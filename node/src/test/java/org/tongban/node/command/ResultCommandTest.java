package org.tongban.node.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code tongban result} says of an ask that was taken in. */
class ResultCommandTest {
  private static final String ID = "0199e0a0-0000-7000-8000-000000000001";
  private static final String JSON = "application/json";

  private static String later(String state) {
    return """
        {"exchange": "%s", "to": "320509", "service": "assistance.economic-check", "state": "%s",
         "ticket": "T-1", "due": "2026-12-07", "overdue": false, "tries": 3, "links": {}}
        """
        .formatted(ID, state);
  }

  @ParameterizedTest
  @CsvSource({"202, PENDING, 0", "200, EXPIRED, 1", "200, REFUSED, 1"})
  void whatIsNotAnsweredIsToldWithItsDay(int status, String state, int code) {
    try (var node = new FakeNode(status, JSON, later(state))) {
      // When
      var result = TongbanCommand.inThisProcess("result", ID, "--node", node.url());

      // Then
      assertThat(result.exitCode()).as(result.err()).isEqualTo(code);
      assertThat(node.path()).isEqualTo("GET /api/v1/exchanges/" + ID + "/result");
      assertThat(result.out()).contains(state, "T-1", "2026-12-07", "320509");
      assertThat(result.err().contains("tongban result " + ID)).isEqualTo(state.equals("PENDING"));
    }
  }

  @Test
  void anAnswerIsPrintedAsAnyOther() {
    try (var node = FakeNode.answering("NEGATIVE")) {
      // When
      var result = TongbanCommand.inThisProcess("result", ID, "--node", node.url());

      // Then
      assertThat(result.exitCode()).isEqualTo(ExitCodes.NEGATIVE);
      assertThat(result.out()).contains("NEGATIVE");
    }
  }

  @Test
  void itWaitsNoLongerThanItIsTold() {
    try (var node = new FakeNode(202, JSON, later("PENDING"))) {
      // When
      var result = TongbanCommand.inThisProcess("result", ID, "--wait=1", "--node", node.url());

      // Then
      assertThat(result.exitCode()).isEqualTo(ExitCodes.GOOD);
      assertThat(result.out()).contains("PENDING");
    }
  }

  @Test
  void anIdOfAnotherFormIsNotSent() {
    try (var node = new FakeNode(200, JSON, later("PENDING"))) {
      // When
      var result = TongbanCommand.inThisProcess("result", "../x", "--node", node.url());

      // Then
      assertThat(result.exitCode()).isEqualTo(ExitCodes.USAGE);
      assertThat(node.path()).isNull();
    }
  }
}
