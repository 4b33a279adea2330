package org.tongban.node.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Callable;
import org.tongban.core.message.MessageId;
import org.tongban.core.message.StrictJson;
import org.tongban.core.proof.Container;
import org.tongban.core.proof.ProofException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tongban proof renew}: has a node put the renewals of its time-stamp into an old proof. */
@Command(name = "renew", mixinStandardHelpOptions = true)
final class ProofRenewCommand implements Callable<Integer> {
  private static final Duration LONGEST = Duration.ofSeconds(60);

  @Parameters(paramLabel = "FILE", descriptionKey = "verify.file")
  private Path file;

  @Mixin private final ApiOptions api = new ApiOptions();

  @Option(names = "--out", paramLabel = "FILE", required = true, descriptionKey = "renew.out")
  private Path out;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    var messages = Messages.of(spec);
    var old = read(messages);
    var path = "api/v1/exchanges/" + exchange(old, messages) + "/proof";
    var renewed = api.client(LONGEST).file(path, Container.MEDIA_TYPE, old, "proof.refused");
    FetchedFile.write(out, renewed, messages);
    var said = Arrays.equals(old, renewed) ? "renew.same" : "renew.written";
    spec.commandLine().getOut().println(messages.text(said, out, renewed.length));
    return ExitCodes.GOOD;
  }

  private byte[] read(Messages messages) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new CommandFailedException(ExitCodes.USAGE, messages.text("file.unreadable", file));
    }
  }

  private MessageId exchange(byte[] proof, Messages messages) {
    try {
      JsonNode said = StrictJson.parse(Container.read(proof).member("proof.json").orElseThrow());
      return MessageId.parse(said.path("exchange").asText());
    } catch (ProofException | IllegalArgumentException | java.util.NoSuchElementException e) {
      throw new CommandFailedException(ExitCodes.NEGATIVE, messages.text("renew.none", file));
    }
  }
}
