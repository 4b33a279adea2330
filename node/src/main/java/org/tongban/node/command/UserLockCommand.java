package org.tongban.node.command;

import java.util.concurrent.Callable;
import org.tongban.node.console.user.Operations;
import org.tongban.node.settings.SettingsException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tongban user lock}: lets somebody sign in no more, or again. */
@Command(name = "lock", mixinStandardHelpOptions = true)
final class UserLockCommand implements Callable<Integer> {
  @Mixin private NodeOptions node;

  @Parameters(paramLabel = "NAME", descriptionKey = "user.name")
  private String name;

  @Option(names = "--undo", descriptionKey = "user.undo")
  private boolean undo;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws SettingsException {
    var messages = Messages.of(spec);
    UserTable.work(
        node,
        messages,
        (people, accounts) -> {
          accounts.lock(Operations.COMMAND, name, !undo);
          return name;
        });
    spec.commandLine()
        .getOut()
        .println(messages.text(undo ? "user.unlocked" : "user.locked", name));
    return ExitCodes.GOOD;
  }
}
