package org.tongban.harness.fault;

import java.io.IOException;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import org.tongban.node.command.ExitCodes;
import org.tongban.node.command.TongbanCommand;
import org.tongban.node.demo.Demo;
import org.tongban.node.demo.DemoLayout;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tongban review}: three regions ask each other about many households at once. */
@Command(name = "review", mixinStandardHelpOptions = true)
public final class ReviewCommand implements Callable<Integer> {
  private static final int MOST_ROWS = 3_000_000;

  @Option(
      names = "--rows",
      paramLabel = "N",
      defaultValue = "100000",
      descriptionKey = "review.rows")
  private int rows;

  @Option(names = "--kill-every", paramLabel = "SECONDS", descriptionKey = "review.kill")
  private Integer kill;

  @Option(
      names = "--proofs",
      paramLabel = "N",
      defaultValue = "300",
      descriptionKey = "review.proofs")
  private int proofs;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "data/review",
      descriptionKey = "faults.data")
  private Path data;

  @Option(
      names = "--ports",
      paramLabel = "PORT",
      defaultValue = "9400",
      descriptionKey = "faults.ports")
  private int ports;

  @Option(names = "--json", paramLabel = "FILE", descriptionKey = "faults.json")
  private Path json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    var err = spec.commandLine().getErr();
    if (rows < 3 || rows > MOST_ROWS || proofs < 0 || kill != null && kill < 1) {
      err.println(text("review.range", MOST_ROWS));
      return ExitCodes.USAGE;
    }
    if (OwnFolder.foreign(data)) {
      err.println(text("faults.foreign", data));
      return ExitCodes.CONFLICT;
    }
    var home = Path.of(System.getProperty("tongban.home", ".")).toAbsolutePath().normalize();
    var layout = new DemoLayout(home, OwnFolder.fresh(data), ports);
    try (var demo = new Demo(layout, TongbanCommand::inThisProcess, err)) {
      demo.start(Clock.system(ZoneId.of("Asia/Shanghai")));
      var result =
          new Review(
                  layout,
                  demo,
                  TongbanCommand::inThisProcess,
                  (settled, kills) -> err.println(text("review.progress", settled, rows, kills)),
                  new SplittableRandom())
              .run(rows, Optional.ofNullable(kill).map(Duration::ofSeconds), proofs);
      spec.commandLine().getOut().println(result.json().toPrettyString());
      spec.commandLine().getOut().println(text(result.good() ? "review.good" : "review.bad"));
      if (json != null) {
        ReportFile.write(json, result.json());
      }
      return result.good() ? ExitCodes.GOOD : ExitCodes.NEGATIVE;
    }
  }

  private String text(String key, Object... values) {
    return MessageFormat.format(spec.resourceBundle().getString(key), values);
  }
}
