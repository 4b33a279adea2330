package org.tongban.node.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code tongban transaction} sends, and what it makes of a state. */
class TransactionCommandTest {
  private static final String ID = "0199e0a0-0000-7000-8000-000000000001";
  private static final String JSON = "application/json";
  @TempDir private Path folder;

  private static String reply(String state) {
    return """
        {"transaction": "%s", "service": "timebank.transfer", "to": "310118", "state": "%s",
         "decideBy": "2026-11-22T01:00:00Z", "reference": "RSV-1"}
        """
        .formatted(ID, state);
  }

  @ParameterizedTest
  @CsvSource({"RESERVED, 0", "RESERVING, 1", "REFUSED, 1", "IN_DOUBT, 1"})
  void onlyWhatIsReservedIsGood(String state, int code) throws IOException {
    // Given
    var body = Files.writeString(folder.resolve("body.json"), "{\"amount\":{}}");
    try (var node = new FakeNode(202, JSON, reply(state))) {
      // When
      var result =
          TongbanCommand.inThisProcess(
              "transaction",
              "begin",
              "timebank.transfer",
              "--to=310118",
              "--purpose=TIME_CREDIT_TRANSFER",
              "--basis=AUTHORIZATION:SQ-1",
              "--body=" + body,
              "--node=" + node.url());

      // Then
      assertThat(result.exitCode()).as(result.err()).isEqualTo(code);
      assertThat(node.path()).isEqualTo("POST /api/v1/transactions/timebank.transfer");
      assertThat(node.header("Idempotency-key")).isNotBlank();
      assertThat(node.header("Prefer")).isEqualTo("wait=20");
      assertThat(node.body()).contains("\"body\":{\"amount\":{}}");
      assertThat(result.out()).contains(ID, state, "RSV-1");
    }
  }

  @Test
  void aCommitSaysWhatOnlyTheCallerCanSay() throws IOException {
    // Given
    var body = Files.writeString(folder.resolve("body.json"), "{\"visitors\":[]}");
    try (var node = new FakeNode(200, JSON, reply("COMMITTED"))) {
      // When
      var result =
          TongbanCommand.inThisProcess(
              "transaction", "commit", ID, "--body=" + body, "--node=" + node.url());

      // Then
      assertThat(result.exitCode()).as(result.err()).isZero();
      assertThat(node.path()).isEqualTo("POST /api/v1/transactions/" + ID + "/commit");
      assertThat(node.body()).isEqualTo("{\"body\":{\"visitors\":[]}}");
    }
  }

  @ParameterizedTest
  @CsvSource({"cancel, POST, /cancel", "show, GET, ''"})
  void oneIsCancelledAndShownByItsId(String verb, String method, String end) {
    try (var node = new FakeNode(200, JSON, reply("CANCELLED"))) {
      // When
      var result =
          TongbanCommand.inThisProcess("transaction", verb, ID, "-ojson", "--node=" + node.url());

      // Then
      assertThat(result.exitCode()).as(result.err()).isZero();
      assertThat(node.path()).isEqualTo(method + " /api/v1/transactions/" + ID + end);
      assertThat(result.out()).contains("\"state\"");
    }
  }

  @Test
  void allAreListed() {
    try (var node = new FakeNode(200, JSON, "{\"transactions\":[" + reply("IN_DOUBT") + "]}")) {
      // When
      var result = TongbanCommand.inThisProcess("transaction", "list", "--node=" + node.url());

      // Then
      assertThat(result.exitCode()).as(result.err()).isZero();
      assertThat(node.path()).isEqualTo("GET /api/v1/transactions");
      assertThat(result.out()).contains(ID + "  IN_DOUBT  timebank.transfer  310118");
    }
  }

  @Test
  void whatIsNoIdIsNotSent() {
    try (var node = new FakeNode(200, JSON, reply("COMMITTED"))) {
      // When
      var result =
          TongbanCommand.inThisProcess("transaction", "commit", "x", "--node=" + node.url());

      // Then
      assertThat(result.exitCode()).isEqualTo(ExitCodes.USAGE);
      assertThat(node.path()).isNull();
    }
  }
}
