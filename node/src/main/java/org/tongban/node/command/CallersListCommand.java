package org.tongban.node.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import org.tongban.core.policy.Policy;
import org.tongban.node.settings.KnownCaller;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tongban callers list}: who may call, never with a token or its hash. */
@Command(name = "list", mixinStandardHelpOptions = true)
final class CallersListCommand implements Callable<Integer> {
  private final Clock clock;

  @Mixin private NodeOptions node;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "table|json",
      defaultValue = "table",
      descriptionKey = "option.output")
  private OutputFormat output;

  @Spec private CommandSpec spec;

  CallersListCommand() {
    this(Clock.systemUTC());
  }

  CallersListCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() {
    var messages = Messages.of(spec);
    var callers = CallersPlace.of(node, messages).read(messages);
    var today = LocalDate.ofInstant(clock.instant(), Policy.CALENDAR);
    var out = spec.commandLine().getOut();
    if (output == OutputFormat.json) {
      out.println(OutputFormat.pretty(json(callers, today)));
    } else {
      callers.forEach(one -> out.println(line(one, today, messages)));
      out.println(messages.text("callers.count", callers.size()));
    }
    return ExitCodes.GOOD;
  }

  private static String line(KnownCaller one, LocalDate today, Messages messages) {
    var roles = String.join(", ", one.roles());
    var end = one.expires().orElseGet(() -> messages.text("callers.forever"));
    var by = messages.text("callers.by." + by(one));
    var key = one.expired(today) ? "callers.line.expired" : "callers.line";
    return messages.text(key, one.name(), one.unit(), one.operator(), roles, end, by);
  }

  private static String by(KnownCaller one) {
    return one.sha256().isPresent() ? "token" : "certificate";
  }

  private static ObjectNode json(List<KnownCaller> callers, LocalDate today) {
    var json = JsonNodeFactory.instance.objectNode();
    var list = json.putArray("callers");
    for (var one : callers) {
      var item = list.addObject();
      item.put("name", one.name()).put("unit", one.unit()).put("operator", one.operator());
      var roles = item.putArray("roles");
      one.roles().forEach(roles::add);
      one.expires().ifPresent(day -> item.put("expires", day));
      one.since().ifPresent(day -> item.put("since", day));
      item.put("expired", one.expired(today)).put("knownBy", by(one));
    }
    return json;
  }
}
