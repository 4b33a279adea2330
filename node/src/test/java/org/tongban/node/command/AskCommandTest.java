package org.tongban.node.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AskCommandTest {
  @TempDir Path folder;
  private Path body;
  private Path token;

  @BeforeEach
  void files() throws IOException {
    body = Files.writeString(folder.resolve("ask.json"), "{\"subject\":{\"name\":\"𠮷·张\"}}");
    token = Files.writeString(folder.resolve("clerk.token"), "abc.DEF-123\n");
    Files.setPosixFilePermissions(token, PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void theRequestIsWhatTheOptionsSay() throws Exception {
    try (var node = FakeNode.answering("POSITIVE")) {
      // When
      ask(Terminal.english(), node, "--case", "2026-88", "--token-file", token.toString());

      // Then
      assertThat(node.path()).isEqualTo("POST /api/v1/asks/certificate.marriage");
      assertThat(node.header("Authorization")).isEqualTo("Bearer abc.DEF-123");
      assertThat(node.header("Content-type")).isEqualTo("application/json");
      assertThat(node.header("Idempotency-key")).hasSize(36);
      assertThat(node.header("Accept-language")).isEqualTo("en");
      var mapper = new ObjectMapper();
      assertThat(mapper.readTree(node.body()))
          .isEqualTo(
              mapper.readTree(
                  """
                  {"to":"330421","purpose":"MARRIAGE_REGISTRATION",
                   "basis":{"type":"STATUTE","ref":"婚姻登记条例:第八条"},
                   "case":"2026-88","body":{"subject":{"name":"𠮷·张"}}}
                  """));
    }
  }

  @Test
  void aRepetitionOfWhatWasAnsweredLaterGivesThatAnswer() {
    var id = "0199e0a0-0000-7000-8000-000000000001";
    try (var node = FakeNode.answering("POSITIVE").resultOf(id)) {
      // Given
      var terminal = Terminal.english();

      // When
      int code = ask(terminal, node);

      // Then
      assertThat(code).isEqualTo(ExitCodes.GOOD);
      assertThat(node.path()).isEqualTo("GET /api/v1/exchanges/" + id + "/result");
      assertThat(terminal.out()).contains("POSITIVE", id);
    }
  }

  @ParameterizedTest(name = "{0} → {1}")
  @CsvSource({
    "POSITIVE,0",
    "PARTIAL,0",
    "PENDING,0",
    "NEGATIVE,1",
    "NOT_FOUND,1",
    "AMBIGUOUS,1",
    "IDENTITY_MISMATCH,1",
    "REFUSED,1",
    "ERROR,1"
  })
  void theExitCodeFollowsTheOutcome(String outcome, int expected) {
    try (var node = FakeNode.answering(outcome)) {
      // Given
      var terminal = Terminal.english();

      // When
      int code = ask(terminal, node);

      // Then
      assertThat(code).isEqualTo(expected);
      assertThat(terminal.out())
          .contains(outcome)
          .contains("0199e0a0-0000-7000-8000-000000000001")
          .contains("history (NOT_CONNECTED)")
          .contains("\"status\" : \"VALID\"");
    }
  }

  @ParameterizedTest(name = "{0} → {1}")
  @CsvSource({"404,3", "401,4", "403,4", "409,5", "422,1", "503,1"})
  void theExitCodeFollowsTheStatusOfAProblem(int status, int expected) {
    try (var node = FakeNode.refusing(status, "some-code", false)) {
      // Given
      var terminal = Terminal.english();

      // When
      int code = ask(terminal, node);

      // Then
      assertThat(code).isEqualTo(expected);
      assertThat(terminal.out()).isEmpty();
      assertThat(terminal.err())
          .contains("some-code")
          .contains("asking-node")
          .contains("/body/subject  is required")
          .doesNotContain("--idempotency-key");
    }
  }

  @Test
  void whatMayBeRepeatedIsSaidWithItsKey() {
    try (var node = FakeNode.refusing(503, "peer-unreachable", true)) {
      // Given
      var terminal = Terminal.english();

      // When
      ask(terminal, node, "--idempotency-key", "key-1");

      // Then
      assertThat(node.header("Idempotency-key")).isEqualTo("key-1");
      assertThat(terminal.err()).contains("--idempotency-key key-1");
    }
  }

  @Test
  void forAProgramTheAnswerIsJsonOnStandardOutput() throws Exception {
    try (var node = FakeNode.answering("NOT_FOUND")) {
      // Given
      var terminal = Terminal.english();

      // When
      ask(terminal, node, "-o", "json");

      // Then
      var answer = new ObjectMapper().readTree(terminal.out());
      assertThat(answer.get("outcome").asText()).isEqualTo("NOT_FOUND");
      assertThat(terminal.err()).isEmpty();
    }
  }

  @Test
  void controlCharactersOfAReplyNeverReachTheTerminal() {
    String reply = "{\"outcome\":\"POSITIVE\",\"from\":\"\\u001b[31m330421\"}";
    try (var node = new FakeNode(200, "application/json", reply)) {
      // Given
      var terminal = Terminal.english();

      // When
      ask(terminal, node);

      // Then
      assertThat(terminal.out()).contains("330421").doesNotContain("\u001b");
    }
  }

  @Test
  void aServerThatIsNoNodeIsNamedAsSuch() {
    try (var node = new FakeNode(200, "text/html", "<html>")) {
      // Given
      var terminal = Terminal.english();

      // When
      int code = ask(terminal, node);

      // Then
      assertThat(code).isEqualTo(ExitCodes.NEGATIVE);
      assertThat(terminal.err()).contains("is not a node of this version");
    }
  }

  @Test
  void aNodeThatIsDownIsOneSentence() {
    // Given
    var node = FakeNode.answering("POSITIVE");
    node.close();
    var terminal = new Terminal(Locale.SIMPLIFIED_CHINESE);

    // When
    int code = ask(terminal, node);

    // Then
    assertThat(code).isEqualTo(ExitCodes.NEGATIVE);
    assertThat(terminal.err()).contains("没有节点应答").doesNotContain("\tat ");
  }

  @Test
  void aTokenThatOthersCanReadIsNotUsed() throws Exception {
    try (var node = FakeNode.answering("POSITIVE")) {
      // Given
      Files.setPosixFilePermissions(token, PosixFilePermissions.fromString("rw-r--r--"));
      var terminal = Terminal.english();

      // When
      int code = ask(terminal, node, "--token-file", token.toString());

      // Then
      assertThat(code).isEqualTo(ExitCodes.USAGE);
      assertThat(node.path()).isNull();
      assertThat(terminal.err()).contains("chmod 600").doesNotContain("abc.DEF");
    }
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "--basis,STATUTE,must be STATUTE:reference",
    "--basis,LAW:x,must be STATUTE:reference",
    "--body,/nowhere/ask.json,can't be read",
    "--node,ftp://127.0.0.1,must be an address",
    "--timeout,0,must be 1 or more"
  })
  void aWrongArgumentIsNamedAndNothingIsSent(String option, String value, String message) {
    try (var node = FakeNode.answering("POSITIVE")) {
      // Given
      var terminal = Terminal.english();
      var arguments = arguments(node);
      int at = arguments.indexOf(option);
      if (at >= 0) {
        arguments.set(at + 1, value);
      } else {
        arguments.addAll(List.of(option, value));
      }

      // When
      int code = terminal.run(arguments.toArray(String[]::new));

      // Then
      assertThat(code).isEqualTo(ExitCodes.USAGE);
      assertThat(node.path()).isNull();
      assertThat(terminal.err()).contains(message);
    }
  }

  @Test
  void aBodyThatIsNotJsonIsRefusedWithItsPlaceAndWithoutItsContent() throws Exception {
    try (var node = FakeNode.answering("POSITIVE")) {
      // Given
      Files.writeString(body, "{\"idNumber\": 310199x}");
      var terminal = Terminal.english();

      // When
      int code = ask(terminal, node);

      // Then
      assertThat(code).isEqualTo(ExitCodes.USAGE);
      assertThat(terminal.err()).contains("line 1").doesNotContain("310199");
    }
  }

  private int ask(Terminal terminal, FakeNode node, String... more) {
    var arguments = arguments(node);
    arguments.addAll(List.of(more));
    return terminal.run(arguments.toArray(String[]::new));
  }

  private List<String> arguments(FakeNode node) {
    return new ArrayList<>(
        List.of(
            "ask",
            "certificate.marriage",
            "--to",
            "330421",
            "--purpose",
            "MARRIAGE_REGISTRATION",
            "--basis",
            "STATUTE:婚姻登记条例:第八条",
            "--body",
            body.toString(),
            "--node",
            node.url()));
  }
}
