package org.tongban.node.command;

import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.tongban.node.demo.Demo;
import org.tongban.node.demo.DemoLayout;
import org.tongban.node.demo.DemoSuite;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tongban demo}: three regions on this machine. */
@Command(name = "demo", mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
  @Option(names = "--once", descriptionKey = "demo.once")
  private boolean once;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "data/demo",
      descriptionKey = "demo.data")
  private Path data;

  @Option(
      names = "--ports",
      paramLabel = "PORT",
      defaultValue = "" + DemoLayout.EXAMPLE_PORTS,
      descriptionKey = "demo.ports")
  private int ports;

  @Option(
      names = "--suite",
      paramLabel = "SUITE",
      defaultValue = "PREFERRED",
      descriptionKey = "demo.suite")
  private DemoSuite suite;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    var line = spec.commandLine();
    var home = Path.of(System.getProperty("tongban.home", "")).toAbsolutePath().normalize();
    var layout = new DemoLayout(home, data.toAbsolutePath().normalize(), ports, suite);
    var demo = new Demo(layout, TongbanCommand::inThisProcess, line.getErr());
    Runtime.getRuntime().addShutdownHook(new Thread(demo::close, "demo-stop"));
    demo.start(Clock.system(ZoneId.of("Asia/Shanghai")));
    if (once) {
      return demo.playOnce(line.getOut()) ? ExitCodes.GOOD : ExitCodes.NEGATIVE;
    }
    demo.printInvitation(line.getOut());
    line.getErr().println(Messages.of(spec).text("demo.running"));
    new CountDownLatch(1).await();
    return ExitCodes.GOOD;
  }
}
