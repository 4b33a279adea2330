package org.tongban.node.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.tongban.core.message.StrictJson;
import org.tongban.node.demo.fhir.CareServer;
import org.tongban.node.demo.register.DemoMember;
import org.tongban.node.demo.register.Region;
import org.tongban.node.demo.register.RegisterContent;
import org.tongban.node.demo.register.StandInRegister;
import org.tongban.node.store.OwnPostgres;

/** Three nodes with their registers and a relay, running until closed. */
public final class Demo implements AutoCloseable {
  private static final Duration LONGEST_START = Duration.ofSeconds(180);

  private final DemoLayout layout;
  private final CommandRunner commands;
  private final PrintWriter progress;
  private final Map<DemoMember, DemoNode> nodes = new ConcurrentHashMap<>();
  private Optional<StandInRegister> standIn = Optional.empty();
  private List<DemoStep> steps = List.of();
  private Clock clock = Clock.systemUTC();
  private Optional<CareServer> care = Optional.empty();
  private Optional<StampServer> stamps = Optional.empty();

  public Demo(DemoLayout layout, CommandRunner commands, PrintWriter progress) {
    this.layout = layout;
    this.commands = commands;
    this.progress = progress;
  }

  /** Makes what is missing, starts everything and returns when all nodes are ready. */
  public void start(Clock clock) {
    say(
        "making keys, certificates and the signed directory and catalogue in "
            + layout.federation());
    // it takes as long as the keys, and one of the nodes would do it while the others wait
    var unpacking = CompletableFuture.runAsync(() -> OwnPostgres.unpack(layout.binaries()));
    new DemoTrust(layout, commands).make();
    unpacking.join();
    var today = LocalDate.now(clock);
    this.clock = clock;
    steps = DemoStep.all(today);
    var content = DemoRegisters.make(today);
    startStandIn(content.get(Region.WUJIANG));
    stamps = Optional.of(StampServer.start(layout, clock));
    for (var member : RelayOffice.andRegions()) {
      say("starting the node of " + member.code() + ", API " + layout.api(member));
      nodes.put(member, DemoNode.start(layout, member));
    }
    // while the nodes start in processes of their own
    care = Optional.of(DemoRegisters.care(layout, content.get(Region.JIASHAN)));
    nodes.values().forEach(node -> node.awaitReady(LONGEST_START));
    loadRegisters(content);
    writeAsks();
  }

  private void writeAsks() {
    try {
      for (var step : steps) {
        var file = layout.ask(step.name());
        Files.createDirectories(file.getParent());
        Files.writeString(file, step.body() + "\n");
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the examples can't be written", e);
    }
  }

  private void startStandIn(RegisterContent content) {
    try {
      standIn = Optional.of(StandInRegister.start(content, layout.standInPort()));
    } catch (IOException e) {
      throw new UncheckedIOException(
          "the stand-in register can't listen on port " + layout.standInPort(), e);
    }
  }

  private void loadRegisters(Map<Region, RegisterContent> content) {
    for (var region : List.of(Region.QINGPU, Region.JIASHAN)) {
      say("filling the register of " + region.code() + " with people who don't exist");
      DemoRegisters.load(layout, region, content.get(region));
    }
  }

  /** As {@link #play}, and stops everything before the closing line. */
  public boolean playOnce(PrintWriter out) {
    var report = report(out);
    close();
    return report.close();
  }

  /** Runs every query once, checks the journals and prints a table; whether all was well. */
  public boolean play(PrintWriter out) {
    return report(out).close();
  }

  private DemoReport report(PrintWriter out) {
    var report = new DemoReport(out);
    report.head();
    var asked = new ArrayList<DemoProofs.Exchange>();
    steps.forEach(step -> asked.add(new DemoProofs.Exchange(step.from(), play(step, report))));
    new DemoTransactions(layout, commands, report, clock).play();
    new DemoBatch(layout, commands, report).play();
    new DemoProofs(layout, commands, report).keep(asked);
    for (var member : RelayOffice.andRegions()) {
      var result =
          commands.run(
              "journal",
              "check",
              "--config",
              layout.config(member).toString(),
              "--data",
              layout.nodeData(member).toString());
      report.line("journal " + member.code() + ": " + result.out().strip());
      report.check(result.exitCode() == 0, result.err().strip());
    }
    return report;
  }

  private String play(DemoStep step, DemoReport report) {
    var begin = System.nanoTime();
    var result = commands.run(arguments(step));
    var millis = Duration.ofNanos(System.nanoTime() - begin).toMillis();
    var json = json(result);
    var exchange = json.path("exchange").asText("-");
    var asked = new DemoReport.Asked(json.path("outcome").asText("NONE"), millis, exchange);
    var wanted = layout.suite().expected(step.from(), step.to());
    var suite = SignedIn.of(layout, step.from(), exchange);
    report.row(step, asked, suite, wanted);
    return suite.isPresent() ? exchange : "";
  }

  private String[] arguments(DemoStep step) {
    var arguments =
        new ArrayList<>(
            List.of(
                "ask",
                step.service(),
                "--to",
                step.to(),
                "--purpose",
                step.purpose(),
                "--basis",
                step.basis(),
                "--body",
                layout.ask(step.name()).toString(),
                "--node",
                layout.api(step.from()),
                "--token-file",
                layout.token(step.from()).toString(),
                "-o",
                "json"));
    if (!step.agreement().isEmpty()) {
      arguments.addAll(List.of("--agreement", step.agreement()));
    }
    return arguments.toArray(String[]::new);
  }

  private static JsonNode json(CommandRunner.Result result) {
    try {
      return StrictJson.parse(result.out().getBytes(StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      throw new DemoException("no answer: " + result.err(), e);
    }
  }

  /** Ends a region's node as a power cut would; its database server lives on for now. */
  public void kill(Region region) {
    nodes.remove(region).kill();
  }

  /**
   * Starts a region's node again on the data that it left.
   *
   * @param home as that of the layout; another one changes what the node answers
   */
  public void restart(Region region, Path home) {
    var node = DemoNode.start(layout.at(home), region);
    nodes.put(region, node);
    node.awaitReady(LONGEST_START);
  }

  /** How a second terminal asks. */
  public void printInvitation(PrintWriter out) {
    for (var region : Region.values()) {
      out.println(region.code() + "  " + layout.api(region) + "  token in " + layout.token(region));
    }
    out.flush();
  }

  private void say(String text) {
    progress.println(text);
    progress.flush();
  }

  @Override
  public void close() {
    nodes.values().forEach(DemoNode::askToStop);
    nodes.values().forEach(DemoNode::close);
    nodes.clear();
    standIn.ifPresent(StandInRegister::close);
    standIn = Optional.empty();
    care.ifPresent(CareServer::close);
    care = Optional.empty();
    stamps.ifPresent(StampServer::close);
    stamps = Optional.empty();
  }
}
