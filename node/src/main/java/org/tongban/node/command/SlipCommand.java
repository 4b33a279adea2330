package org.tongban.node.command;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tongban slip}: fetches the slip of an exchange from a running node. */
@Command(name = "slip", mixinStandardHelpOptions = true)
final class SlipCommand implements Callable<Integer> {
  @Parameters(paramLabel = "ID", descriptionKey = "proof.id")
  private String id;

  @Mixin private final ApiOptions api = new ApiOptions();

  @Option(names = "--out", paramLabel = "FILE", descriptionKey = "slip.out")
  private Path out;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    return new ExchangeFile(spec, api, id, "slip")
        .fetch(Optional.ofNullable(out), ".pdf", "slip.refused");
  }
}
