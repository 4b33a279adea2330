package org.tongban.harness.fault;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tongban.node.command.TongbanCommand;
import org.tongban.node.demo.CommandRunner;
import org.tongban.node.demo.DemoLayout;
import org.tongban.node.demo.DemoNode;
import org.tongban.node.demo.DemoRegisters;
import org.tongban.node.demo.DemoTrust;
import org.tongban.node.demo.fhir.CareServer;
import org.tongban.node.demo.register.Region;

/**
 * Two nodes as processes of their own, each with its PostgreSQL and register, and a line between
 * them that can be spoilt: 青浦 asks over it, 嘉善 answers.
 */
final class Bed implements AutoCloseable {
  static final Region ASKING = Region.QINGPU;
  static final Region ANSWERING = Region.JIASHAN;
  static final Duration PEER_TIMEOUT = Duration.ofSeconds(3);
  private static final Duration LONGEST_START = Duration.ofSeconds(180);
  private static final int LINE = 350;
  private static final int WEB = 351;

  private final DemoLayout layout;
  private final CommandRunner commands = TongbanCommand::inThisProcess;
  private final Map<Region, DemoNode> nodes = new EnumMap<>(Region.class);
  private final Map<Region, Map<String, String>> settings = new EnumMap<>(Region.class);
  private final Line line;
  private final SignedDirectory directory;
  private final DirectoryWeb web;
  private final Stamps stamps;
  private Map<String, String> arranged = Map.of();
  private Optional<CareServer> care = Optional.empty();

  private Bed(DemoLayout layout, Clock clock) {
    this.layout = layout;
    this.line = new Line(layout.ports() + LINE, layout.peerPort(ANSWERING));
    this.directory = new SignedDirectory(layout, commands, line.port());
    this.web = new DirectoryWeb(layout.ports() + WEB, directory::fresh);
    this.stamps = new Stamps(layout, clock);
  }

  /**
   * Starts everything in an empty folder.
   *
   * @param more settings for each of the two, beside those that the harness needs
   */
  static Bed start(Path data, int ports, Map<Region, Map<String, String>> more, Clock clock) {
    return start(Path.of(System.getProperty("tongban.home", ".")), data, ports, more, clock);
  }

  /**
   * The same for a project that lies elsewhere.
   *
   * @param home the project's folder
   */
  static Bed start(
      Path home, Path data, int ports, Map<Region, Map<String, String>> more, Clock clock) {
    var bed = new Bed(new DemoLayout(Home.copy(home, data, ports + WEB), data, ports), clock);
    var started = false;
    try {
      bed.settings.putAll(more);
      bed.open(clock);
      started = true;
      return bed;
    } finally {
      if (!started) {
        bed.close();
      }
    }
  }

  private void open(Clock clock) {
    new DemoTrust(layout, commands).make();
    publish();
    stamps.open();
    var content = DemoRegisters.make(LocalDate.now(clock.withZone(ZoneId.of("Asia/Shanghai"))));
    for (var region : List.of(ASKING, ANSWERING)) {
      nodes.put(region, launch(region, Map.of()));
    }
    care = Optional.of(DemoRegisters.care(layout, content.get(Region.JIASHAN)));
    for (var region : List.of(ASKING, ANSWERING)) {
      nodes.get(region).awaitReady(LONGEST_START);
      DemoRegisters.load(layout, region, content.get(region));
    }
  }

  private DemoNode launch(Region region, Map<String, String> more) {
    return DemoNode.start(layout, region, settings(region, more));
  }

  /** What a node of the region is told beside the demonstration's own settings. */
  Map<String, String> settings(Region region, Map<String, String> more) {
    var all = new HashMap<String, String>();
    // these callers ask more in a minute than any office
    all.put("limits.caller", "9999999/s");
    all.put("limits.memberAndService", "9999999/s");
    all.put("limits.items", "9999999/s");
    all.put("peer.timeout", PEER_TIMEOUT.toSeconds() + "s");
    all.putAll(settings.getOrDefault(region, Map.of()));
    all.putAll(more);
    return all;
  }

  DemoLayout layout() {
    return layout;
  }

  Line line() {
    return line;
  }

  DirectoryWeb web() {
    return web;
  }

  Stamps stamps() {
    return stamps;
  }

  DemoNode node(Region region) {
    return nodes.get(region);
  }

  /** Starts a node again on the data that it left, and waits until it is ready. */
  void restart(Region region) {
    restart(region, arranged);
  }

  /** The same with further settings, also where it runs. */
  void restart(Region region, Map<String, String> more) {
    stop(region);
    var node = launch(region, more);
    nodes.put(region, node);
    node.awaitReady(LONGEST_START);
  }

  /** Starts both nodes again where they run with other settings than these. */
  void arrange(Map<String, String> more) {
    if (!more.equals(arranged)) {
      publish();
      for (var region : List.of(ASKING, ANSWERING)) {
        stop(region);
        restart(region, more);
      }
      arranged = Map.copyOf(more);
    }
  }

  /** Stops a node as an administrator does. */
  void stop(Region region) {
    nodes.get(region).close();
  }

  Books books() {
    return new Books(layout, commands);
  }

  Server server(Region region) {
    return new Server(layout, region);
  }

  /** Signs the directory anew for the file that both nodes watch. */
  void publish() {
    directory.publish();
  }

  @Override
  public void close() {
    nodes.values().forEach(DemoNode::askToStop);
    nodes.values().forEach(DemoNode::close);
    care.ifPresent(CareServer::close);
    web.close();
    stamps.close();
    line.close();
  }
}
