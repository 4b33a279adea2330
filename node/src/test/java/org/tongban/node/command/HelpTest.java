package org.tongban.node.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class HelpTest {
  static Stream<String> commands() {
    var paths = new ArrayList<String>();
    collect(TongbanCommand.commandLine(Locale.ENGLISH), "", paths);
    return paths.stream();
  }

  @ParameterizedTest(name = "tongban {0}")
  @MethodSource("commands")
  void everyCommandExplainsItselfWithAnExample(String command) {
    // Given
    var terminal = Terminal.english();

    // When
    int code = terminal.run(help(command));

    // Then
    assertThat(code).isZero();
    assertThat(terminal.out()).contains("Usage: tongban").contains("Examples:");
    assertThat(terminal.out().substring(terminal.out().indexOf("Examples:")))
        .contains("tongban " + command);
    assertThat(terminal.err()).isEmpty();
  }

  @ParameterizedTest(name = "tongban {0}")
  @MethodSource("commands")
  void everyOptionHasADescription(String command) {
    // Given
    var line = TongbanCommand.commandLine(Locale.ENGLISH);
    for (String name : words(command)) {
      line = line.getSubcommands().get(name);
    }

    // Then
    assertThat(line.getCommandSpec().usageMessage().description()).isNotEmpty();
    assertThat(line.getCommandSpec().args())
        .allSatisfy(argument -> assertThat(argument.description()).isNotEmpty());
  }

  @Test
  void helpIsChineseInAChineseLocale() {
    // Given
    var terminal = new Terminal(Locale.SIMPLIFIED_CHINESE);

    // When
    terminal.run("ask", "--help");

    // Then
    assertThat(terminal.out()).contains("用法:").contains("示例:").contains("行政区划代码");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "config", "nonsense", "ask", "node", "config check --nonsense"})
  void aWrongCallIsAnsweredWithUsageAndCode2(String arguments) {
    // Given
    var terminal = Terminal.english();

    // When
    int code = terminal.run(words(arguments).toArray(String[]::new));

    // Then
    assertThat(code).isEqualTo(ExitCodes.USAGE);
    assertThat(terminal.out()).isEmpty();
    assertThat(terminal.err()).isNotEmpty();
  }

  @Test
  void versionIsPrintedForPeopleAndForPrograms() {
    // Given
    var people = Terminal.english();
    var programs = Terminal.english();

    // When
    people.run("version");
    programs.run("version", "-o", "json");

    // Then
    assertThat(people.out()).startsWith("tongban ").contains("Java");
    assertThat(programs.out()).contains("\"version\"").contains("\"java\"");
  }

  private static String[] help(String command) {
    return Stream.concat(words(command).stream(), Stream.of("--help")).toArray(String[]::new);
  }

  private static List<String> words(String command) {
    return Arrays.stream(command.split(" ", -1)).filter(word -> !word.isEmpty()).toList();
  }

  private static void collect(CommandLine line, String path, List<String> paths) {
    paths.add(path);
    line.getSubcommands()
        .forEach((name, below) -> collect(below, (path + " " + name).strip(), paths));
  }
}
