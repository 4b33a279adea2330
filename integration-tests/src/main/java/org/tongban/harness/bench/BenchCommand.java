package org.tongban.harness.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import org.tongban.core.message.StrictJson;
import org.tongban.node.command.ExitCodes;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tongban bench}: what an exchange costs, beside a control in the same run. */
@Command(name = "bench", mixinStandardHelpOptions = true)
public final class BenchCommand implements Callable<Integer> {
  @Option(names = "--quick", descriptionKey = "bench.quick")
  private boolean quick;

  @Option(names = "--bulk", descriptionKey = "bench.bulkOnly")
  private boolean bulk;

  @Option(names = "--console", descriptionKey = "bench.consoleOnly")
  private boolean console;

  @Option(names = "--json", paramLabel = "FILE", descriptionKey = "bench.json")
  private Path json;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "data/bench",
      descriptionKey = "bench.data")
  private Path data;

  @Option(
      names = "--ports",
      paramLabel = "PORT",
      defaultValue = "8600",
      descriptionKey = "bench.ports")
  private int ports;

  @Option(
      names = "--callers",
      paramLabel = "N",
      defaultValue = "16",
      descriptionKey = "bench.callers")
  private int callers;

  @Option(names = "--warm-up", paramLabel = "SECONDS", descriptionKey = "bench.warmUp")
  private Integer warmUp;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    var home = Path.of(System.getProperty("tongban.home", ".")).toAbsolutePath().normalize();
    var clock = Clock.system(ZoneId.of("Asia/Shanghai"));
    var plan = plan();
    var err = spec.commandLine().getErr();
    tell("bench.prepare", err);
    try (var federation =
        BenchFederation.prepare(home, data.toAbsolutePath().normalize(), ports, clock)) {
      var out = spec.commandLine().getOut();
      if (console) {
        return console(new ConsoleBench(plan, federation, clock, key -> tell(key, err)), out);
      }
      var bench = new Bench(plan, federation, clock, key -> tell(key, err));
      if (bulk) {
        var figures = bench.bulkOnly();
        BenchReport.bulk(out, figures);
        write(BenchReport.json(figures));
      } else {
        var report = new BenchReport(plan, bench.run(!quick));
        report.table(out);
        write(report.json());
      }
    } catch (BenchException e) {
      err.println("tongban: " + e.getMessage());
      return ExitCodes.NEGATIVE;
    }
    return ExitCodes.GOOD;
  }

  private int console(ConsoleBench bench, PrintWriter out) {
    var report = new ConsoleReport(bench.run());
    report.table(out, plan().entries());
    write(report.json());
    return report.slow().isEmpty() ? ExitCodes.GOOD : ExitCodes.NEGATIVE;
  }

  private BenchPlan plan() {
    var plan = quick ? BenchPlan.quick(callers) : BenchPlan.full(callers);
    return warmUp == null ? plan : plan.warmUp(Duration.ofSeconds(warmUp));
  }

  private void tell(String key, PrintWriter err) {
    err.println(spec.resourceBundle().getString(key));
  }

  private void write(ObjectNode figures) {
    if (json == null) {
      return;
    }
    try {
      Files.write(json, StrictJson.write(figures));
    } catch (IOException e) {
      throw new UncheckedIOException(json + " can't be written", e);
    }
  }
}
