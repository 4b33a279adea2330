package org.tongban.node.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.tongban.core.catalogue.CatalogueCheck;
import org.tongban.core.catalogue.Release;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tongban catalogue check}: everything that must hold before a release. */
@Command(name = "check", mixinStandardHelpOptions = true)
final class CatalogueCheckCommand implements Callable<Integer> {
  @Mixin private SchemasOption schemas;

  @ArgGroup(exclusive = false)
  private LastRelease last;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "table|json",
      defaultValue = "table",
      descriptionKey = "option.output")
  private OutputFormat output;

  @Spec private CommandSpec spec;

  /** The release whose versions must be as they were. */
  static final class LastRelease {
    @Option(
        names = "--released",
        paramLabel = "FILE",
        required = true,
        descriptionKey = "cat.released")
    private Path file;

    @Option(
        names = "--operator",
        paramLabel = "FILE",
        required = true,
        descriptionKey = "cat.operator")
    private Path operator;

    Release read(Messages messages) {
      return ReleaseFile.read(file, operator, messages);
    }
  }

  @Override
  public Integer call() {
    var messages = Messages.of(spec);
    var folder = schemas.folder(spec);
    var report =
        CatalogueCheck.of(folder, Optional.ofNullable(last).map(given -> given.read(messages)));
    print(report, messages);
    return report.faults().isEmpty() ? ExitCodes.GOOD : ExitCodes.NEGATIVE;
  }

  private void print(CatalogueCheck.Report report, Messages messages) {
    var out = spec.commandLine().getOut();
    if (output == OutputFormat.json) {
      var document = JsonNodeFactory.instance.objectNode();
      document.put("contracts", report.contracts());
      document.put("valid", report.valid()).put("invalid", report.invalid());
      var faults = document.putArray("faults");
      report.faults().forEach(faults::add);
      out.println(OutputFormat.pretty(document));
    } else {
      report.faults().forEach(out::println);
      if (report.faults().isEmpty()) {
        out.println(
            messages.text("cat.good", report.contracts(), report.valid(), report.invalid()));
      }
    }
  }
}
