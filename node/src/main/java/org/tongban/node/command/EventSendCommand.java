package org.tongban.node.command;

import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.tongban.core.message.ServiceId;
import org.tongban.core.message.StrictJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tongban event send}: has an event told to another region. */
@Command(name = "send", mixinStandardHelpOptions = true)
final class EventSendCommand implements Callable<Integer> {
  private static final Duration LONGEST = Duration.ofSeconds(30);

  @Parameters(paramLabel = "SERVICE", descriptionKey = "event.service")
  private String service;

  @Option(names = "--file", paramLabel = "FILE", required = true, descriptionKey = "event.file")
  private Path file;

  @Mixin private final ApiOptions api = new ApiOptions();

  @Option(names = "--idempotency-key", paramLabel = "KEY", descriptionKey = "ask.idempotency-key")
  private String idempotencyKey;

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
    var key = idempotencyKey == null ? UUID.randomUUID().toString() : idempotencyKey;
    var request = StrictJson.write(RequestFile.read(file, messages));
    var reply = api.client(LONGEST).sendEvent(service(messages), request, key);
    return EventReport.print(reply, output, spec);
  }

  private String service(Messages messages) {
    try {
      return new ServiceId(service).value();
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), messages.text("ask.service.rule"), e);
    }
  }
}
