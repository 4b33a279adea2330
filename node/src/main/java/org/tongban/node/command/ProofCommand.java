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

/** {@code tongban proof}: fetches the proof of an exchange from a running node. */
@Command(name = "proof", mixinStandardHelpOptions = true, subcommands = ProofRenewCommand.class)
final class ProofCommand implements Callable<Integer> {
  @Parameters(arity = "0..1", paramLabel = "ID", descriptionKey = "proof.id")
  private String id;

  @Mixin private final ApiOptions api = new ApiOptions();

  @Option(names = "--out", paramLabel = "FILE", descriptionKey = "proof.out")
  private Path out;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    return new ExchangeFile(spec, api, id, "proof")
        .fetch(Optional.ofNullable(out), ".asice", "proof.refused");
  }
}
