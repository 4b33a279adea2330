package org.tongban.harness.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.util.FileSystemUtils;
import org.tongban.core.directory.Suite;
import org.tongban.harness.fault.Stamps;
import org.tongban.node.command.TongbanCommand;
import org.tongban.node.demo.CommandRunner;
import org.tongban.node.demo.DemoLayout;
import org.tongban.node.demo.DemoNode;
import org.tongban.node.demo.DemoRegisters;
import org.tongban.node.demo.DemoTrust;
import org.tongban.node.demo.RelayOffice;
import org.tongban.node.demo.register.DemoMember;
import org.tongban.node.demo.register.Person;
import org.tongban.node.demo.register.Region;
import org.tongban.node.demo.register.RegisterContent;
import org.tongban.node.demo.register.StandInRegister;
import org.tongban.node.store.OwnPostgres;

/** The demonstration's members, of whom those run that a measurement needs. */
final class BenchFederation implements AutoCloseable {
  private static final Duration LONGEST_START = Duration.ofSeconds(120);
  static final String CONTROL_DIRECTORY = "control.jws";

  private static final String MARK = ".tongban-bench";
  private static final String PROGRAMS = "postgres-binaries";

  private final DemoLayout layout;
  private final Map<Region, RegisterContent> content;
  private final Map<DemoMember, DemoNode> running = new ConcurrentHashMap<>();
  private final Stamps stamps;
  private StandInRegister standIn;

  private BenchFederation(DemoLayout layout, Map<Region, RegisterContent> content, Stamps stamps) {
    this.layout = layout;
    this.content = content;
    this.stamps = stamps;
  }

  /**
   * Makes keys, directory and registers; nothing runs yet.
   *
   * @param data a folder of its own; what an earlier measurement left there is thrown away
   */
  static BenchFederation prepare(Path home, Path data, int ports, Clock clock) {
    clean(data);
    var layout = new DemoLayout(home, data, ports);
    OwnPostgres.unpack(layout.binaries());
    new DemoTrust(layout, TongbanCommand::inThisProcess).make();
    var stamps = new Stamps(layout, clock);
    stamps.open();
    return new BenchFederation(layout, DemoRegisters.make(LocalDate.now(clock)), stamps);
  }

  /** Only what a measurement made is thrown away; PostgreSQL's programs are kept. */
  private static void clean(Path data) {
    try {
      if (Files.exists(data) && !Files.exists(data.resolve(MARK)) && !empty(data)) {
        throw new BenchException(data + " holds something else; name a folder of its own", null);
      }
      Files.createDirectories(data);
      try (var inside = Files.list(data)) {
        for (var path : inside.filter(path -> !path.endsWith(PROGRAMS)).toList()) {
          FileSystemUtils.deleteRecursively(path);
        }
      }
      Files.createFile(data.resolve(MARK));
    } catch (IOException e) {
      throw new UncheckedIOException(data + " can't be written", e);
    }
  }

  private static boolean empty(Path folder) throws IOException {
    try (var inside = Files.list(folder)) {
      return inside.findAny().isEmpty();
    }
  }

  /** Starts a member's node that asks in this suite, and returns how long it took to be ready. */
  Duration start(DemoMember member, Suite suite) {
    return start(
        member,
        Map.of(
            "limits.caller", "9999999/s",
            "limits.memberAndService", "9999999/s",
            "limits.items", "9999999/s",
            "ask.suite", suite.name()));
  }

  /** Starts a member's node with further settings, and returns how long it took to be ready. */
  Duration start(DemoMember member, Map<String, String> settings) {
    var begin = System.nanoTime();
    var node = DemoNode.byCommand(layout, member, settings);
    running.put(member, node);
    node.awaitReady(LONGEST_START);
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  /** Fills the member's register, whose node runs. */
  void fillRegister(Region region) {
    if (region == Region.WUJIANG) {
      try {
        standIn = StandInRegister.start(content.get(region), layout.standInPort());
      } catch (IOException e) {
        throw new UncheckedIOException("the stand-in register can't listen", e);
      }
    } else {
      DemoRegisters.load(layout, region, content.get(region));
    }
  }

  /** Everyone in a region's register. */
  List<Person> people(Region region) {
    return content.get(region).people();
  }

  void stop(DemoMember member) {
    running.remove(member).close();
  }

  /** Resident memory of a running node without its database, MiB. */
  double residentMiB(DemoMember member) {
    return Machine.residentMiB(running.get(member).process());
  }

  /** Signs a directory in which one member listens elsewhere, for the control alone. */
  Path directoryWith(DemoMember moved, String endpoint) {
    var folder = layout.federation();
    var out = folder.resolve(CONTROL_DIRECTORY);
    var certs = folder.resolve("certs");
    CommandRunner commands = TongbanCommand::inThisProcess;
    var source = layout.home().resolve("node-config").resolve("directory.yaml");
    var arguments =
        new ArrayList<>(List.of("directory", "sign", "--next-version", "--out", out.toString()));
    arguments.addAll(List.of("--source", source.toString(), "--certs", certs.toString()));
    arguments.addAll(List.of("--key", certs.resolve("operator.key.pem").toString()));
    for (var member : RelayOffice.andRegions()) {
      var address = member == moved ? endpoint : layout.endpoint(member);
      arguments.addAll(List.of("--set-endpoint", member.code() + "=" + address));
    }
    commands.must(arguments.toArray(String[]::new));
    return out;
  }

  DemoLayout layout() {
    return layout;
  }

  @Override
  public void close() {
    running.values().forEach(DemoNode::close);
    stamps.close();
    if (standIn != null) {
      standIn.close();
    }
  }
}
