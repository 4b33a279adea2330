package org.tongban.harness.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tongban.core.message.StrictJson;
import org.tongban.harness.Harness;
import org.tongban.harness.partner.EmptyFederation;

/** What the command says, and its exit codes. */
class ConformanceCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  @TempDir private Path folder;

  @Test
  void checksAreListedInBothLanguages() {
    // When
    var code = run(Locale.ROOT, "--list");
    var inChinese = run(Locale.CHINA, "--list", "--only", "TLS");

    // Then
    assertThat(code).isZero();
    assertThat(inChinese).isZero();
    assertThat(out.toString()).contains("ENV-08  Algorithm none.", "TLS-02  不使用旧版 TLS。");
  }

  @Test
  void wrongUsageIsSaid() {
    assertThat(run(Locale.ROOT)).isEqualTo(2);
    assertThat(run(Locale.ROOT, "--member", "吴江")).isEqualTo(2);
    assertThat(run(Locale.ROOT, "--list", "--only", "XYZ")).isEqualTo(2);
    assertThat(run(Locale.ROOT, "--member", "320509", "-o", "pdf")).isEqualTo(2);
    assertThat(err.toString()).contains("--member takes", "names no check", "neither table");
  }

  @Test
  void whatIsNotThereIsNamed() {
    // When
    var code =
        run(Locale.ROOT, "--member", "320509", "--federation", folder.resolve("none").toString());

    // Then
    assertThat(code).isEqualTo(3);
    assertThat(err.toString().lines()).hasSize(1);
  }

  @Test
  void aRegionIsExaminedAndReported() throws Exception {
    // Given
    var federation = EmptyFederation.make(folder.resolve("federation"));
    Files.copy(
        federation.folder().resolve("certs").resolve("operator.crt.pem"),
        federation.folder().resolve("operator.crt.pem"));
    try (var simulation = federation.play(Path.of("conformance", "wrong.yaml"))) {
      // When
      var good = run(Locale.ROOT, arguments(federation, "OUT,TIME"));
      var notJson = out.toString();
      var json = run(Locale.ROOT, arguments(federation, "RLY", "-o", "json"));

      // Then
      assertThat(good).isZero();
      assertThat(notJson).contains("OUT-01", "21 passed, 0 failed, 0 not run");
      assertThat(json).as("nothing was tried").isEqualTo(1);
      var paper =
          StrictJson.parse(
              out.toString()
                  .substring(notJson.length())
                  .strip()
                  .getBytes(java.nio.charset.StandardCharsets.UTF_8));
      assertThat(paper.path("NOT_RUN").asInt()).isEqualTo(12);
      assertThat(folder.resolve("out").resolve("330402"))
          .isDirectoryContaining("glob:**/report.html");
      assertThat(simulation.replies()).isNotEmpty();
    }
  }

  private String[] arguments(EmptyFederation federation, String only, String... more) {
    var arguments = new ArrayList<>(List.of("--member", "330402", "--only", only));
    arguments.addAll(List.of("--profile", "conformance/wrong-profile.yaml"));
    arguments.addAll(List.of("--federation", federation.folder().toString()));
    arguments.addAll(
        List.of("--keys", federation.folder().resolve("regions").resolve("certs").toString()));
    arguments.addAll(List.of("--out", folder.resolve("out").toString()));
    arguments.addAll(List.of(more));
    return arguments.toArray(String[]::new);
  }

  private int run(Locale locale, String... arguments) {
    var all = new ArrayList<>(List.of("conformance", "--schemas", "../schemas"));
    all.addAll(List.of(arguments));
    if (!all.contains("--profile")) {
      all.addAll(List.of("--profile", "conformance/demo.yaml"));
    }
    return Harness.commandLine(locale)
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(all.toArray(String[]::new));
  }
}
