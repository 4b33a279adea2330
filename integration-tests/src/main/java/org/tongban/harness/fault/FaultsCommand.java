package org.tongban.harness.fault;

import java.io.IOException;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.tongban.node.command.ExitCodes;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tongban faults}: two nodes of its own, load, and one fault after the other. */
@Command(name = "faults", mixinStandardHelpOptions = true)
public final class FaultsCommand implements Callable<Integer> {
  @Parameters(paramLabel = "NAME", arity = "0..*", descriptionKey = "faults.names")
  private List<String> names = new ArrayList<>();

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "data/faults",
      descriptionKey = "faults.data")
  private Path data;

  @Option(
      names = "--ports",
      paramLabel = "PORT",
      defaultValue = "7800",
      descriptionKey = "faults.ports")
  private int ports;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "6",
      descriptionKey = "faults.seconds")
  private int seconds;

  @Option(names = "--html", paramLabel = "FILE", descriptionKey = "faults.html")
  private Path html;

  @Option(names = "--json", paramLabel = "FILE", descriptionKey = "faults.json")
  private Path json;

  @Option(names = "--list", descriptionKey = "faults.list")
  private boolean list;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    var out = spec.commandLine().getOut();
    var clock = Clock.systemUTC();
    var all = Faults.all(clock);
    if (list) {
      all.forEach(fault -> out.println(fault.name() + "  " + text("faults." + fault.name())));
      return ExitCodes.GOOD;
    }
    var known = all.stream().map(Fault::name).toList();
    var unknown = names.stream().filter(name -> !known.contains(name)).toList();
    if (!unknown.isEmpty() || seconds < 1) {
      spec.commandLine().getErr().println(text("faults.unknown", unknown, known));
      return ExitCodes.USAGE;
    }
    if (OwnFolder.foreign(data)) {
      spec.commandLine().getErr().println(text("faults.foreign", data));
      return ExitCodes.CONFLICT;
    }
    var wanted =
        all.stream().filter(fault -> names.isEmpty() || names.contains(fault.name())).toList();
    var report = new FaultReport(run(wanted, clock), spec.resourceBundle());
    write(report);
    return report.good() ? ExitCodes.GOOD : ExitCodes.NEGATIVE;
  }

  private List<Finding> run(List<Fault> faults, Clock clock)
      throws IOException, InterruptedException {
    var err = spec.commandLine().getErr();
    var findings = new ArrayList<Finding>();
    err.println(text("faults.starting", data));
    try (var bed = Bed.start(OwnFolder.fresh(data), ports, Map.of(), clock)) {
      var trial = new Trial(bed, Duration.ofSeconds(seconds), clock);
      for (var fault : faults) {
        err.println(text("faults.trying", fault.name()));
        var finding = trial.of(fault);
        findings.add(finding);
        new FaultReport(List.of(finding), spec.resourceBundle())
            .print(finding, spec.commandLine().getOut());
      }
    }
    return findings;
  }

  private void write(FaultReport report) {
    spec.commandLine().getOut().println(report.sum());
    if (html != null) {
      ReportFile.write(html, report.html());
    }
    if (json != null) {
      ReportFile.write(json, report.json());
    }
  }

  private String text(String key, Object... values) {
    return MessageFormat.format(spec.resourceBundle().getString(key), values);
  }
}
