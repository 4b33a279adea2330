package org.tongban.node.command;

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

/** {@code tongban event show}: what became of an event of ours. */
@Command(name = "show", mixinStandardHelpOptions = true)
final class EventShowCommand implements Callable<Integer> {
  private static final Duration LONGEST = Duration.ofSeconds(30);

  @Parameters(paramLabel = "ID", descriptionKey = "event.id")
  private String id;

  @Mixin private final ApiOptions api = new ApiOptions();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "table|json",
      defaultValue = "table",
      descriptionKey = "option.output")
  private OutputFormat output;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    var reply = api.client(LONGEST).sentEvent(id());
    return EventReport.print(reply, output, spec);
  }

  private MessageId id() {
    try {
      return MessageId.parse(id);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), Messages.of(spec).text("proof.id.rule"), e);
    }
  }
}
