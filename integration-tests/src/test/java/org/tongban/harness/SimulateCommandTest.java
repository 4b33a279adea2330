package org.tongban.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the command says before it plays anything. */
class SimulateCommandTest {
  private static final Path SCENARIOS = Path.of("scenarios");

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  @TempDir private Path folder;

  @Test
  void aGoodScenarioIsSaidToBeGood() {
    // When
    var code = run(Locale.ROOT, SCENARIOS.resolve("neighbours.yaml").toString(), "--check");

    // Then
    assertThat(code).isZero();
    assertThat(out.toString()).contains("good: 3 region(s)");
  }

  @Test
  void everyProblemIsSaidInChineseToo() throws IOException {
    // Given
    var file = Files.writeString(folder.resolve("bad.yaml"), "title: {zh: 一}\npartners: []\n");

    // When
    var code = run(Locale.CHINA, file.toString(), "--check");

    // Then
    assertThat(code).isEqualTo(1);
    assertThat(err.toString()).contains("2 处问题", "/title", "/partners");
  }

  @Test
  void anUnknownFaultIsAProblemOfTheScenario() throws IOException {
    // Given
    var text = Files.readString(Path.of("conformance", "wrong.yaml"));
    var known = text.replace("# behaviour: {fault", "behaviour: {fault");
    var unknown = known.replace("does-not-bind-the-digest", "is-just-wrong");
    var good = Files.writeString(folder.resolve("good.yaml"), known);
    var bad = Files.writeString(folder.resolve("bad.yaml"), unknown);

    // When // Then
    assertThat(known).isNotEqualTo(text);
    assertThat(run(Locale.ROOT, good.toString(), "--check")).isZero();
    assertThat(run(Locale.ROOT, bad.toString(), "--check")).isEqualTo(1);
    assertThat(err.toString()).contains("/partners/0/behaviour/fault", "believes-alg-none");
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    // When
    var code = run(Locale.ROOT, folder.resolve("none.yaml").toString());

    // Then
    assertThat(code).isEqualTo(3);
    assertThat(err.toString()).contains("none.yaml can't be read");
  }

  @Test
  void aFederationThatIsNotThereIsOneSentence() {
    // When
    var code =
        run(
            Locale.ROOT,
            SCENARIOS.resolve("neighbours.yaml").toString(),
            "--data=" + folder.resolve("data"),
            "--schemas=" + Path.of("..", "schemas"),
            "--federation=" + folder.resolve("nowhere"));

    // Then
    assertThat(code).isEqualTo(1);
    assertThat(err.toString().lines()).hasSize(1);
    assertThat(err.toString()).startsWith("tongban: ").contains("nowhere");
  }

  @Test
  void helpIsInBothLanguages() {
    for (var locale : new Locale[] {Locale.ROOT, Locale.CHINA}) {
      // When
      var code = run(locale, "--help");

      // Then
      assertThat(code).isZero();
      assertThat(out.toString()).contains("--federation", "faults.yaml");
    }
    assertThat(out.toString()).contains("Plays the regions", "按场景文件模拟");
  }

  private int run(Locale locale, String... arguments) {
    var all = new String[arguments.length + 1];
    all[0] = "simulate";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return Harness.commandLine(locale)
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(all);
  }
}
