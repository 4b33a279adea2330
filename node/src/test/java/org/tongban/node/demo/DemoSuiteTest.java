package org.tongban.node.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tongban.core.directory.Suite;
import org.tongban.node.command.TongbanCommand;
import org.tongban.node.demo.register.DemoMember;
import org.tongban.node.demo.register.Region;
import org.tongban.node.settings.SettingsFile;
import org.tongban.node.settings.SettingsText;

/** Which member speaks what in a demonstration. */
class DemoSuiteTest {
  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "PREFERRED, WUJIANG, 310118, ES256",
    "PREFERRED, JIASHAN, 310118, ES256",
    "SM2, WUJIANG, 310118, SM2",
    "ES256, JIASHAN, 310118, ES256",
    "MIXED, JIASHAN, 320509, SM2",
    "MIXED, QINGPU, 330421, SM2",
    "MIXED, WUJIANG, 310118, ES256"
  })
  void whoAsksWhomInWhich(DemoSuite suite, Region from, String to, Suite expected) {
    assertThat(suite.expected(from, to)).isEqualTo(expected);
  }

  @Test
  void theMemberOfOneSuiteHasOtherKeysAndElseTheExamplesSettings() throws Exception {
    // Given
    var layout = new DemoLayout(HOME, folder, 19_500, DemoSuite.MIXED);
    var example = layout.example(Region.JIASHAN);

    // When
    Sm2Alone.writeSettings(example, layout.config(Region.JIASHAN));

    // Then
    var settings = of(layout.config(Region.JIASHAN));
    var expected = of(example);
    expected.keySet().removeIf(key -> key.startsWith("keys.sm2."));
    for (var use : new String[] {"keys.sign.", "keys.encrypt."}) {
      for (var part : new String[] {"key", "certificate"}) {
        expected.computeIfPresent(
            use + part, (key, file) -> file.replaceAll("/(sign|encrypt)\\.", "/$1.sm2."));
      }
    }
    expected.computeIfPresent(
        "journal.encryption.key", (key, file) -> file.replace("/journal.", "/journal.sm4."));
    expected.put("access", layout.config(Region.JIASHAN).resolve("access.yaml").toString());
    assertThat(settings).isEqualTo(expected).containsKey("keys.sign.key");
  }

  private static TreeMap<String, String> of(Path config) throws Exception {
    var file = config.resolve(SettingsFile.NAME);
    return new TreeMap<>(SettingsText.of(SettingsFile.read(file, java.util.Map.of())));
  }

  @Test
  void everyNodeOfAMixedDemonstrationCouldStart() {
    // Given
    var layout = new DemoLayout(HOME, folder, 19_500, DemoSuite.MIXED);

    // When
    new DemoTrust(layout, TongbanCommand::inThisProcess).make();

    // Then
    for (var member : RelayOffice.andRegions()) {
      var result = check(layout, member);
      assertThat(result.exitCode()).as(member.code() + result.out()).isZero();
    }
    var shown =
        TongbanCommand.inThisProcess(
            "certs",
            "status",
            "--config=" + layout.config(Region.JIASHAN),
            "--data=" + layout.nodeData(Region.JIASHAN));
    assertThat(shown.exitCode()).as(shown.out()).isZero();
    assertThat(shown.out()).contains("keys.sign").doesNotContain("keys.sm2");
  }

  private static CommandRunner.Result check(DemoLayout layout, DemoMember member) {
    return TongbanCommand.inThisProcess(
        "config",
        "check",
        "--config=" + layout.config(member),
        "--data=" + layout.nodeData(member));
  }
}
