package org.tongban.harness.fault;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.tongban.node.command.ExitCodes;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tongban soak}: two nodes of its own under mixed load; does anything grow? */
@Command(name = "soak", mixinStandardHelpOptions = true)
public final class SoakCommand implements Callable<Integer> {
  private static final int LEAST_SAMPLES = 30;

  @Option(
      names = "--minutes",
      paramLabel = "N",
      defaultValue = "30",
      descriptionKey = "soak.minutes")
  private int minutes;

  @Option(
      names = "--callers",
      paramLabel = "N",
      defaultValue = "3",
      descriptionKey = "soak.callers")
  private int callers;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "data/soak",
      descriptionKey = "faults.data")
  private Path data;

  @Option(
      names = "--ports",
      paramLabel = "PORT",
      defaultValue = "7800",
      descriptionKey = "faults.ports")
  private int ports;

  @Option(names = "--json", paramLabel = "FILE", descriptionKey = "faults.json")
  private Path json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    var err = spec.commandLine().getErr();
    if (minutes < 1 || callers < 1) {
      err.println(text("soak.positive"));
      return ExitCodes.USAGE;
    }
    if (OwnFolder.foreign(data)) {
      err.println(text("faults.foreign", data));
      return ExitCodes.CONFLICT;
    }
    err.println(text("faults.starting", data));
    var time = Duration.ofMinutes(minutes);
    var fresh = OwnFolder.fresh(data);
    try (var bed = Bed.start(fresh, ports, Soak.SETTINGS, Clock.systemUTC())) {
      var every = time.dividedBy(LEAST_SAMPLES * 2L);
      var result =
          new Soak(bed, callers)
              .run(time, every, count -> err.println(text("soak.progress", count)));
      print(result, spec.commandLine().getOut());
      if (json != null) {
        ReportFile.write(json, json(result));
      }
      return result.good() ? ExitCodes.GOOD : ExitCodes.NEGATIVE;
    }
  }

  private void print(Soak.Result result, PrintWriter out) {
    result.answered().forEach((what, count) -> out.println(text("soak.answered", what, count)));
    result.problems().forEach((what, count) -> out.println(text("soak.problem", what, count)));
    result
        .slopes()
        .forEach(
            (region, slopes) ->
                slopes.forEach(
                    (quantity, slope) ->
                        out.println(
                            text(
                                "soak.slope",
                                region.code(),
                                text("soak." + quantity),
                                number(slope.mean()),
                                number(slope.growth()),
                                number(slope.limit()),
                                number(slope.perHour()),
                                text(slope.flat() ? "soak.flat" : "soak.rising")))));
    var balance = result.balance();
    out.println(text("soak.journals", balance.lost(), balance.twice(), yes(result.whole())));
    out.println(text(result.good() ? "soak.good" : "soak.bad"));
  }

  private String yes(boolean whole) {
    return text(whole ? "soak.whole" : "soak.broken");
  }

  private ObjectNode json(Soak.Result result) {
    var root = JsonNodeFactory.instance.objectNode();
    root.put("minutes", minutes).put("callers", callers).put("good", result.good());
    var answered = root.putObject("answered");
    result.answered().forEach(answered::put);
    var problems = root.putObject("problems");
    result.problems().forEach(problems::put);
    var nodes = root.putObject("nodes");
    result
        .slopes()
        .forEach(
            (region, slopes) -> {
              var node = nodes.putObject(region.code());
              slopes.forEach(
                  (quantity, slope) ->
                      node.putObject(quantity.name().toLowerCase(Locale.ROOT))
                          .put("mean", slope.mean())
                          .put("growth", slope.growth())
                          .put("limit", slope.limit())
                          .put("perHour", slope.perHour())
                          .put("flat", slope.flat()));
            });
    root.put("lost", result.balance().lost()).put("twice", result.balance().twice());
    return root.put("journalsWhole", result.whole());
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  private String text(String key, Object... values) {
    return MessageFormat.format(spec.resourceBundle().getString(key), values);
  }
}
