package org.tongban.node.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.tongban.core.journal.ChainFault;
import org.tongban.core.journal.ChainResult;
import org.tongban.core.message.MemberCode;
import org.tongban.core.seal.CryptoProvider;
import org.tongban.node.settings.Settings;
import org.tongban.node.settings.SettingsException;
import org.tongban.node.store.EvidenceVault;
import org.tongban.node.store.JournalWalker;
import org.tongban.node.store.MonthException;
import org.tongban.node.store.MonthFiles;
import org.tongban.node.store.StorageKeys;
import org.tongban.node.witness.CheckpointFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
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

  @Option(names = "--against", paramLabel = "MEMBER", descriptionKey = "option.journal.against")
  private String peer;

  @Option(names = "--archive", paramLabel = "FILE", descriptionKey = "option.journal.archive")
  private List<Path> archives = List.of();

  private MemberCode against;

  @Override
  public Integer call() throws SettingsException {
    var messages = Messages.of(spec);
    against = peer == null ? null : member(messages);
    var settings = node.settings();
    ChainResult result;
    List<String> contradictions = List.of();
    try (var database = NodeDatabase.open(settings, messages)) {
      var walker = walker(settings, database, messages);
      result = walker.check();
      if (result.good()) {
        result = keptOutside(settings, walker, result);
      }
      if (against != null) {
        contradictions =
            new JournalAgainst(settings, messages)
                .ask(against, database.source(), result.entries());
      }
    }
    return report(settings.member(), result, contradictions, messages);
  }

  private JournalWalker walker(Settings settings, NodeDatabase database, Messages messages) {
    var encryption = settings.journal().encryption();
    var vault =
        EvidenceVault.reading(
            database.source(), () -> StorageKeys.read(encryption, CryptoProvider.choose()));
    var certificates = new KnownCertificates(settings, Clock.systemUTC().instant());
    try {
      var files = MonthFiles.of(database.source(), settings.member(), archives);
      return new JournalWalker(database.source(), vault, certificates, files);
    } catch (MonthException e) {
      throw JournalMonth.failed(e, messages);
    }
  }

  private MemberCode member(Messages messages) {
    try {
      return new MemberCode(peer);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), messages.text("journal.against.rule"), e);
    }
  }

  private int report(
      MemberCode member, ChainResult result, List<String> contradictions, Messages messages) {
    var out = spec.commandLine().getOut();
    if (output == OutputFormat.json) {
      out.println(json(member, result, contradictions, messages));
    } else {
      out.println(text(member, result, messages));
      var erased = result.erasures();
      if (erased.bodies() > 0) {
        out.println(
            messages.text(
                "journal.erased", erased.bodies(), erased.verified(), erased.unverified()));
      }
      result
          .away()
          .forEach(
              month ->
                  out.println(
                      messages.text(
                          "journal.away",
                          month.month(),
                          Long.toString(month.first()),
                          Long.toString(month.last()),
                          month.file())));
      contradictions.forEach(out::println);
      if (against != null && contradictions.isEmpty()) {
        out.println(messages.text("journal.against.good", against.value()));
      }
    }
    return result.good() && contradictions.isEmpty() ? ExitCodes.GOOD : ExitCodes.NEGATIVE;
  }

  /** A database that was put back as a whole agrees with itself; what lies beside it doesn't. */
  private static ChainResult keptOutside(
      Settings settings, JournalWalker walker, ChainResult result) {
    var kept = new CheckpointFile(settings).read();
    if (kept.isEmpty()) {
      return result;
    }
    var said = kept.get();
    if (said.size() > result.entries()) {
      return result.brokenAt(said.size(), ChainFault.CHECKPOINT_BEYOND);
    }
    return walker.root(said.size()).equals(Optional.of(said.root()))
        ? result
        : result.brokenAt(said.size(), ChainFault.CHECKPOINT_ALTERED);
  }

  private static String text(MemberCode member, ChainResult result, Messages messages) {
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

  private String json(
      MemberCode member, ChainResult result, List<String> contradictions, Messages messages) {
    var document = JsonNodeFactory.instance.objectNode();
    document.put("member", member.value());
    document.put("entries", result.entries());
    document.put("good", result.good());
    document.put("erased", result.erasures().bodies());
    document.put("erasedVerified", result.erasures().verified());
    var away = document.putArray("away");
    result
        .away()
        .forEach(month -> away.addObject().put("month", month.month()).put("file", month.file()));
    result
        .broken()
        .ifPresent(
            broken ->
                document
                    .putObject("broken")
                    .put("entry", broken.seq())
                    .put("fault", broken.fault().name())
                    .put("text", messages.text("journal.fault." + broken.fault().name())));
    if (against != null) {
      var asked = document.putObject("against");
      asked.put("member", against.value()).put("good", contradictions.isEmpty());
      contradictions.forEach(asked.putArray("contradictions")::add);
    }
    return OutputFormat.pretty(document);
  }
}
