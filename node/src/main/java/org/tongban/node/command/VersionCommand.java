package org.tongban.node.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tongban version}. */
@Command(name = "version", mixinStandardHelpOptions = true)
final class VersionCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "table|json",
      defaultValue = "table",
      descriptionKey = "option.output")
  private OutputFormat output;

  @Override
  public void run() {
    var out = spec.commandLine().getOut();
    if (output == OutputFormat.json) {
      var document = JsonNodeFactory.instance.objectNode();
      document.put("version", version()).put("java", Runtime.version().toString());
      out.println(OutputFormat.pretty(document));
    } else {
      out.println(line());
    }
  }

  private static String line() {
    return "tongban " + version() + " (Java " + Runtime.version() + ")";
  }

  /** From the jar's manifest; classes that were not packed have none. */
  private static String version() {
    return Optional.ofNullable(VersionCommand.class.getPackage().getImplementationVersion())
        .orElse("unpacked");
  }

  /** For {@code --version}. */
  static final class Provider implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {line()};
    }
  }
}
