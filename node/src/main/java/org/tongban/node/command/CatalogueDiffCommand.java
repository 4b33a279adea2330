package org.tongban.node.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.tongban.node.catalogue.CatalogueDiff;
import org.tongban.node.catalogue.ReleaseDiff;
import org.tongban.node.catalogue.Words;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tongban catalogue diff}: what changed between two catalogues. */
@Command(name = "diff", mixinStandardHelpOptions = true)
final class CatalogueDiffCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "A", descriptionKey = "cat.diff.before")
  private Path before;

  @Parameters(index = "1", paramLabel = "B", descriptionKey = "cat.diff.after")
  private Path after;

  @Option(names = "--operator", paramLabel = "FILE", descriptionKey = "cat.operator")
  private Path operator;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    var messages = Messages.of(spec);
    var out = spec.commandLine().getOut();
    var lines = lines(messages);
    lines.forEach(out::println);
    if (lines.isEmpty()) {
      out.println(messages.text("cat.diff.none"));
    }
    return ExitCodes.GOOD;
  }

  private List<String> lines(Messages messages) {
    var words = Words.of(messages.text("language"));
    boolean folders = Files.isDirectory(before) && Files.isDirectory(after);
    if (folders) {
      return CatalogueDiff.of(before, after, words);
    }
    if (operator == null || Files.isDirectory(before) || Files.isDirectory(after)) {
      throw new ParameterException(spec.commandLine(), messages.text("cat.diff.rule"));
    }
    return ReleaseDiff.of(
        ReleaseFile.read(before, operator, messages),
        ReleaseFile.read(after, operator, messages),
        words);
  }
}
