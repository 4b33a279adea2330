package org.tongban.node.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigCheckCommandTest {
  private static final String GOOD =
      """
      member: "310118"
      data: store
      catalogue: schemas
      divisions: divisions.csv
      api: {port: 7101}
      peer: {port: 7201}
      routes: {spine: routes, lookups: lookups}
      """;

  @TempDir Path folder;

  @Test
  void goodSettingsAreSaidToBeGood() throws Exception {
    // Given
    Files.writeString(folder.resolve("node.yaml"), GOOD);
    var terminal = Terminal.english();

    // When
    int code = terminal.run("config", "check", "--config", folder.toString(), "--settings-only");

    // Then
    assertThat(code).isEqualTo(ExitCodes.GOOD);
    assertThat(terminal.out()).isEqualToIgnoringNewLines("Settings of 310118: no problems.");
  }

  @Test
  void everyProblemIsListedAndTheCodeIs1() throws Exception {
    // Given
    Files.writeString(folder.resolve("node.yaml"), GOOD + "acess: here\nask: {validity: long}\n");
    var terminal = Terminal.english();

    // When
    int code = terminal.run("config", "check", "--config", folder.toString());

    // Then
    assertThat(code).isEqualTo(ExitCodes.NEGATIVE);
    assertThat(terminal.out())
        .contains("2 problems:")
        .contains("node.yaml:8: acess: is not a known setting; did you mean access?")
        .contains("node.yaml:9: ask.validity: must be a length of time");
  }

  @Test
  void filesThatTheSettingsNameAreLookedFor() throws Exception {
    // Given
    Files.writeString(folder.resolve("node.yaml"), GOOD);
    var terminal = Terminal.english();

    // When
    int code = terminal.run("config", "check", "--config", folder.toString());

    // Then
    assertThat(code).isEqualTo(ExitCodes.NEGATIVE);
    assertThat(terminal.out()).contains("keys.sign.key: names a file that is not there");
  }

  @Test
  void dataAndSetReplaceWhatTheFileSaysAndShowPrintsIt() throws Exception {
    // Given
    Files.writeString(folder.resolve("node.yaml"), GOOD);
    var terminal = Terminal.english();

    // When
    terminal.run(
        "config",
        "check",
        "--config=" + folder,
        "--data=/srv/tongban",
        "--set=api.port=7999",
        "--set",
        "peer.timeout=3s",
        "--settings-only",
        "--show");

    // Then
    assertThat(terminal.out())
        .contains("data: /srv/tongban\n")
        .contains("keys.tls.key: /srv/tongban/keys/tls.key.pem\n")
        .contains("api.port: 7999\n")
        .contains("peer.timeout: PT3S\n");
  }

  @Test
  void aNodeWithBadSettingsDoesNotStart() throws Exception {
    // Given
    Files.writeString(folder.resolve("node.yaml"), "member: 1\n");
    var terminal = Terminal.english();

    // When
    int code = terminal.run("node", "--config", folder.toString());

    // Then
    assertThat(code).isEqualTo(ExitCodes.USAGE);
    assertThat(terminal.err()).contains("node.yaml:1: member: a member code is six digits");
    assertThat(terminal.out()).isEmpty();
  }
}
