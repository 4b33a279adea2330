package org.tongban.node.command;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.tongban.core.message.MessageId;
import org.tongban.core.message.ServiceId;
import org.tongban.core.message.StrictJson;
import org.tongban.node.command.ApiClient.Reply;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tongban fan-out}: one question to several regions, and what came of it. */
@Command(name = "fan-out", mixinStandardHelpOptions = true)
final class FanOutCommand implements Callable<Integer> {
  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final long PAUSE = 1_000;

  @Parameters(paramLabel = "SERVICE|ID", descriptionKey = "fan-out.what")
  private String what;

  @Option(names = "--file", paramLabel = "FILE", descriptionKey = "fan-out.file")
  private Path file;

  @Option(names = "--members", paramLabel = "CODE", split = ",", descriptionKey = "fan-out.members")
  private List<String> members = List.of();

  @Option(names = "--deadline", paramLabel = "DURATION", descriptionKey = "fan-out.deadline")
  private String deadline;

  @Option(names = "--wait", descriptionKey = "fan-out.wait")
  private boolean wait;

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
  public Integer call() throws InterruptedException {
    var messages = Messages.of(spec);
    var known = id();
    var key = idempotencyKey == null ? UUID.randomUUID().toString() : idempotencyKey;
    var reply =
        known.isPresent()
            ? client().fanOut(known.get())
            : client().fanOut(service(messages), request(messages), key);
    var line = spec.commandLine();
    var report = new FanOutReport(messages, output, line.getOut(), line.getErr());
    return report.print(awaited(reply), known.isPresent() ? "" : key);
  }

  private ApiClient client() {
    return api.client(LONGEST);
  }

  private Reply awaited(Reply first) throws InterruptedException {
    var reply = first;
    while (wait && "RUNNING".equals(reply.document().path("state").asText())) {
      Thread.sleep(PAUSE);
      reply = client().fanOut(MessageId.parse(reply.document().path("fanOut").asText()));
    }
    return reply;
  }

  private Optional<MessageId> id() {
    try {
      return Optional.of(MessageId.parse(what));
    } catch (IllegalArgumentException notOne) {
      return Optional.empty();
    }
  }

  private String service(Messages messages) {
    try {
      return new ServiceId(what).value();
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), messages.text("ask.service.rule"), e);
    }
  }

  /** The file, with what the options say beside it. */
  private byte[] request(Messages messages) {
    if (file == null) {
      throw new ParameterException(spec.commandLine(), messages.text("fan-out.file.needed"));
    }
    var request = RequestFile.read(file, messages);
    if (!members.isEmpty()) {
      var list = request.putArray("members");
      members.forEach(list::add);
    }
    if (deadline != null) {
      request.put("deadline", deadline);
    }
    return StrictJson.write(request);
  }
}
