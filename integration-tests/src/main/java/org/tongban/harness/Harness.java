package org.tongban.harness;

import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.ResourceBundle;
import org.tongban.harness.bench.BenchCommand;
import org.tongban.harness.bench.ControlEnd;
import org.tongban.harness.conformance.ConformanceCommand;
import org.tongban.harness.fault.FaultsCommand;
import org.tongban.harness.fault.ReviewCommand;
import org.tongban.harness.fault.SoakCommand;
import org.tongban.node.command.ExitCodes;
import org.tongban.node.command.Failures;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParseResult;

/** The entry of the harness; {@code ./tongban} leads here for its commands. */
@Command(
    name = "tongban",
    mixinStandardHelpOptions = true,
    subcommands = {
      SimulateCommand.class,
      StoriesCommand.class,
      FaultsCommand.class,
      SoakCommand.class,
      ReviewCommand.class,
      ConformanceCommand.class,
      BenchCommand.class,
      ControlEnd.class
    })
public final class Harness {
  private Harness() {}

  public static void main(String[] arguments) {
    System.setProperty("logback.configurationFile", "org/tongban/node/command/quiet-logback.xml");
    var line = commandLine(Locale.getDefault());
    line.setOut(writer(System.out));
    line.setErr(writer(System.err));
    System.exit(line.execute(arguments));
  }

  /** The commands, in the language of the locale. */
  public static CommandLine commandLine(Locale locale) {
    return new CommandLine(new Harness())
        .setResourceBundle(
            ResourceBundle.getBundle(
                Harness.class.getName(),
                locale,
                ResourceBundle.Control.getNoFallbackControl(
                    ResourceBundle.Control.FORMAT_PROPERTIES)))
        .setUsageHelpAutoWidth(true)
        .setExecutionExceptionHandler(Harness::failed);
  }

  /** A failure that a person can mend is one sentence; anything else is a bug and shows itself. */
  private static int failed(Exception failure, CommandLine line, ParseResult parsed)
      throws Exception {
    var foreseen = Failures.foreseen(failure);
    if (foreseen.isEmpty() && !(failure instanceof UncheckedIOException)) {
      throw failure;
    }
    line.getErr().println("tongban: " + foreseen.orElse(failure).getMessage());
    return ExitCodes.NEGATIVE;
  }

  private static PrintWriter writer(OutputStream stream) {
    return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
  }
}
