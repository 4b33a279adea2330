package org.tongban.node.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import org.tongban.core.catalogue.Catalogue;
import org.tongban.core.journal.ErasureRecord.Part;
import org.tongban.core.seal.CryptoProvider;
import org.tongban.node.keeper.CataloguePlace;
import org.tongban.node.retention.ContractRetention;
import org.tongban.node.settings.Settings;
import org.tongban.node.settings.SettingsException;
import org.tongban.node.store.Erasure;
import org.tongban.node.store.EvidenceVault;
import org.tongban.node.store.StorageKeys;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * {@code tongban journal erase}: erases evidence whose retention is over, or says what it would.
 */
@Command(name = "erase", mixinStandardHelpOptions = true)
final class JournalEraseCommand implements Callable<Integer> {
  private final Clock clock;

  @Mixin private NodeOptions node;

  @Option(names = "--dry-run", descriptionKey = "journal.erase.dry")
  private boolean dryRun;

  @Option(names = "--yes", descriptionKey = "option.yes")
  private boolean yes;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "table|json",
      defaultValue = "table",
      descriptionKey = "option.output")
  private OutputFormat output;

  @Spec private CommandSpec spec;

  JournalEraseCommand() {
    this(Clock.systemUTC());
  }

  JournalEraseCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() throws SettingsException {
    var messages = Messages.of(spec);
    if (dryRun == yes) {
      throw new ParameterException(spec.commandLine(), messages.text("journal.erase.rule"));
    }
    var settings = node.settings();
    try (var database = NodeDatabase.openToWrite(settings, messages)) {
      var erasure = erasure(settings, database);
      report(settings, dryRun ? erasure.plan() : erasure.erase(this::progress));
    }
    return ExitCodes.GOOD;
  }

  private Erasure erasure(Settings settings, NodeDatabase database) {
    var encryption = settings.journal().encryption();
    var catalogue = Catalogue.load(CataloguePlace.inForce(settings).folder());
    var provider = CryptoProvider.choose();
    var source = database.source();
    var vault =
        dryRun
            ? EvidenceVault.reading(source, () -> StorageKeys.read(encryption, provider))
            : EvidenceVault.open(source, () -> StorageKeys.read(encryption, provider), clock);
    return new Erasure(
        source,
        vault,
        new ContractRetention(catalogue, settings.journal().erasure()),
        new KnownCertificates(settings, clock.instant()),
        clock);
  }

  private void progress(long seq) {
    var err = spec.commandLine().getErr();
    err.println(Messages.of(spec).text("journal.erase.progress", Long.toString(seq)));
    err.flush();
  }

  private void report(Settings settings, List<Part> parts) {
    var messages = Messages.of(spec);
    var out = spec.commandLine().getOut();
    long bodies = parts.stream().mapToLong(Part::bodies).sum();
    long bytes = parts.stream().mapToLong(Part::bytes).sum();
    if (output == OutputFormat.json) {
      out.println(json(settings, parts, bodies, bytes));
      return;
    }
    for (var part : parts) {
      var service = part.service().isEmpty() ? messages.text("journal.erase.none") : part.service();
      out.println(
          messages.text(
              "journal.erase.part",
              part.month(),
              service,
              part.days(),
              Long.toString(part.bodies()),
              Long.toString(part.bytes())));
    }
    out.println(
        messages.text(
            dryRun ? "journal.erase.would" : "journal.erase.done",
            settings.member().value(),
            bodies,
            Long.toString(bytes)));
  }

  private String json(Settings settings, List<Part> parts, long bodies, long bytes) {
    var document = JsonNodeFactory.instance.objectNode();
    document.put("member", settings.member().value()).put("dryRun", dryRun);
    document.put("bodies", bodies).put("bytes", bytes);
    var list = document.putArray("parts");
    for (var part : parts) {
      list.addObject()
          .put("month", part.month())
          .put("service", part.service())
          .put("days", part.days())
          .put("bodies", part.bodies())
          .put("bytes", part.bytes());
    }
    return OutputFormat.pretty(document);
  }
}
