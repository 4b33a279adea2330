package org.tongban.node.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogueCommandTest {
  private static final Path SHIPPED = Path.of("../schemas");
  private static final String STATUS = "assistance/status/1.0/";

  @TempDir static Path certs;
  @TempDir Path folder;
  private Path schemas;
  private Path out;

  @BeforeAll
  static void makeCertificates() {
    Terminal.english().run("certs", "make", "--out", certs.toString(), "--force");
  }

  @BeforeEach
  void copySchemas() throws IOException {
    schemas = folder.resolve("schemas");
    out = folder.resolve("federation/catalogue.jws");
    for (var part : List.of("codes", "assistance/status", "certificate/marriage")) {
      copy(SHIPPED.resolve(part), schemas.resolve(part));
    }
  }

  @Test
  void theShippedCatalogueIsGood() {
    // Given
    var terminal = Terminal.english();

    // When
    int code = terminal.run("catalogue", "check", "--schemas", SHIPPED.toString());

    // Then
    assertThat(terminal.out()).startsWith("The catalogue is good: ").hasLineCount(1);
    assertThat(code).isZero();
  }

  @Test
  void eachFaultIsOneLine() throws IOException {
    // Given
    copy(schemas.resolve(STATUS), schemas.resolve("assistance/status/1.1"));
    edit(
        "assistance/status/1.1/answer.schema.json", "[\"status\", \"category\"]", "[\"category\"]");
    edit(
        "assistance/status/1.1/ask.schema.json",
        "\"required\": [\"idNumber\", \"name\"]",
        "\"required\": [\"idNumber\", \"name\", \"age\"]");
    edit(
        "assistance/status/1.1/ask.schema.json",
        "\"idNumber\": {",
        "\"age\": {\"type\": \"integer\"}, \"idNumber\": {");
    var terminal = Terminal.english();

    // When
    int code = terminal.run(check());

    // Then
    assertThat(code).isEqualTo(ExitCodes.NEGATIVE);
    assertThat(terminal.out())
        .contains(
            "assistance/status/1.1/answer.schema.json: 1.0 breaks: / no longer requires status")
        .contains(
            "assistance/status/1.1/ask.schema.json: 1.0 breaks: /properties/subject newly requires age");
  }

  @Test
  void faultsAreDataForPrograms() throws IOException {
    // Given
    edit(STATUS + "contract.yaml", "- householdRole", "- householdRank");
    var terminal = Terminal.english();

    // When
    int code = terminal.run(check("-o", "json"));

    // Then
    assertThat(code).isEqualTo(ExitCodes.NEGATIVE);
    assertThat(terminal.out()).contains("\"faults\" : [").contains("has no householdRank");
  }

  @Test
  void aReleaseIsSignedAndFollowedByTheNext() throws IOException {
    // When
    int first = release();
    int again = release();
    Files.writeString(schemas.resolve("README.md"), "more", StandardCharsets.UTF_8);
    int next = release("--next-version");
    var terminal = Terminal.english();
    int shown = terminal.run(show());

    // Then
    assertThat(first).isZero();
    assertThat(again).isEqualTo(ExitCodes.CONFLICT);
    assertThat(next).isZero();
    assertThat(shown).isZero();
    assertThat(terminal.out())
        .containsPattern("version +2\n")
        .contains("assistance.status 1.0")
        .contains("answered at once");
  }

  @Test
  void whatWasReleasedIsNotEditedWithoutANewVersion() throws IOException {
    // Given
    release();
    edit(STATUS + "contract.yaml", "      - effectiveFrom\n", "");
    var checking = Terminal.english();
    var releasing = Terminal.english();

    // When
    int checked = checking.run(check("--released", out.toString(), "--operator", operator()));
    int released = releasing.run(releaseArguments("--next-version"));

    // Then
    assertThat(checked).isEqualTo(ExitCodes.NEGATIVE);
    assertThat(checking.out()).startsWith(STATUS + "contract.yaml: was edited").hasLineCount(1);
    assertThat(released).isEqualTo(ExitCodes.NEGATIVE);
    assertThat(releasing.err()).contains("1 problem").contains("was edited");
  }

  @Test
  void showNamesEveryFileThatIsNotAsReleased() throws IOException {
    // Given
    release();
    edit("codes/purposes.yaml", "# Why", "# why");
    Files.writeString(schemas.resolve("codes/notes.txt"), "new", StandardCharsets.UTF_8);
    Files.delete(schemas.resolve("codes/divisions.csv"));
    var terminal = Terminal.english();

    // When
    int code = terminal.run(show());

    // Then
    assertThat(code).isEqualTo(ExitCodes.NEGATIVE);
    assertThat(terminal.err())
        .contains("3 files are not as released")
        .contains("codes/purposes.yaml: was edited")
        .contains("codes/notes.txt: was added")
        .contains("codes/divisions.csv: is missing");
  }

  @Test
  void aDirectoryIsNoRelease() throws IOException {
    // Given
    Terminal.english()
        .run(
            "directory",
            "sign",
            "--source",
            "../node-config/directory.yaml",
            "--certs",
            certs.toString(),
            "--key",
            certs.resolve("operator.key.pem").toString(),
            "--out",
            out.toString());
    var terminal = Terminal.english();

    // When
    int code = terminal.run(show());

    // Then
    assertThat(code).isEqualTo(ExitCodes.NEGATIVE);
    assertThat(terminal.err()).contains("typ other than tongban-catalogue+jwt");
  }

  @Test
  void showsTheServicesInChinese() {
    // Given
    var terminal = new Terminal(Locale.SIMPLIFIED_CHINESE);

    // When
    int code = terminal.run("catalogue", "show", "--schemas", schemas.toString());

    // Then
    assertThat(code).isZero();
    assertThat(terminal.out()).contains("即时答复").contains("有条件共享");
  }

  @Test
  void aFolderThatIsNotThereIsWrongUsage() {
    // Given
    var terminal = Terminal.english();

    // Then
    assertThat(terminal.run("catalogue", "check", "--schemas", "nowhere"))
        .isEqualTo(ExitCodes.USAGE);
    assertThat(terminal.err()).contains("there is no folder nowhere");
  }

  private String[] check(String... more) {
    return with(more, "catalogue", "check", "--schemas", schemas.toString());
  }

  private String[] show() {
    return with(
        new String[] {"--file", out.toString(), "--operator", operator()},
        "catalogue",
        "show",
        "--schemas",
        schemas.toString());
  }

  private int release(String... more) {
    return Terminal.english().run(releaseArguments(more));
  }

  private String[] releaseArguments(String... more) {
    return with(
        more,
        "catalogue",
        "release",
        "--schemas",
        schemas.toString(),
        "--key",
        certs.resolve("operator.key.pem").toString(),
        "--out",
        out.toString());
  }

  private static String operator() {
    return certs.resolve("operator.crt.pem").toString();
  }

  private static String[] with(String[] more, String... first) {
    return Stream.concat(Stream.of(first), Stream.of(more)).toArray(String[]::new);
  }

  private void edit(String file, String from, String to) throws IOException {
    var path = schemas.resolve(file);
    var text = Files.readString(path);
    assertThat(text).contains(from);
    Files.writeString(path, text.replace(from, to));
  }

  private static void copy(Path from, Path into) throws IOException {
    Files.createDirectories(into.getParent());
    try (var files = Files.walk(from)) {
      for (var file : files.toList()) {
        Files.copy(file, into.resolve(from.relativize(file).toString()));
      }
    }
  }
}
