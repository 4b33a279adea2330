package org.tongban.node.command;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.tongban.core.message.ServiceId;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tongban ask}: one query through the API of a running node. */
@Command(name = "ask", mixinStandardHelpOptions = true)
final class AskCommand implements Callable<Integer> {
  @Parameters(paramLabel = "SERVICE", descriptionKey = "ask.service")
  private String service;

  @ArgGroup(exclusive = false, multiplicity = "1")
  private AskRequest request;

  @Mixin private final ApiOptions api = new ApiOptions();

  @Option(names = "--idempotency-key", paramLabel = "KEY", descriptionKey = "ask.idempotency-key")
  private String idempotencyKey;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      defaultValue = "30",
      descriptionKey = "ask.timeout")
  private int timeout;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "table|json",
      defaultValue = "table",
      descriptionKey = "option.output")
  private OutputFormat output;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    var messages = Messages.of(spec);
    checkArguments(messages);
    String key = idempotencyKey == null ? UUID.randomUUID().toString() : idempotencyKey;
    var client = api.client(Duration.ofSeconds(timeout));
    var reply = client.ask(service, request.json(messages), key);
    var line = spec.commandLine();
    return new AskReport(messages, output, line.getOut(), line.getErr()).print(reply, key);
  }

  private void checkArguments(Messages messages) {
    if (timeout < 1) {
      throw new ParameterException(spec.commandLine(), messages.text("ask.timeout.rule"));
    }
    try {
      service = new ServiceId(service).value();
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), messages.text("ask.service.rule"), e);
    }
  }
}
