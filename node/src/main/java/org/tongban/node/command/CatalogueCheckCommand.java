package org.tongban.node.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.tongban.core.catalogue.Catalogue;
import org.tongban.core.catalogue.CatalogueCheck;
import org.tongban.core.catalogue.Release;
import org.tongban.node.fhir.FhirCheck;
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

  @Option(names = "--without-fhir-validator", descriptionKey = "cat.without-fhir")
  private boolean withoutFhir;

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
    var faults = new ArrayList<>(report.faults());
    if (faults.isEmpty() && !withoutFhir && FhirCheck.concerns(folder)) {
      spec.commandLine().getErr().println(messages.text("cat.fhir"));
      faults.addAll(FhirCheck.faults(folder, Catalogue.load(folder)));
    }
    print(report, faults, messages);
    return faults.isEmpty() ? ExitCodes.GOOD : ExitCodes.NEGATIVE;
  }

  private void print(CatalogueCheck.Report report, List<String> faults, Messages messages) {
    var out = spec.commandLine().getOut();
    if (output == OutputFormat.json) {
      var document = JsonNodeFactory.instance.objectNode();
      document.put("contracts", report.contracts());
      document.put("valid", report.valid()).put("invalid", report.invalid());
      var list = document.putArray("faults");
      faults.forEach(list::add);
      out.println(OutputFormat.pretty(document));
    } else {
      faults.forEach(out::println);
      if (faults.isEmpty()) {
        out.println(
            messages.text("cat.good", report.contracts(), report.valid(), report.invalid()));
      }
    }
  }
}
