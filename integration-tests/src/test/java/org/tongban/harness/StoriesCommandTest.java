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
class StoriesCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  @TempDir private Path folder;

  @Test
  void allStoriesAreSaidToBeGood() {
    // When
    var code = run(Locale.ROOT, "--check");

    // Then
    assertThat(code).as(err.toString()).isZero();
    assertThat(out.toString()).contains("The stories are good: 8.");
  }

  @Test
  void everyProblemIsSaidInChineseToo() throws IOException {
    // Given
    var file = Files.writeString(folder.resolve("bad.yaml"), "number: 1\ntitle: {zh: 一}\n");

    // When
    var code = run(Locale.CHINA, file.toString(), "--check");

    // Then
    assertThat(code).isEqualTo(1);
    assertThat(err.toString()).contains("处问题", "/title");
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
  void withoutADemonstrationItIsOneSentence() {
    // When
    var code = run(Locale.ROOT, "--demo=" + folder.resolve("nowhere"), "--data=" + folder);

    // Then
    assertThat(code).isEqualTo(1);
    assertThat(err.toString().lines().filter(line -> line.startsWith("tongban: "))).hasSize(1);
    assertThat(err.toString()).contains("nowhere").doesNotContain("\tat ");
  }

  private int run(Locale locale, String... arguments) {
    var all = new String[arguments.length + 2];
    all[0] = "stories";
    all[1] = "--home=..";
    System.arraycopy(arguments, 0, all, 2, arguments.length);
    return Harness.commandLine(locale)
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(all);
  }
}
