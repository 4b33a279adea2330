package org.tongban.node.command;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.tongban.core.message.MessageId;
import org.tongban.node.command.ApiClient.Reply;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tongban result}: what came of an ask that is answered later. */
@Command(name = "result", mixinStandardHelpOptions = true)
final class ResultCommand implements Callable<Integer> {
  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final long PAUSE = 1_000;
  private static final int PENDING = 202;

  @Parameters(paramLabel = "ID", descriptionKey = "result.id")
  private String id;

  @Mixin private final ApiOptions api = new ApiOptions();

  @Option(
      names = "--wait",
      paramLabel = "SECONDS",
      defaultValue = "0",
      descriptionKey = "result.wait")
  private int wait;

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
    var line = spec.commandLine();
    var reply = awaited(exchange(messages));
    return new AskReport(messages, output, line.getOut(), line.getErr()).print(reply, "");
  }

  private Reply awaited(String exchange) throws InterruptedException {
    var client = api.client(LONGEST);
    var reply = client.result(exchange);
    for (int left = wait; left > 0 && reply.status() == PENDING; left--) {
      Thread.sleep(PAUSE);
      reply = client.result(exchange);
    }
    return reply;
  }

  private String exchange(Messages messages) {
    try {
      return MessageId.parse(id).toString();
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), messages.text("proof.id.rule"), e);
    }
  }
}
