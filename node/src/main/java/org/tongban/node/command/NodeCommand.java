package org.tongban.node.command;

import java.util.concurrent.Callable;
import org.tongban.node.NodeProgram;
import org.tongban.node.settings.SettingsException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code tongban node}: runs one node until it is told to stop. */
@Command(name = "node", mixinStandardHelpOptions = true)
final class NodeCommand implements Callable<Integer> {
  @Mixin private NodeOptions node;

  @Override
  public Integer call() throws InterruptedException, SettingsException {
    NodeProgram.run(node.settings());
    return ExitCodes.GOOD;
  }
}
