package org.tongban.node.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.tongban.core.directory.Agreement;
import org.tongban.core.directory.Directory;
import org.tongban.core.directory.Member;
import org.tongban.core.message.StrictJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tongban directory show}: verifies a signed directory and prints it. */
@Command(name = "show", mixinStandardHelpOptions = true)
final class DirectoryShowCommand implements Callable<Integer> {
  private final Clock clock;

  @Option(names = "--file", paramLabel = "FILE", required = true, descriptionKey = "dir.file")
  private Path file;

  @Option(
      names = "--operator",
      paramLabel = "FILE",
      required = true,
      descriptionKey = "dir.operator")
  private Path operator;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "table|json",
      defaultValue = "table",
      descriptionKey = "option.output")
  private OutputFormat output;

  @Spec private CommandSpec spec;
  private Messages messages;

  DirectoryShowCommand() {
    this(Clock.systemUTC());
  }

  DirectoryShowCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() {
    messages = Messages.of(spec);
    var opened = DirectoryFile.read(file, operator, messages);
    var directory = opened.directory();
    var out = spec.commandLine().getOut();
    if (output == OutputFormat.json) {
      out.println(OutputFormat.pretty(StrictJson.parse(opened.json())));
    } else {
      table(directory, out);
    }
    if (!clock.instant().isBefore(directory.expires())) {
      spec.commandLine().getErr().println(messages.text("dir.expired", directory.expires()));
      return ExitCodes.NEGATIVE;
    }
    return ExitCodes.GOOD;
  }

  private void table(Directory directory, PrintWriter out) {
    var head = new LinkedHashMap<String, String>();
    row(head, "federation", directory.federation());
    row(head, "version", String.valueOf(directory.version()));
    row(head, "issued", directory.issued().toString());
    row(head, "expires", directory.expires().toString());
    OutputFormat.columns(head, out);
    directory.members().forEach(member -> member(member, out));
    directory.agreements().forEach(agreement -> agreement(agreement, out));
  }

  private void member(Member member, PrintWriter out) {
    out.println();
    var rows = new LinkedHashMap<String, String>();
    row(rows, "member", member.nameZh() + " " + member.code());
    row(rows, "status", messages.text(member.active() ? "dir.active" : "dir.suspended"));
    row(rows, "prefixes", String.join(", ", member.prefixes()));
    row(rows, "endpoints", joined(member.endpoints()));
    if (member.relay()) {
      row(rows, "relay", messages.text("dir.relays"));
    }
    member.via().ifPresent(via -> row(rows, "via", DirectoryDiff.via(via)));
    row(rows, "services", joined(member.services().keySet().stream().sorted().toList()));
    for (var key : member.keys()) {
      var state = key.revoked() ? " " + messages.text("dir.revoked") : "";
      rows.put(
          messages.text("label.key")
              + " "
              + key.use().code()
              + " "
              + key.thumbprint().substring(0, 8),
          key.from() + " – " + key.to() + state);
    }
    OutputFormat.columns(rows, out);
  }

  private void agreement(Agreement agreement, PrintWriter out) {
    out.println();
    var rows = new LinkedHashMap<String, String>();
    row(rows, "agreement", agreement.id() + " " + agreement.from() + " – " + agreement.to());
    row(rows, "parties", joined(agreement.parties().stream().sorted().toList()));
    row(rows, "services", joined(agreement.services().stream().sorted().toList()));
    row(rows, "purposes", joined(agreement.purposes().stream().sorted().toList()));
    OutputFormat.columns(rows, out);
  }

  private void row(Map<String, String> rows, String name, String value) {
    rows.put(messages.text("label." + name), value);
  }

  private static String joined(Collection<?> values) {
    return values.stream().map(Object::toString).collect(Collectors.joining(", "));
  }
}
