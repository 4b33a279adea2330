package org.tongban.node.command;

import java.time.Clock;
import java.util.concurrent.Callable;
import org.tongban.node.settings.SettingsException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tongban certs status}: whether a node's keys and certificates are good, and how long. */
@Command(name = "status", mixinStandardHelpOptions = true)
final class CertsStatusCommand implements Callable<Integer> {
  private final Clock clock;

  @Mixin private NodeOptions node;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "table|json",
      defaultValue = "table",
      descriptionKey = "option.output")
  private OutputFormat output;

  @Spec private CommandSpec spec;

  CertsStatusCommand() {
    this(Clock.systemUTC());
  }

  CertsStatusCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() throws SettingsException {
    var messages = Messages.of(spec);
    var out = spec.commandLine().getOut();
    var settings = node.settings();
    var certificates = new OwnCertificates(settings, clock);
    var states = certificates.all();
    var report = new CertificateReport(messages, clock.instant());
    if (output == OutputFormat.json) {
      out.println(OutputFormat.pretty(report.json(settings, certificates.directory(), states)));
    } else {
      report.table(states, out);
    }
    boolean good = states.stream().allMatch(CertificateState::good);
    return good ? ExitCodes.GOOD : ExitCodes.NEGATIVE;
  }
}
