package org.tongban.node.command;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.tongban.core.message.MessageId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tongban proof}: fetches the proof of an exchange from a running node. */
@Command(name = "proof", mixinStandardHelpOptions = true)
final class ProofCommand implements Callable<Integer> {
  private static final Duration LONGEST = Duration.ofSeconds(60);

  @Parameters(paramLabel = "ID", descriptionKey = "proof.id")
  private String id;

  @Option(
      names = "--node",
      paramLabel = "URL",
      defaultValue = "http://127.0.0.1:7101",
      descriptionKey = "ask.node")
  private URI node;

  @Mixin private final ApiTrust trust = new ApiTrust();

  @Option(names = "--token-file", paramLabel = "FILE", descriptionKey = "ask.token-file")
  private Path tokenFile;

  @Option(names = "--out", paramLabel = "FILE", descriptionKey = "proof.out")
  private Path out;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    var messages = Messages.of(spec);
    var exchange = exchange(messages);
    if (!"http".equals(node.getScheme()) && !"https".equals(node.getScheme())) {
      throw new ParameterException(spec.commandLine(), messages.text("ask.node.rule"));
    }
    var client = new ApiClient(node, trust.client(LONGEST, messages), LONGEST, messages);
    var path = "api/v1/exchanges/" + exchange + "/proof";
    var file = client.file(path, TokenFile.read(tokenFile, messages));
    var target = out == null ? Path.of(exchange + ".asice") : out;
    write(target, file, messages);
    spec.commandLine().getOut().println(messages.text("proof.written", target, file.length));
    return ExitCodes.GOOD;
  }

  private MessageId exchange(Messages messages) {
    try {
      return MessageId.parse(id);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), messages.text("proof.id.rule"), e);
    }
  }

  private static void write(Path target, byte[] file, Messages messages) {
    try {
      Files.write(target, file, StandardOpenOption.CREATE_NEW);
    } catch (FileAlreadyExistsException e) {
      throw new CommandFailedException(ExitCodes.CONFLICT, messages.text("proof.exists", target));
    } catch (IOException e) {
      throw new CommandFailedException(
          ExitCodes.NEGATIVE,
          messages.text("file.unwritable", target, e.getClass().getSimpleName()));
    }
  }
}
