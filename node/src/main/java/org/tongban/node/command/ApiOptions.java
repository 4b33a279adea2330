package org.tongban.node.command;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which node a command calls, and as whom. */
final class ApiOptions {
  @Option(
      names = "--node",
      paramLabel = "URL",
      defaultValue = "http://127.0.0.1:7101",
      descriptionKey = "ask.node")
  private URI node;

  @Mixin private final ApiTrust trust = new ApiTrust();

  @Option(names = "--token-file", paramLabel = "FILE", descriptionKey = "ask.token-file")
  private Path tokenFile;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  /**
   * @param timeout longest wait for a reply
   * @throws ParameterException when the address is none of HTTP
   */
  ApiClient client(Duration timeout) {
    var messages = Messages.of(command);
    if (!"http".equals(node.getScheme()) && !"https".equals(node.getScheme())) {
      throw new ParameterException(command.commandLine(), messages.text("ask.node.rule"));
    }
    var token = TokenFile.read(tokenFile, messages);
    return new ApiClient(node, trust.client(timeout, messages), timeout, token, messages);
  }
}
