package org.tongban.node.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tongban.core.policy.AccessRules;
import org.tongban.node.settings.SettingsFile;

class JoinCommandTest {
  private static final String HOME = "tongban.home";
  private static final List<String> NAMES =
      List.of("sign", "tls", "encrypt", "sign.sm2", "encrypt.sm2");
  @TempDir private Path folder;
  private Path config;
  private Path data;
  private String before;

  @BeforeEach
  void theProgramsHome() {
    config = folder.resolve("node-config/320581");
    data = folder.resolve("data/320581");
    before = System.getProperty(HOME);
    System.setProperty(HOME, Path.of("..").toAbsolutePath().normalize().toString());
  }

  @AfterEach
  void restore() {
    if (before == null) {
      System.clearProperty(HOME);
    } else {
      System.setProperty(HOME, before);
    }
  }

  @Test
  void aNewMemberGetsSettingsKeysRequestsAndWhatIsLeft() throws Exception {
    // Given
    var terminal = Terminal.english();

    // When
    int code = join(terminal);

    // Then
    assertThat(terminal.err()).isEmpty();
    assertThat(code).isZero();
    for (var name : NAMES) {
      var key = data.resolve("keys").resolve(name + ".key.pem");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
          .isEqualTo("rw-------");
      assertThat(config.resolve("requests").resolve(name + ".csr.pem"))
          .content()
          .contains("BEGIN CERTIFICATE REQUEST");
    }
    assertThat(terminal.out())
        .contains("6. Check again, then start", "federation.directory", "keys.sm2.encrypt")
        .doesNotContain("catalogue", "routes.spine", "api.", "PRIVATE");
  }

  @Test
  void theSettingsAreGoodAndNobodyMayAskAnything() throws Exception {
    // Given
    join(Terminal.english());

    // When
    var settings = SettingsFile.read(config.resolve("node.yaml"), Map.of());

    // Then
    assertThat(settings.member().value()).isEqualTo("320581");
    assertThat(settings.data()).isEqualTo(data);
    assertThat(settings.peer().port()).isEqualTo(7200);
    assertThat(settings.demonstration().allowDemonstrationCertificates()).isFalse();
    var rules = AccessRules.load(Files.readAllBytes(settings.access()));
    assertThat(rules.ruleIds()).isEmpty();
  }

  @Test
  void whatIsCommentedOutInTheRulesIsGoodToo() throws IOException {
    // Given
    join(Terminal.english());
    var text = Files.readString(config.resolve("access.yaml"));

    // When
    var opened =
        text.replaceAll("(?m)^(answers|asks): \\[]$", "")
            .replaceAll("(?m)^# ((answers:|asks:| ).*)$", "$1");

    // Then
    assertThat(AccessRules.load(opened.getBytes(StandardCharsets.UTF_8)).ruleIds())
        .containsExactly("marriage-registration", "our-marriage-office");
  }

  @Test
  void theOperatorCanSignTheEntry() throws IOException {
    // Given
    join(Terminal.english());
    var certs = folder.resolve("certs");
    Terminal.english().run("certs", "make", "--out=" + certs, "--member=320581");
    var source = folder.resolve("directory.yaml");
    var head = "federation: test\nversion: 1\nvalidDays: 90\nmembers:\n";
    var entry = Files.readString(config.resolve("directory-entry.yaml"));
    Files.writeString(source, head + entry + "agreements: []\n");
    var terminal = Terminal.english();

    // When
    int code =
        terminal.run(
            "directory",
            "sign",
            "--source=" + source,
            "--certs=" + certs,
            "--key=" + certs.resolve("operator.key.pem"),
            "--out=" + folder.resolve("directory.jws"));

    // Then
    assertThat(terminal.err()).isEmpty();
    assertThat(code).isZero();
  }

  @Test
  void namesOfAnyKindStayText() throws IOException {
    // When
    int code = join(Terminal.english(), "--zh=a\", en: {zh}", "--en={member} # no comment");

    // Then
    assertThat(code).isZero();
    var entry = new YAMLMapper().readTree(config.resolve("directory-entry.yaml").toFile()).get(0);
    assertThat(entry.at("/name/zh").asText()).isEqualTo("a\", en: {zh}");
    assertThat(entry.at("/name/en").asText()).isEqualTo("{member} # no comment");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"node.yaml", "access.yaml", "directory-entry.yaml", "requests/sign.csr.pem"})
  void nothingIsReplaced(String name) throws IOException {
    // Given
    var file = config.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "mine");

    // When
    int code = join(Terminal.english());

    // Then
    assertThat(code).isEqualTo(ExitCodes.CONFLICT);
    assertThat(file).hasContent("mine");
    assertThat(data).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--member=32058",
        "--host=A B",
        "--credit-code=1132059900000006XX",
        "--port=70000",
        "--zh=",
        "--en="
      })
  void whatIsWrittenOtherwiseIsAMistakeInUsage(String argument) {
    // When
    int code = join(Terminal.english(), argument);

    // Then
    assertThat(code).isEqualTo(ExitCodes.USAGE);
    assertThat(config).doesNotExist();
  }

  private int join(Terminal terminal, String... more) {
    var given = new ArrayList<>(List.of(more));
    var usual =
        List.of(
            "--member=320581",
            "--host=node.changshu.example",
            "--credit-code=1132059900000006XF",
            "--zh=常熟市民政局",
            "--en=Changshu Civil Affairs Bureau");
    var arguments = new ArrayList<>(List.of("join", "--out=" + config, "--data=" + data));
    for (var one : usual) {
      var name = one.substring(0, one.indexOf('=') + 1);
      if (given.stream().noneMatch(argument -> argument.startsWith(name))) {
        arguments.add(one);
      }
    }
    arguments.addAll(given);
    return terminal.run(arguments.toArray(String[]::new));
  }
}
