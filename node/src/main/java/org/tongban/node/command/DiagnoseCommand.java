package org.tongban.node.command;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tongban diagnose}: fetches what a running node tells of itself in one file. */
@Command(name = "diagnose", mixinStandardHelpOptions = true)
final class DiagnoseCommand implements Callable<Integer> {
  private static final Duration LONGEST = Duration.ofSeconds(60);

  @Mixin private final ApiOptions api = new ApiOptions();

  @Option(names = "--out", paramLabel = "FILE", required = true, descriptionKey = "diagnose.out")
  private Path out;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    var messages = Messages.of(spec);
    var file = api.client(LONGEST).file("api/v1/diagnosis", "diagnose.refused");
    FetchedFile.write(out, file, messages);
    spec.commandLine().getOut().println(messages.text("proof.written", out, file.length));
    return ExitCodes.GOOD;
  }
}
