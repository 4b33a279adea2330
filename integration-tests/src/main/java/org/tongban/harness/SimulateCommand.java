package org.tongban.harness;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.tongban.core.message.MemberCode;
import org.tongban.harness.control.ControlServer;
import org.tongban.harness.partner.Faults;
import org.tongban.harness.scenario.PartnerScript;
import org.tongban.harness.scenario.Scenario;
import org.tongban.harness.scenario.ScenarioException;
import org.tongban.harness.scenario.ScenarioFile;
import org.tongban.node.command.ExitCodes;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tongban simulate}: plays the regions of a scenario until it is interrupted. */
@Command(name = "simulate", mixinStandardHelpOptions = true)
final class SimulateCommand implements Callable<Integer> {
  private static final int TELL_EVERY_SECONDS = 5;

  @Parameters(paramLabel = "SCENARIO", descriptionKey = "simulate.scenario")
  private Path file;

  @Option(
      names = "--federation",
      paramLabel = "DIR",
      defaultValue = "data/demo/federation",
      descriptionKey = "simulate.federation")
  private Path federation;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "data/simulate",
      descriptionKey = "simulate.data")
  private Path data;

  @Option(
      names = "--schemas",
      paramLabel = "DIR",
      defaultValue = "${sys:tongban.home:-.}/schemas",
      descriptionKey = "simulate.schemas")
  private Path schemas;

  @Option(
      names = "--ports",
      paramLabel = "PORT",
      defaultValue = "7500",
      descriptionKey = "simulate.ports")
  private int ports;

  @Option(names = "--control", paramLabel = "PORT", descriptionKey = "simulate.control")
  private Integer control;

  @Option(names = "--check", descriptionKey = "simulate.check")
  private boolean check;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    var err = spec.commandLine().getErr();
    Scenario scenario;
    try {
      scenario = Faults.checked(ScenarioFile.read(file));
    } catch (IOException e) {
      err.println(text("simulate.unreadable", file));
      return ExitCodes.NOT_FOUND;
    } catch (ScenarioException e) {
      err.println(text("simulate.problems", file, e.problems().size()));
      e.problems().forEach(problem -> err.println("  " + problem));
      return ExitCodes.NEGATIVE;
    }
    if (check) {
      spec.commandLine().getOut().println(text("simulate.good", scenario.partners().size()));
      return ExitCodes.GOOD;
    }
    return play(scenario);
  }

  private int play(Scenario scenario) throws InterruptedException {
    var out = spec.commandLine().getOut();
    var clock = Clock.systemUTC();
    try (var simulation = start(scenario, clock)) {
      out.println(title(scenario.title().zh(), scenario.title().en()));
      scenario.partners().forEach(partner -> introduce(partner, out));
      out.println(text("simulate.playing", simulation.directoryVersion()));
      if (control == null) {
        watch(simulation, out);
      } else {
        try (var opened = ControlServer.open(scenario, simulation, data, control, clock)) {
          out.println(text("simulate.controlled", opened.address(), data));
          watch(simulation, out);
        }
      }
    }
    return ExitCodes.GOOD;
  }

  private Simulation start(Scenario scenario, Clock clock) {
    return control == null
        ? Simulation.start(scenario, federation, data, schemas, ports, clock)
        : Simulation.startWithKnobs(scenario, federation, data, schemas, ports, clock);
  }

  private void watch(Simulation simulation, PrintWriter out) throws InterruptedException {
    var told = simulation.replies();
    while (!Thread.currentThread().isInterrupted()) {
      TimeUnit.SECONDS.sleep(TELL_EVERY_SECONDS);
      told = tell(told, simulation.replies(), out);
    }
  }

  private void introduce(PartnerScript partner, PrintWriter out) {
    out.println(
        "  "
            + partner.code()
            + " "
            + title(partner.name().zh(), partner.name().en())
            + " "
            + partner.services().keySet().stream().sorted().toList());
  }

  private Map<MemberCode, Long> tell(
      Map<MemberCode, Long> before, Map<MemberCode, Long> now, PrintWriter out) {
    if (!now.equals(before)) {
      now.forEach((partner, replies) -> out.println("  " + partner + " " + replies));
    }
    return now;
  }

  private String title(String zh, String en) {
    return spec.resourceBundle().getString("language").startsWith("zh") ? zh : en;
  }

  private String text(String key, Object... values) {
    return MessageFormat.format(spec.resourceBundle().getString(key), values);
  }
}
