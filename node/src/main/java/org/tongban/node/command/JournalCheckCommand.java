package org.tongban.node.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.tongban.core.journal.ChainFault;
import org.tongban.core.journal.ChainResult;
import org.tongban.core.message.MemberCode;
import org.tongban.node.settings.Settings;
import org.tongban.node.settings.SettingsException;
import org.tongban.node.store.JournalWalker;
import org.tongban.node.store.LogStore;
import org.tongban.node.witness.CheckpointFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tongban journal check}: walks the chain and names the first broken entry. */
@Command(name = "check", mixinStandardHelpOptions = true)
final class JournalCheckCommand implements Callable<Integer> {
  @Mixin private NodeOptions node;
  @Spec private CommandSpec spec;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "table|json",
      defaultValue = "table",
      descriptionKey = "option.output")
  private OutputFormat output;

  @Override
  public Integer call() {
    var messages = Messages.of(spec);
    Settings settings;
    try {
      settings = node.settings();
    } catch (SettingsException e) {
      ProblemList.print(e.problems(), messages, spec.commandLine().getErr());
      return ExitCodes.USAGE;
    }
    ChainResult result;
    try (var database = NodeDatabase.open(settings, messages)) {
      result = new JournalWalker(database.source()).check();
      if (result.good()) {
        result = keptOutside(settings, new LogStore(database.source()), result);
      }
    }
    spec.commandLine().getOut().println(text(settings.member(), result, messages));
    return result.good() ? ExitCodes.GOOD : ExitCodes.NEGATIVE;
  }

  /** A database that was put back as a whole agrees with itself; what lies beside it doesn't. */
  private static ChainResult keptOutside(Settings settings, LogStore log, ChainResult result) {
    var kept = new CheckpointFile(settings).read();
    if (kept.isEmpty()) {
      return result;
    }
    var said = kept.get();
    if (said.size() > result.entries()) {
      return broken(result, said.size(), ChainFault.CHECKPOINT_BEYOND);
    }
    return log.root(said.size()).equals(said.root())
        ? result
        : broken(result, said.size(), ChainFault.CHECKPOINT_ALTERED);
  }

  private static ChainResult broken(ChainResult result, long seq, ChainFault fault) {
    return new ChainResult(result.entries(), Optional.of(new ChainResult.Broken(seq, fault)));
  }

  private String text(MemberCode member, ChainResult result, Messages messages) {
    if (output == OutputFormat.json) {
      return json(member, result, messages);
    }
    return result
        .broken()
        .map(
            broken ->
                messages.text(
                    "journal.broken",
                    member.value(),
                    Long.toString(broken.seq()),
                    messages.text("journal.fault." + broken.fault().name()),
                    Long.toString(result.entries())))
        .orElseGet(() -> messages.text("journal.good", member.value(), result.entries()));
  }

  private static String json(MemberCode member, ChainResult result, Messages messages) {
    var document = JsonNodeFactory.instance.objectNode();
    document.put("member", member.value());
    document.put("entries", result.entries());
    document.put("good", result.good());
    result
        .broken()
        .ifPresent(
            broken ->
                document
                    .putObject("broken")
                    .put("entry", broken.seq())
                    .put("fault", broken.fault().name())
                    .put("text", messages.text("journal.fault." + broken.fault().name())));
    return OutputFormat.pretty(document);
  }
}
