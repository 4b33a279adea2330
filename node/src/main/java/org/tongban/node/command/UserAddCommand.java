package org.tongban.node.command;

import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.Callable;
import org.tongban.node.console.user.Operations;
import org.tongban.node.console.user.Role;
import org.tongban.node.settings.SettingsException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tongban user add}: lets somebody sign in, and prints the one-time password. */
@Command(name = "add", mixinStandardHelpOptions = true)
final class UserAddCommand implements Callable<Integer> {
  @Mixin private NodeOptions node;

  @Parameters(paramLabel = "NAME", descriptionKey = "user.name")
  private String name;

  @Option(
      names = "--role",
      paramLabel = "ROLE",
      split = ",",
      required = true,
      descriptionKey = "user.role")
  private List<Role> roles;

  @Option(
      names = "--unit",
      paramLabel = "NAME",
      defaultValue = "",
      showDefaultValue = picocli.CommandLine.Help.Visibility.NEVER,
      descriptionKey = "user.unit")
  private String unit;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws SettingsException {
    var messages = Messages.of(spec);
    var wanted = EnumSet.copyOf(roles);
    var password =
        UserTable.work(
            node,
            messages,
            (people, accounts) -> accounts.add(Operations.COMMAND, name, wanted, unit));
    spec.commandLine().getOut().println(messages.text("user.once", name, password));
    return ExitCodes.GOOD;
  }
}
