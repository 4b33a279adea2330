package org.tongban.node.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tongban directory diff}: what changed between two signed directories. */
@Command(name = "diff", mixinStandardHelpOptions = true)
final class DirectoryDiffCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "A", descriptionKey = "dir.diff.before")
  private Path before;

  @Parameters(index = "1", paramLabel = "B", descriptionKey = "dir.diff.after")
  private Path after;

  @Option(
      names = "--operator",
      paramLabel = "FILE",
      required = true,
      descriptionKey = "dir.operator")
  private Path operator;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    var messages = Messages.of(spec);
    var lines =
        DirectoryDiff.of(
            DirectoryFile.read(before, operator, messages).directory(),
            DirectoryFile.read(after, operator, messages).directory(),
            messages);
    var out = spec.commandLine().getOut();
    lines.forEach(out::println);
    if (lines.isEmpty()) {
      out.println(messages.text("cat.diff.none"));
    }
    return ExitCodes.GOOD;
  }
}
