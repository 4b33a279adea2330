package org.tongban.node.command;

import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/**
 * {@code java -jar tongban-verify.jar}: the command {@code verify} as a program of its own, for
 * partners and courts that have no node. Uses nothing of the node but what that command uses.
 */
public final class VerifyProgram {
  private VerifyProgram() {}

  /** Verifies one file and ends with the exit code. */
  public static void main(String[] arguments) {
    var line =
        new CommandLine(new VerifyCommand())
            .setCommandName("tongban-verify")
            .setResourceBundle(Messages.bundle(Locale.getDefault()))
            .setUsageHelpAutoWidth(true)
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setExecutionExceptionHandler(VerifyProgram::failed)
            .setOut(writer(System.out))
            .setErr(writer(System.err));
    System.exit(line.execute(arguments));
  }

  /** What was foreseen is one sentence; anything else is a bug and shows its stack. */
  private static int failed(Exception failure, CommandLine line, ParseResult parsed)
      throws Exception {
    if (failure instanceof CommandFailedException known) {
      var messages = Messages.of(line.getCommandSpec());
      line.getErr().println(messages.text("error", known.getMessage()));
      return known.exitCode();
    }
    throw failure;
  }

  private static PrintWriter writer(OutputStream stream) {
    return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
  }
}
