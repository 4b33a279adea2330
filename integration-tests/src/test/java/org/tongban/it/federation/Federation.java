package org.tongban.it.federation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.util.FileSystemUtils;
import org.tongban.harness.forge.RawKeys;
import org.tongban.node.NodeProgram;
import org.tongban.node.command.TongbanCommand;
import org.tongban.node.demo.CommandRunner;
import org.tongban.node.demo.DemoLayout;
import org.tongban.node.demo.DemoRegisters;
import org.tongban.node.demo.DemoTrust;
import org.tongban.node.demo.RelayOffice;
import org.tongban.node.demo.fhir.CareServer;
import org.tongban.node.demo.register.DemoMember;
import org.tongban.node.demo.register.Region;
import org.tongban.node.demo.register.StandInRegister;
import org.tongban.node.keeper.DirectoryKeeper;
import org.tongban.node.settings.Settings;
import org.tongban.node.settings.SettingsException;
import org.tongban.node.settings.SettingsFile;
import org.tongban.node.store.EvidenceVault;
import org.tongban.node.store.NodeDatabase;
import org.tongban.node.store.OwnLaterStore;
import org.tongban.node.store.SentStore;
import org.tongban.node.witness.WitnessTimer;

/** The demonstration's nodes in this JVM, whole, with their databases and registers. */
public final class Federation {
  /** Longest wait for a peer's answer; short, so that the test of a silent peer is. */
  public static final Duration PEER_TIMEOUT = Duration.ofSeconds(5);

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final DemoLayout layout;
  private final Map<DemoMember, NodeProgram> nodes = new HashMap<>();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final StandInRegister standIn;
  private final RegisterDoor door;
  private final CareServer care;
  private final NodeLog log;
  private final Map<DemoMember, Map<String, String>> more = new HashMap<>();
  private Optional<OwnTopics> topics = Optional.empty();

  private Federation(DemoLayout layout) throws IOException {
    this.layout = layout;
    new DemoTrust(layout, TongbanCommand::inThisProcess).make();
    var today = LocalDate.now(Clock.system(ZoneId.of("Asia/Shanghai")));
    var content = DemoRegisters.make(today);
    standIn = StandInRegister.start(content.get(Region.WUJIANG), 0);
    door = new RegisterDoor(standIn.address(), layout.standInPort());
    care = DemoRegisters.care(layout, content.get(Region.JIASHAN));
    for (var member : RelayOffice.andRegions()) {
      nodes.put(member, start(settings(member)));
    }
    for (var region : List.of(Region.QINGPU, Region.JIASHAN)) {
      DemoRegisters.load(layout, region, content.get(region));
    }
    log = NodeLog.listen();
  }

  /** Starts afresh; the databases of an earlier run are thrown away. */
  static Federation start() {
    var here = Path.of("").toAbsolutePath();
    var home = Files.isDirectory(here.resolve("routes")) ? here : here.getParent();
    var data =
        home.resolve("integration-tests").resolve("target").resolve(ThisProcess.folder("it"));
    try {
      FileSystemUtils.deleteRecursively(data);
      return new Federation(OwnPlace.in(home, data));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Without rounds to the witnesses of its own accord: a test's peer takes what the test sends. */
  static NodeProgram start(Settings settings) {
    var node = NodeProgram.start(settings);
    node.part(WitnessTimer.class).close();
    return node;
  }

  private Settings settings(DemoMember member) {
    return settings(
        member,
        layout.config(member),
        layout.nodeData(member),
        more.getOrDefault(member, Map.of()));
  }

  /** Has local systems of some regions work over topics from now on, instead of HTTP. */
  void over(OwnTopics own) {
    if (topics.isPresent()) {
      return;
    }
    topics = Optional.of(own);
    for (var region : own.regions()) {
      more.put(region, own.settings(region));
      restart(region);
    }
  }

  /** Ends that. */
  void overHttp() {
    topics.ifPresent(
        own ->
            own.regions()
                .forEach(
                    region -> {
                      more.remove(region);
                      restart(region);
                    }));
    topics = Optional.empty();
  }

  /** The topics that local systems work over. */
  public OwnTopics topics() {
    return topics.orElseThrow();
  }

  /**
   * Starts one more node of a member, on a database of its own.
   *
   * @param config folder of its settings
   * @param data with the keys
   */
  public NodeProgram replica(DemoMember member, Path config, Path data, int api, int peer) {
    var ports =
        Map.of(
            "api.port", String.valueOf(api),
            "peer.port", String.valueOf(peer),
            "database.embedded.port", "0");
    return start(settings(member, config, data, ports));
  }

  private Settings settings(DemoMember member, Path config, Path data, Map<String, String> ports) {
    var overrides = new HashMap<>(layout.overrides(member));
    overrides.put(
        "database.embedded.binaries", layout.data().resolveSibling("postgres").toString());
    overrides.putAll(ports);
    return settings(config, data, overrides);
  }

  static Settings settings(Path config, Path data, Map<String, String> overrides) {
    overrides.put("data", data.toString());
    // the tests ask more in a minute than any office
    overrides.put("limits.caller", "9999999/s");
    overrides.put("limits.memberAndService", "9999999/s");
    overrides.put("limits.items", "9999999/s");
    overrides.put("later.fetchFirst", "200ms");
    overrides.put("later.fetchLongest", "1s");
    overrides.put("peer.timeout", PEER_TIMEOUT.toSeconds() + "s");
    try {
      return SettingsFile.read(config.resolve(SettingsFile.NAME), Map.copyOf(overrides));
    } catch (SettingsException e) {
      throw new IllegalStateException(e.problems().toString(), e);
    }
  }

  /** Has a member await nothing any more: it would go on asking in the middle of another test. */
  public void awaitNothing(DemoMember member) {
    new LeftOver(part(member, OwnLaterStore.class), part(member, SentStore.class)).giveUp();
  }

  /** Stops a member's node and its database, and starts both again. */
  public void restart(DemoMember member) {
    nodes.get(member).close();
    nodes.put(member, start(settings(member)));
    log.goOn();
  }

  /** Asks as the region's clerk, with a fresh Idempotency-Key. */
  public Reply ask(Region from, Wish wish) {
    return ask(from, wish, UUID.randomUUID().toString());
  }

  /** Asks as the region's clerk. */
  public Reply ask(Region from, Wish wish, String key) {
    return topics
        .filter(own -> own.regions().contains(from))
        .map(own -> own.ask(from, wish, key))
        .orElseGet(() -> askOverHttp(from, wish, key));
  }

  /** The same over HTTP in any case. */
  public Reply askOverHttp(Region from, Wish wish, String key) {
    return send(
        local(from, "/api/v1/asks/" + wish.service())
            .header("Idempotency-Key", key)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(wish.bytes())));
  }

  /** Gets something of the local API as the region's clerk. */
  public Reply get(Region from, String path) {
    return send(local(from, path).GET());
  }

  /** A request to the local API that carries the clerk's token. */
  public HttpRequest.Builder local(Region region, String path) {
    return stranger(region, path).header("Authorization", "Bearer " + token(region));
  }

  /** A request to the local API without a token. */
  public HttpRequest.Builder stranger(Region region, String path) {
    return HttpRequest.newBuilder(URI.create(layout.api(region) + path)).timeout(PATIENCE);
  }

  /** Sends a request. */
  public Reply send(HttpRequest.Builder request) {
    try {
      return new Reply(client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The clerk's bearer token. */
  public String token(Region region) {
    try {
      return Files.readString(layout.token(region)).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public JournalView journal(DemoMember member) {
    return journal(nodes.get(member));
  }

  public JournalView journal(NodeProgram node) {
    return new JournalView(
        node.part(NodeDatabase.class).dataSource(), node.part(EvidenceVault.class));
  }

  /** A part of a running node. */
  public <T> T part(DemoMember member, Class<T> type) {
    return nodes.get(member).part(type);
  }

  /** A pair of a member's own keys: {@code sign}, {@code tls} or {@code encrypt}. */
  public RawKeys keys(DemoMember member, String name) {
    return RawKeys.read(layout.nodeData(member).resolve("keys"), name);
  }

  /** Speaks to peers in the member's name. */
  public RawPeer peer(DemoMember member) {
    return RawPeer.with(keys(member, "tls"));
  }

  public String endpoint(DemoMember member) {
    return layout.endpoint(member);
  }

  /** Signs a directory in which the member's node listens elsewhere, for all nodes to take. */
  public void move(DemoMember member, String endpoint) {
    var fresh = directory(member, endpoint, "moved.jws");
    try {
      Files.move(fresh, fresh.resolveSibling("directory.jws"), StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    takeDirectory();
  }

  /** Has all nodes look at the signed directory now. */
  public void takeDirectory() {
    for (var node : nodes.values()) {
      // a change counts when two looks see it alike
      node.part(DirectoryKeeper.class).refresh();
      node.part(DirectoryKeeper.class).refresh();
    }
  }

  /** Signs the directory's source as it is now, for all nodes to take. */
  public void publish() {
    move(Region.QINGPU, endpoint(Region.QINGPU));
  }

  /** Signs a directory in which the member's node listens elsewhere, and gives it to nobody. */
  public Path directory(DemoMember member, String endpoint, String name) {
    var folder = layout.federation();
    var fresh = folder.resolve(name);
    copyOver(folder.resolve("directory.jws"), fresh);
    CommandRunner commands = TongbanCommand::inThisProcess;
    var arguments =
        new ArrayList<>(
            List.of("directory", "sign", "--next-version", "--out", fresh.toString(), "--source"));
    arguments.add(layout.home().resolve("node-config").resolve("directory.yaml").toString());
    arguments.addAll(List.of("--certs", folder.resolve("certs").toString()));
    arguments.addAll(
        List.of("--key", folder.resolve("certs").resolve("operator.key.pem").toString()));
    for (var other : RelayOffice.andRegions()) {
      var address = other == member ? endpoint : endpoint(other);
      arguments.addAll(List.of("--set-endpoint", other.code() + "=" + address));
    }
    commands.must(arguments.toArray(String[]::new));
    return fresh;
  }

  /** What is signed over it gets the next version. */
  private static void copyOver(Path from, Path to) {
    try {
      Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public DemoLayout layout() {
    return layout;
  }

  public RegisterDoor door() {
    return door;
  }

  /** Keeps what the nodes log from now on, whatever became of the log since it was set up. */
  void listen() {
    log.goOn();
  }

  /** What the nodes have logged since this was last called. */
  public String drainLog() {
    return log.drain();
  }

  void close() {
    nodes.values().forEach(NodeProgram::close);
    door.close();
    standIn.close();
    care.close();
  }
}
