package org.tongban.node.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryCommandTest {
  private static final Path SHIPPED = Path.of("../node-config/directory.yaml");

  @TempDir static Path certs;
  @TempDir Path folder;
  private Path source;
  private Path out;

  @BeforeAll
  static void makeCertificates() {
    Terminal.english().run("certs", "make", "--out", certs.toString(), "--force");
  }

  @BeforeEach
  void copySource() throws IOException {
    source = folder.resolve("directory.yaml");
    out = folder.resolve("federation/directory.jws");
    Files.copy(SHIPPED, source);
  }

  @Test
  void signsTheShippedDirectoryAndShowsIt() {
    // Given
    var terminal = Terminal.english();

    // When
    int signed = sign();
    int shown = terminal.run(show());

    // Then
    assertThat(signed).isZero();
    assertThat(shown).isZero();
    assertThat(terminal.out())
        .contains("yrd-demonstration")
        .contains("上海市青浦区民政局 310118")
        .contains("https://127.0.0.1:7202")
        .contains("relays to members below it")
        .contains("320500 [330421]")
        .contains("qp-js-care-2025 2025-01-01 – 2030-12-31");
  }

  @Test
  void saysInWordsWhatChanged() throws IOException {
    // Given
    sign();
    var before = folder.resolve("before.jws");
    Files.copy(out, before);
    var yaml = Files.readString(source, StandardCharsets.UTF_8);
    yaml = yaml.replaceFirst("status: active", "status: suspended");
    yaml = yaml.replaceFirst("certificate: 320509/sign.crt.pem", "$0, revoked: true");
    yaml = yaml.replaceFirst("      - \\{id: credit.sanction, versions: \\[\"1.0\"]}\n", "");
    yaml = yaml.replace("to: 2030-12-31", "to: 2031-12-31");
    yaml = yaml.replace(", askers: [\"330421\"]", "");
    Files.writeString(source, yaml, StandardCharsets.UTF_8);
    sign("--next-version", "--set-endpoint", "330421=https://127.0.0.1:8203");
    var terminal = Terminal.english();

    // When
    int code =
        terminal.run(
            "directory",
            "diff",
            before.toString(),
            out.toString(),
            "--operator",
            certs.resolve("operator.crt.pem").toString());

    // Then
    assertThat(code).isZero();
    assertThat(terminal.out())
        .containsSubsequence(
            "version: ",
            " became ",
            "member 310118:\n  status: active became suspended",
            "member 320509:\n  via: 320500 [330421] became 320500\n",
            "  services: credit.sanction 1.0 is gone\n  key: sign ",
            "(revoked) is new",
            "member 330421:\n  endpoints: https://127.0.0.1:8203 is new",
            "agreement qp-js-care-2025:\n  period: 2025-01-01 – 2030-12-31 became");
  }

  @Test
  void showsTheVerifiedDocumentItselfToPrograms() throws IOException {
    // Given
    var terminal = Terminal.english();
    sign("--set-endpoint", "330421=https://127.0.0.1:8203");

    // When
    terminal.run(Stream.concat(Stream.of(show()), Stream.of("-o", "json")).toArray(String[]::new));

    // Then
    assertThat(terminal.out())
        .contains("\"version\" : " + shippedVersion())
        .contains("https://127.0.0.1:8203")
        .doesNotContain("https://127.0.0.1:7203");
  }

  @Test
  void aVersionThatIsNotHigherIsRefused() throws IOException {
    // Given
    sign();
    var before = Files.readAllBytes(out);

    // When
    int again = sign();

    // Then
    assertThat(again).isEqualTo(ExitCodes.CONFLICT);
    assertThat(Files.readAllBytes(out)).isEqualTo(before);
  }

  @Test
  void takesTheNextVersionWhenAsked() throws IOException {
    // Given
    sign();
    var terminal = Terminal.english();

    // When
    int again = sign("--next-version");
    terminal.run(show());

    // Then
    assertThat(again).isZero();
    assertThat(terminal.out()).containsPattern("version +" + (shippedVersion() + 1) + "\n");
  }

  @Test
  void aFileThatThisOperatorDidNotSignIsNotReplaced() throws IOException {
    // Given
    Files.createDirectories(out.getParent());
    Files.writeString(out, "not a directory", StandardCharsets.UTF_8);

    // When
    int code = sign();

    // Then
    assertThat(code).isEqualTo(ExitCodes.CONFLICT);
    assertThat(out).hasContent("not a directory");
  }

  @Test
  void listsEveryProblemOfTheSourceWithItsPlace() throws IOException {
    // Given
    edit("310118/sign.crt.pem}", "310118/missing.crt.pem}");
    edit("validDays: 90", "validDays: 0");
    edit("status: active", "status: awake");
    var terminal = Terminal.english();

    // When
    int code = terminal.run(arguments("--set-endpoint", "999999=https://127.0.0.1:1"));

    // Then
    assertThat(code).isEqualTo(ExitCodes.NEGATIVE);
    assertThat(terminal.err())
        .contains("4 problems")
        .contains("/validDays must be a whole number")
        .contains("/members/0/keys/0/certificate ")
        .contains("missing.crt.pem")
        .contains("/members/0/status must be active or suspended")
        .contains("no member 999999");
    assertThat(out).doesNotExist();
  }

  @Test
  void aSourceThatIsNoYamlIsNamedWithItsLine() throws IOException {
    // Given
    edit("validDays: 90\n", "validDays: 90\nversion: 2\n");
    var terminal = Terminal.english();

    // When
    int code = terminal.run(arguments());

    // Then
    assertThat(code).isEqualTo(ExitCodes.NEGATIVE);
    assertThat(terminal.err()).contains("directory.yaml, line ").contains("version");
  }

  @Test
  void aMissingSourceIsNotFound() throws IOException {
    // Given
    Files.delete(source);

    // When
    int code = sign();

    // Then
    assertThat(code).isEqualTo(ExitCodes.NOT_FOUND);
  }

  @Test
  void oneFlippedByteOfTheSignedFileIsFound() throws IOException {
    // Given
    sign();
    var bytes = Files.readAllBytes(out);
    bytes[bytes.length / 2] = (byte) (bytes[bytes.length / 2] == 'A' ? 'B' : 'A');
    Files.write(out, bytes);
    var terminal = Terminal.english();

    // When
    int code = terminal.run(show());

    // Then
    assertThat(code).isEqualTo(ExitCodes.NEGATIVE);
    assertThat(terminal.out()).isEmpty();
  }

  @Test
  void aMissingFileIsNotFound() {
    // When
    int code = Terminal.english().run(show());

    // Then
    assertThat(code).isEqualTo(ExitCodes.NOT_FOUND);
  }

  private int sign(String... more) {
    return Terminal.english().run(arguments(more));
  }

  private String[] arguments(String... more) {
    var key = certs.resolve("operator.key.pem").toString();
    return Stream.concat(
            Stream.of(
                "directory",
                "sign",
                "--source",
                source.toString(),
                "--certs",
                certs.toString(),
                "--key",
                key,
                "--out",
                out.toString()),
            Stream.of(more))
        .toArray(String[]::new);
  }

  private String[] show() {
    var operator = certs.resolve("operator.crt.pem").toString();
    return new String[] {"directory", "show", "--file", out.toString(), "--operator", operator};
  }

  /** Changes the first occurrence. */
  private void edit(String from, String to) throws IOException {
    var text = Files.readString(source);
    assertThat(text).contains(from);
    var at = text.indexOf(from);
    Files.writeString(source, text.substring(0, at) + to + text.substring(at + from.length()));
  }

  /** The shipped source is raised with every change of it. */
  private static int shippedVersion() throws IOException {
    return Files.readAllLines(SHIPPED, StandardCharsets.UTF_8).stream()
        .filter(line -> line.startsWith("version: "))
        .mapToInt(line -> Integer.parseInt(line.substring("version: ".length())))
        .findFirst()
        .orElseThrow();
  }
}
