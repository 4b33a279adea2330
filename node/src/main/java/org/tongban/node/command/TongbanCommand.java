package org.tongban.node.command;

import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.tongban.node.demo.CommandRunner;
import org.tongban.node.settings.SettingsException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParseResult;

/** {@code tongban}: the top of all commands. */
@Command(
    name = "tongban",
    mixinStandardHelpOptions = true,
    versionProvider = VersionCommand.Provider.class)
public final class TongbanCommand {
  private static final List<Class<?>> COMMANDS =
      List.of(
          NodeCommand.class,
          AskCommand.class,
          ResultCommand.class,
          WithdrawCommand.class,
          ReadyCommand.class,
          BatchCommand.class,
          TransactionCommand.class,
          FanOutCommand.class,
          EventsCommand.class,
          EventCommand.class,
          KafkaCommand.class,
          ConfigCommand.class,
          CertsCommand.class,
          CallersCommand.class,
          UserCommand.class,
          JoinCommand.class,
          DirectoryCommand.class,
          CatalogueCommand.class,
          JournalCommand.class,
          BackupCommand.class,
          ProofCommand.class,
          SlipCommand.class,
          VerifyCommand.class,
          DiagnoseCommand.class,
          DemoCommand.class,
          RehearseCommand.class,
          VersionCommand.class);

  /** Runs a node, and with it Spring Boot's logging. */
  private static final String OWN_LOG = "node";

  /** Without it the libraries' log would go to standard output, among the data. */
  private static final String QUIET_LOG = "org/tongban/node/command/quiet-logback.xml";

  private TongbanCommand() {}

  /** Runs one command in the language of the machine's locale and gives its exit code. */
  public static int run(String... arguments) {
    if (arguments.length > 0 && !OWN_LOG.equals(arguments[0])) {
      System.setProperty("logback.configurationFile", QUIET_LOG);
    }
    var line = commandLine(Locale.getDefault(), arguments);
    line.setOut(writer(System.out));
    line.setErr(writer(System.err));
    return line.execute(arguments);
  }

  /** Runs one command in English and keeps what it prints; for the demonstration and tests. */
  public static CommandRunner.Result inThisProcess(String... arguments) {
    var out = new StringWriter();
    var err = new StringWriter();
    var line =
        commandLine(Locale.ROOT, arguments)
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true));
    return new CommandRunner.Result(line.execute(arguments), out.toString(), err.toString());
  }

  /**
   * Knows the command that the arguments begin with, and all of them when they begin with none: to
   * make the others known takes a noticeable part of a node's start.
   */
  public static CommandLine commandLine(Locale locale, String... arguments) {
    var line = new CommandLine(new TongbanCommand());
    var named = COMMANDS.stream().filter(command -> begins(arguments, command)).toList();
    (named.isEmpty() ? COMMANDS : named).forEach(line::addSubcommand);
    return line.setResourceBundle(Messages.bundle(locale))
        .setUsageHelpAutoWidth(true)
        .setUsageHelpLongOptionsMaxWidth(32)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(TongbanCommand::failed);
  }

  private static boolean begins(String[] arguments, Class<?> command) {
    return arguments.length > 0 && arguments[0].equals(command.getAnnotation(Command.class).name());
  }

  /** A failure that was foreseen is one sentence; anything else is a bug and shows its stack. */
  private static int failed(Exception failure, CommandLine line, ParseResult parsed) {
    var messages = Messages.of(line.getCommandSpec());
    var err = line.getErr();
    if (failure instanceof SettingsException settings) {
      ProblemList.print(settings.problems(), messages, err);
      return ExitCodes.USAGE;
    }
    var foreseen = Failures.foreseen(failure);
    if (foreseen.isPresent()) {
      err.println(messages.text("error", foreseen.get().getMessage()));
      return foreseen.get() instanceof CommandFailedException known
          ? known.exitCode()
          : ExitCodes.NEGATIVE;
    }
    err.println(messages.text("error.unforeseen"));
    failure.printStackTrace(err);
    err.flush();
    return ExitCodes.NEGATIVE;
  }

  private static PrintWriter writer(OutputStream stream) {
    return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
  }
}
