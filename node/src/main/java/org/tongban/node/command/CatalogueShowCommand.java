package org.tongban.node.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.tongban.core.catalogue.Catalogue;
import org.tongban.core.catalogue.Contract;
import org.tongban.core.catalogue.Release;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tongban catalogue show}: the services, and whether the folder is as it was released. */
@Command(name = "show", mixinStandardHelpOptions = true)
final class CatalogueShowCommand implements Callable<Integer> {
  private final Clock clock;

  @Mixin private SchemasOption schemas;

  @ArgGroup(exclusive = false)
  private SignedRelease signed;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "table|json",
      defaultValue = "table",
      descriptionKey = "option.output")
  private OutputFormat output;

  @Spec private CommandSpec spec;
  private Messages messages;

  /** A release to hold the folder against. */
  static final class SignedRelease {
    @Option(names = "--file", paramLabel = "FILE", required = true, descriptionKey = "cat.file")
    private Path file;

    @Option(
        names = "--operator",
        paramLabel = "FILE",
        required = true,
        descriptionKey = "cat.operator")
    private Path operator;
  }

  CatalogueShowCommand() {
    this(Clock.systemUTC());
  }

  CatalogueShowCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() {
    messages = Messages.of(spec);
    var folder = schemas.folder(spec);
    var out = spec.commandLine().getOut();
    var catalogue = Catalogue.load(folder);
    var document = JsonNodeFactory.instance.objectNode();
    var differences = List.<String>of();
    boolean expired = false;
    if (signed != null) {
      var release = ReleaseFile.read(signed.file, signed.operator, messages);
      differences = release.differences(folder);
      expired = !clock.instant().isBefore(release.expires());
      head(release, document, out);
    }
    services(catalogue, document, out);
    if (output == OutputFormat.json) {
      differences.forEach(document.withArray("differences")::add);
      out.println(OutputFormat.pretty(document));
    }
    return judged(differences, expired);
  }

  private int judged(List<String> differences, boolean expired) {
    var err = spec.commandLine().getErr();
    if (!differences.isEmpty()) {
      err.println(messages.text("cat.differs", differences.size()));
      differences.forEach(text -> err.println("  " + text));
    }
    if (expired) {
      err.println(messages.text("cat.expired"));
    }
    return differences.isEmpty() && !expired ? ExitCodes.GOOD : ExitCodes.NEGATIVE;
  }

  private void head(Release release, ObjectNode document, PrintWriter out) {
    document.put("catalogue", release.catalogue()).put("version", release.version());
    document.put("issued", release.issued().toString());
    document.put("expires", release.expires().toString());
    if (output == OutputFormat.table) {
      var rows = new LinkedHashMap<String, String>();
      row(rows, "catalogue", release.catalogue());
      row(rows, "version", String.valueOf(release.version()));
      row(rows, "issued", release.issued().toString());
      row(rows, "expires", release.expires().toString());
      OutputFormat.columns(rows, out);
      out.println();
    }
  }

  private void services(Catalogue catalogue, ObjectNode document, PrintWriter out) {
    var services = document.putArray("services");
    boolean first = true;
    for (var contract : catalogue.contracts()) {
      describe(contract, services.addObject());
      if (output == OutputFormat.table) {
        if (!first) {
          out.println();
        }
        OutputFormat.columns(rows(contract), out);
      }
      first = false;
    }
  }

  private static void describe(Contract contract, ObjectNode service) {
    service.put("service", contract.id().value()).put("version", contract.version().toString());
    service.putObject("title").put("zh", contract.titleZh()).put("en", contract.titleEn());
    service.put("interaction", word(contract.interaction()));
    service.put("sharing", word(contract.sharing()));
    var purposes = service.putArray("purposes");
    contract.purposes().keySet().stream().sorted().forEach(each -> purposes.add(each.code()));
  }

  private Map<String, String> rows(Contract contract) {
    boolean zh = messages.text("language").startsWith("zh");
    var rows = new LinkedHashMap<String, String>();
    row(rows, "service", contract.id() + " " + contract.version());
    row(rows, "title", zh ? contract.titleZh() : contract.titleEn());
    row(rows, "interaction", messages.text("cat.interaction." + contract.interaction()));
    row(rows, "sharing", messages.text("cat.sharing." + contract.sharing()));
    var purposes = contract.purposes().keySet().stream().sorted().map(Object::toString);
    row(rows, "purposes", purposes.collect(Collectors.joining(", ")));
    return rows;
  }

  private void row(Map<String, String> rows, String name, String value) {
    rows.put(messages.text("label." + name), value);
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
