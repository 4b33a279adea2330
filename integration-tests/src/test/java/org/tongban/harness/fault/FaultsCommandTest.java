package org.tongban.harness.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tongban.harness.Harness;
import org.tongban.harness.fault.Finding.State;

/** What the commands say, apart from what the nodes do. */
class FaultsCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"en", "zh"})
  void everyFaultIsNamedWithItsPromiseInBothLanguages(String language) {
    // Given
    var locale = Locale.forLanguageTag(language);

    // When
    var code = run(locale, "faults", "--list");

    // Then
    assertThat(code).isZero();
    for (var fault : Faults.all(Clock.systemUTC())) {
      assertThat(out.toString()).contains(fault.name() + "  " + words(locale, fault.name()));
      assertThat(words(locale, fault.name() + ".promised")).isNotBlank();
    }
  }

  @Test
  void aFaultThatThereIsNotIsAWrongCall() {
    // When
    var code = run(Locale.CHINA, "faults", "earthquake");

    // Then
    assertThat(code).isEqualTo(2);
    assertThat(err.toString()).contains("没有这种故障", "earthquake", "kill-node");
  }

  @Test
  void aSoakOfNoTimeIsAWrongCall() {
    assertThat(run(Locale.ROOT, "soak", "--minutes", "0")).isEqualTo(2);
    assertThat(err.toString()).contains("--minutes and --callers are 1 or more");
  }

  @Test
  void aFolderOfSomebodyElseIsNotEmptied() throws IOException {
    // Given
    var own = OwnFolder.fresh(folder.resolve("own"));
    Files.writeString(own.resolve("left"), "by an earlier run");
    var file = Files.writeString(folder.resolve("mine"), "not the harness's");

    // When // Then
    assertThat(OwnFolder.fresh(own).resolve("left")).doesNotExist();
    assertThatThrownBy(() -> OwnFolder.fresh(folder)).isInstanceOf(IllegalArgumentException.class);
    assertThat(run(Locale.ROOT, "faults", "--data", folder.toString())).isEqualTo(5);
    assertThat(run(Locale.CHINA, "soak", "--data", folder.toString())).isEqualTo(5);
    assertThat(err.toString()).contains("not the harness's own", "不是测试工具所建");
    assertThat(file).exists();
  }

  @Test
  void aReportSaysWhatHeldWhatDidNotAndWhatWasNotTried() {
    // Given
    var held = finding("half-open", State.HELD, 0, List.of());
    var broken = finding("kill-node", State.BROKEN, 2, List.of("lost"));
    var notRun = Finding.notRun("full-disk", "no <mount> here");

    // When
    var report = report(held, broken, notRun);
    var json = report.json();

    // Then
    assertThat(report.good()).isFalse();
    assertThat(report.sum()).isEqualTo("1 held, 1 broken, 1 not run.");
    assertThat(json.path("good").asBoolean()).isFalse();
    assertThat(json.at("/faults/1/lost").asLong()).isEqualTo(2);
    assertThat(json.at("/faults/1/broken/0").asText()).isEqualTo("lost");
    assertThat(json.at("/faults/0/recoverySeconds").asDouble()).isEqualTo(2.5);
    assertThat(json.at("/faults/0/problems/peer-timeout").asLong()).isEqualTo(7);
    assertThat(json.at("/faults/2/reason").asText()).isEqualTo("no <mount> here");
    assertThat(report.html())
        .contains("no &lt;mount&gt; here", "7 × peer-timeout", "2.5 s", "class=\"BROKEN\"")
        .contains("an acknowledged exchange is missing");
    report.print(broken, new PrintWriter(out));
    assertThat(out.toString()).contains("BROKEN: an acknowledged exchange", "lost 2, twice 0");
    assertThat(report(held, notRun).good()).isTrue();
    assertThat(report(notRun).good()).isFalse();
  }

  private static FaultReport report(Finding... findings) {
    return new FaultReport(List.of(findings), bundle(Locale.ROOT));
  }

  private static Finding finding(String fault, State state, long lost, List<String> broken) {
    var problems = Map.of("peer-timeout", 7L);
    var wait = Duration.ofSeconds(3);
    var recovery = Duration.ofMillis(2500);
    return new Finding(fault, state, "", 100, problems, wait, lost, 0, recovery, broken);
  }

  private static String words(Locale locale, String key) {
    return bundle(locale).getString("faults." + key).replace("''", "'");
  }

  private static ResourceBundle bundle(Locale locale) {
    return Harness.commandLine(locale).getResourceBundle();
  }

  private int run(Locale locale, String... arguments) {
    return Harness.commandLine(locale)
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }
}
