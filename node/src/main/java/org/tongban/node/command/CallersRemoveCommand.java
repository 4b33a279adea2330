package org.tongban.node.command;

import java.util.ArrayList;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tongban callers remove}: its token is good for nothing any more. */
@Command(name = "remove", mixinStandardHelpOptions = true)
final class CallersRemoveCommand implements Callable<Integer> {
  @Mixin private NodeOptions node;

  @Parameters(paramLabel = "NAME", descriptionKey = "callers.name")
  private String name;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    var messages = Messages.of(spec);
    var place = CallersPlace.of(node, messages);
    var callers = new ArrayList<>(place.read(messages));
    if (!callers.removeIf(one -> one.name().equals(name))) {
      throw new CommandFailedException(
          ExitCodes.NOT_FOUND, messages.text("callers.unknown", name, place.file()));
    }
    place.write(callers, messages);
    spec.commandLine().getOut().println(messages.text("callers.removed", name, place.file()));
    return ExitCodes.GOOD;
  }
}
