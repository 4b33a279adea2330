package org.tongban.node.command;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.tongban.core.message.Notice;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tongban ready}: tells an asker that what it awaits can be fetched. */
@Command(name = "ready", mixinStandardHelpOptions = true)
final class ReadyCommand implements Callable<Integer> {
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private static final byte[] REVOKED =
      "{\"reason\":\"AUTHORIZATION_REVOKED\"}".getBytes(StandardCharsets.UTF_8);

  @Parameters(paramLabel = "TICKET", descriptionKey = "ready.ticket")
  private String ticket;

  @Mixin private final ApiOptions api = new ApiOptions();

  @Option(names = "--authorization-revoked", descriptionKey = "ready.revoked")
  private boolean revoked;

  @Option(names = "--idempotency-key", paramLabel = "KEY", descriptionKey = "ask.idempotency-key")
  private String key;

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
    if (!Notice.isTicket(ticket)) {
      throw new ParameterException(spec.commandLine(), messages.text("ready.ticket.rule"));
    }
    var line = spec.commandLine();
    var used = key == null ? UUID.randomUUID().toString() : key;
    var client = api.client(LONGEST);
    var reply = revoked ? client.stop(ticket, REVOKED) : client.ready(ticket, used);
    if (reply.problem() || output == OutputFormat.json) {
      new AskReport(messages, output, line.getOut(), line.getErr()).print(reply, used);
      return reply.problem() ? ExitCodes.ofStatus(reply.status()) : ExitCodes.GOOD;
    }
    line.getOut().println(messages.text(revoked ? "ready.stopped" : "ready.told", ticket));
    return ExitCodes.GOOD;
  }
}
