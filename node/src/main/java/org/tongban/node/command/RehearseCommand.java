package org.tongban.node.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.tongban.node.demo.RehearsedStart;
import picocli.CommandLine.Command;

/** What the script {@code tongban} runs once, while Java notes which classes a start needs. */
@Command(name = "rehearse", mixinStandardHelpOptions = true, hidden = true)
final class RehearseCommand implements Callable<Integer> {
  @Override
  public Integer call() {
    var home = Path.of(System.getProperty("tongban.home", "")).toAbsolutePath().normalize();
    RehearsedStart.play(home, TongbanCommand::inThisProcess);
    return ExitCodes.GOOD;
  }
}
