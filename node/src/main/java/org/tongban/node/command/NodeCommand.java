package org.tongban.node.command;

import java.util.concurrent.Callable;
import org.tongban.node.NodeProgram;
import org.tongban.node.settings.Settings;
import org.tongban.node.settings.SettingsException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code tongban node}: runs one node until it is told to stop. */
@Command(name = "node", mixinStandardHelpOptions = true)
final class NodeCommand implements Callable<Integer> {
  @Mixin private NodeOptions node;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    Settings settings;
    try {
      settings = node.settings();
    } catch (SettingsException e) {
      ProblemList.print(e.problems(), Messages.of(spec), spec.commandLine().getErr());
      return ExitCodes.USAGE;
    }
    NodeProgram.run(settings);
    return ExitCodes.GOOD;
  }
}
