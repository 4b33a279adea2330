package org.tongban.node.command;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.tongban.core.message.MessageId;
import org.tongban.core.message.StrictJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tongban event dispose}: says what was done with an event that another region told. */
@Command(name = "dispose", mixinStandardHelpOptions = true)
final class EventDisposeCommand implements Callable<Integer> {
  private static final Duration LONGEST = Duration.ofSeconds(30);

  @Parameters(paramLabel = "ID", descriptionKey = "event.told.id")
  private String id;

  @Option(
      names = "--file",
      paramLabel = "FILE",
      required = true,
      descriptionKey = "event.dispose.file")
  private Path file;

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
    var request = StrictJson.write(RequestFile.read(file, Messages.of(spec)));
    var reply = api.client(LONGEST).disposeEvent(id(), request);
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
