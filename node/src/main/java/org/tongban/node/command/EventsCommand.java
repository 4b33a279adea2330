package org.tongban.node.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tongban events}: what other regions told. */
@Command(name = "events", mixinStandardHelpOptions = true)
final class EventsCommand implements Callable<Integer> {
  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final long PAUSE = 2_000;

  @Option(
      names = "--after",
      paramLabel = "CURSOR",
      defaultValue = "0",
      descriptionKey = "events.after")
  private long after;

  @Option(names = "--follow", descriptionKey = "events.follow")
  private boolean follow;

  @Mixin private final ApiOptions api = new ApiOptions();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "table|json",
      defaultValue = "table",
      descriptionKey = "option.output")
  private OutputFormat output;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    var client = api.client(LONGEST);
    var messages = Messages.of(spec);
    var line = spec.commandLine();
    while (true) {
      var reply = client.events(after);
      if (reply.problem()) {
        return new AskReport(messages, output, line.getOut(), line.getErr()).print(reply, "");
      }
      reply.document().forEach(event -> print(event, line.getOut()));
      line.getOut().flush();
      boolean more = !reply.document().isEmpty();
      if (!more && !follow) {
        line.getErr().println(messages.text("events.end", String.valueOf(after)));
        return ExitCodes.GOOD;
      }
      if (!more) {
        Thread.sleep(PAUSE);
      }
    }
  }

  /** A line for each; for a program, one JSON document a line. */
  private void print(JsonNode event, PrintWriter out) {
    after = event.path("sequence").asLong();
    if (output == OutputFormat.json) {
      out.println(event);
      return;
    }
    var member = event.path("source").asText().replaceFirst(".*:", "");
    var kind = event.path("type").asText().replaceFirst("^org\\.tongban\\.", "");
    out.println(
        String.join(
            "  ",
            event.path("sequence").asText(),
            event.path("time").asText(),
            member,
            kind,
            event.path("due").asText(),
            event.path("disposed").asText("-"),
            event.path("id").asText()));
  }
}
