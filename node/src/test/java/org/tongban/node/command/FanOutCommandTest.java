package org.tongban.node.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code tongban fan-out} sends, and what it says of who answered and who did not. */
class FanOutCommandTest {
  private static final String ID = "0199e0a0-0000-7000-8000-000000000001";
  private static final String JSON = "application/json";
  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void aRequest() throws IOException {
    file = Files.writeString(folder.resolve("request.json"), "{\"purpose\":\"P\",\"body\":{}}");
  }

  private static String reply(String state, String conclusion) {
    return """
        {"fanOut": "%s", "state": "%s", "conclusion": "%s", "asked": 3,
         "answered": [{"member": "310118", "outcome": "NOT_FOUND", "at": "2026-11-22T01:00:00Z",
                       "late": true, "exchange": "%s"}],
         "refused": [{"member": "320500", "reason": "not-permitted"}],
         "silent": [{"member": "330421", "since": "2026-11-22T01:00:00Z", "awaited": true}]}
        """
        .formatted(ID, state, conclusion, ID);
  }

  @ParameterizedTest
  @CsvSource({"FOUND, 0", "NOT_FOUND, 1", "UNDETERMINED, 1"})
  void onlyWhatWasFoundIsGood(String conclusion, int code) {
    try (var node = new FakeNode(202, JSON, reply("PARTIAL", conclusion))) {
      // When
      var result =
          TongbanCommand.inThisProcess(
              "fan-out",
              "rescue.identify",
              "--file=" + file,
              "--members=310118,330421",
              "--deadline=PT5S",
              "--node=" + node.url());

      // Then
      assertThat(result.exitCode()).as(result.err()).isEqualTo(code);
      assertThat(node.path()).isEqualTo("POST /api/v1/fan-outs/rescue.identify");
      assertThat(node.header("Idempotency-key")).isNotBlank();
      assertThat(node.body())
          .isEqualTo(
              "{\"purpose\":\"P\",\"body\":{},\"members\":[\"310118\",\"330421\"],\"deadline\":\"PT5S\"}");
      assertThat(result.out().lines().map(line -> line.replaceAll(" +", " ")))
          .contains(
              "310118 answered NOT_FOUND 2026-11-22T01:00:00Z " + ID + " late",
              "320500 refused not-permitted",
              "330421 silent");
      assertThat(result.err()).contains("tongban fan-out " + ID);
    }
  }

  @Test
  void anEarlierOneIsLookedAt() {
    try (var node = new FakeNode(200, JSON, reply("PARTIAL", "UNDETERMINED"))) {
      // When
      var result = TongbanCommand.inThisProcess("fan-out", ID, "--wait", "--node", node.url());

      // Then
      assertThat(node.path()).isEqualTo("GET /api/v1/fan-outs/" + ID);
      assertThat(result.out()).contains("UNDETERMINED");
    }
  }

  @ParameterizedTest
  @CsvSource({"rescue.identify", "../x --file=request.json"})
  void whatIsCalledWronglyIsNotSent(String arguments) {
    try (var node = new FakeNode(200, JSON, reply("PARTIAL", "UNDETERMINED"))) {
      // When
      var words = ("fan-out --node " + node.url() + " " + arguments).split(" ", -1);
      var result = TongbanCommand.inThisProcess(words);

      // Then
      assertThat(result.exitCode()).isEqualTo(ExitCodes.USAGE);
      assertThat(node.path()).isNull();
    }
  }
}
