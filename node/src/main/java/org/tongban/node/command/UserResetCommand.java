package org.tongban.node.command;

import java.util.concurrent.Callable;
import org.tongban.node.console.user.Operations;
import org.tongban.node.settings.SettingsException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tongban user reset}: a new one-time password for who has lost the own. */
@Command(name = "reset", mixinStandardHelpOptions = true)
final class UserResetCommand implements Callable<Integer> {
  @Mixin private NodeOptions node;

  @Parameters(paramLabel = "NAME", descriptionKey = "user.name")
  private String name;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws SettingsException {
    var messages = Messages.of(spec);
    var password =
        UserTable.work(
            node, messages, (people, accounts) -> accounts.reset(Operations.COMMAND, name));
    spec.commandLine().getOut().println(messages.text("user.once", name, password));
    return ExitCodes.GOOD;
  }
}
