package org.tongban.node.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code tongban}, with a Java and a Maven that only say how they were called. */
class StartScriptTest {
  private static final String JAVA =
      """
      #!/usr/bin/env bash
      for word in "$@"; do
        if [[ "$previous" == --destination ]]; then
          mkdir -p "$word" && touch "$word/tongban-exec.jar" && echo unpacked >&2
          exit 0
        fi
        previous="$word"
        case "$word" in
          -XX:DumpLoadedClassList=*) printf 'a/B\\n@lambda-proxy c/D\\n' >"${word#*=}" ;;
          -XX:SharedClassListFile=*) list="${word#*=}" ;;
          -XX:SharedArchiveFile=*) archive="${word#*=}" ;;
          -Xshare:dump) dump=yes ;;
        esac
      done
      if [[ "${dump:-}" ]]; then
        cp "$list" "$archive"
        exit "${NO_ARCHIVE:-0}"
      fi
      if [[ "$word" == rehearse ]]; then exit 0; fi
      printf '%s\\n' "$@"
      exit 3
      """;
  private static final String MAVEN =
      """
      #!/usr/bin/env bash
      echo "maven $*"
      touch node/target/tongban-exec.jar
      if [[ "$*" == *integration-tests* ]]; then
        mkdir -p integration-tests/target && touch integration-tests/target/tongban-harness.jar
      fi
      """;

  @TempDir Path folder;
  private final Map<String, String> environment = new HashMap<>();
  private Path home;

  @BeforeEach
  void copyTheScript() throws IOException {
    home = Files.createDirectories(folder.resolve("a clone"));
    Path here = Path.of("").toAbsolutePath();
    Path root = Files.exists(here.resolve("tongban")) ? here : here.getParent();
    Files.copy(root.resolve("tongban"), home.resolve("tongban"));
    program(home.resolve("tongban"), null);
    program(folder.resolve("bin/java"), JAVA);
    program(folder.resolve("bin/mvn"), MAVEN);
  }

  @Test
  void theFirstCallBuildsAndUnpacksAndLaterCallsDoNot() throws Exception {
    // When
    Result first = run(home.resolve("tongban"), "version");
    Result second = run(home.resolve("tongban"), "version");

    // Then
    assertThat(first.err).contains("building").contains("maven -B").contains("unpacked");
    assertThat(second.err).isEmpty();
    assertThat(first.out).isEqualTo(second.out).doesNotContain("maven");
  }

  @Test
  void aNewJarIsUnpackedAgain() throws Exception {
    // Given
    run(home.resolve("tongban"), "version");
    Path jar = home.resolve("node/target/tongban-exec.jar");
    Files.delete(jar);
    Files.writeString(jar, "another");

    // When
    Result result = run(home.resolve("tongban"), "version");

    // Then
    assertThat(result.err).contains("unpacked").doesNotContain("building");
  }

  @Test
  void argumentsAndExitCodePassThroughAndTheHomeIsFoundOverALink() throws Exception {
    // Given
    Path link = Files.createSymbolicLink(folder.resolve("tb"), home.resolve("tongban"));

    // When
    Result result = run(link, "ask", "two words", "张三");

    // Then
    assertThat(result.code).isEqualTo(3);
    assertThat(result.out.lines())
        .contains("-Dtongban.home=" + home.toRealPath())
        .endsWith("ask", "two words", "张三");
  }

  @Test
  void classesOfAStartAreKeptInAnArchiveWithoutLambdas() throws Exception {
    // When
    Result result = run(home.resolve("tongban"), "node");

    // Then
    Path archive = home.resolve("node/target/tongban/classes.jsa");
    assertThat(archive).hasContent("a/B");
    assertThat(result.out.lines()).contains("-XX:SharedArchiveFile=" + archive.toRealPath());
  }

  @Test
  void withoutAnArchiveEverythingWorksAndOneLineSaysWhy() throws Exception {
    // When
    environment.put("NO_ARCHIVE", "1");
    Result first = run(home.resolve("tongban"), "node");
    Result second = run(home.resolve("tongban"), "node");

    // Then
    assertThat(first.err).contains("no archive of classes");
    assertThat(second.err).isEmpty();
    assertThat(second.out).doesNotContain("SharedArchiveFile").endsWith("node\n");
  }

  @Test
  void aNodeHasASmallHeapAndWhatTheAdministratorSaysWins() throws Exception {
    // When
    environment.put("JAVA_OPTS", "-Xmx1g");
    Result result = run(home.resolve("tongban"), "node");

    // Then
    assertThat(result.out.lines()).containsSubsequence("-Xmx192m", "-Xmx1g", "-jar");
  }

  @Test
  void whatPlaysPartnersIsBuiltWhenItIsAskedFor() throws Exception {
    // Given
    run(home.resolve("tongban"), "version");

    // When
    Result first = run(home.resolve("tongban"), "simulate", "a.yaml");
    Result second = run(home.resolve("tongban"), "simulate", "a.yaml");

    // Then
    assertThat(first.err).contains("-pl integration-tests -am package");
    assertThat(second.err).isEmpty();
    assertThat(second.out.lines()).endsWith("org.tongban.harness.Harness", "simulate", "a.yaml");
  }

  private record Result(int code, String out, String err) {}

  private Result run(Path script, String... arguments) throws Exception {
    var command = new ArrayList<>(List.of(script.toString()));
    command.addAll(List.of(arguments));
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    var builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    Map<String, String> given = builder.environment();
    given.keySet().removeAll(List.of("JAVA_HOME", "JAVA_OPTS"));
    given.merge("PATH", folder.resolve("bin").toString(), (old, bin) -> bin + ":" + old);
    given.put("LC_ALL", "C.UTF-8");
    given.putAll(environment);
    int code = builder.start().waitFor();
    return new Result(code, text(out), text(err));
  }

  private static String text(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8);
  }

  private static void program(Path file, String text) throws IOException {
    if (text != null) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    }
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
