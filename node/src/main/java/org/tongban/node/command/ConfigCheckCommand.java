package org.tongban.node.command;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.tongban.node.settings.Settings;
import org.tongban.node.settings.SettingsException;
import org.tongban.node.settings.SettingsText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tongban config check}: everything that would stop a start, without opening a port. */
@Command(name = "check", mixinStandardHelpOptions = true)
final class ConfigCheckCommand implements Callable<Integer> {
  @Mixin private NodeOptions node;
  @Spec private CommandSpec spec;

  @Option(names = "--settings-only", descriptionKey = "option.settings-only")
  private boolean settingsOnly;

  @Option(names = "--show", descriptionKey = "option.show")
  private boolean show;

  @Override
  public Integer call() {
    var messages = Messages.of(spec);
    var out = spec.commandLine().getOut();
    Settings settings;
    try {
      settings = node.settings();
    } catch (SettingsException e) {
      ProblemList.print(e.problems(), messages, out);
      return ExitCodes.NEGATIVE;
    }
    if (show) {
      SettingsText.of(settings).forEach((key, value) -> out.println(key + ": " + value));
    }
    List<String> problems =
        settingsOnly ? List.of() : new ArrayList<>(NodeFiles.problems(settings, Clock.systemUTC()));
    if (problems.isEmpty()) {
      out.println(messages.text("config.good", settings.member().value()));
      return ExitCodes.GOOD;
    }
    out.println(messages.text("settings.problems", problems.size()));
    problems.forEach(problem -> out.println("  " + problem));
    return ExitCodes.NEGATIVE;
  }
}
