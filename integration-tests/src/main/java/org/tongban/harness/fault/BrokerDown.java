package org.tongban.harness.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tongban.harness.broker.Broker;
import org.tongban.harness.broker.NodeTopics;
import org.tongban.node.demo.register.KnownPeople;

/**
 * {@code kill -9} of the Kafka broker over which a local system of the asking node asks. Who asks
 * over HTTP notices nothing; what came over the topic is answered once the broker is back.
 */
final class BrokerDown implements Fault {
  private static final int PORT = 352;
  private static final String CLERK = "clerk";
  private static final String NODE = "node";
  private static final String PREFIX = "tongban.fault";

  private Optional<Broker> broker = Optional.empty();
  private Optional<TopicCaller> caller = Optional.empty();
  private Optional<String> complaint = Optional.empty();

  @Override
  public String name() {
    return "broker-down";
  }

  @Override
  public Set<String> codes() {
    return Set.of();
  }

  @Override
  public boolean interrupts() {
    return false;
  }

  @Override
  public Optional<String> impossible(Bed bed) {
    return Broker.built(home())
        ? Optional.empty()
        : Optional.of("the broker is not built: mvn -pl integration-tests -am package");
  }

  private static Path home() {
    return Path.of(System.getProperty("tongban.home", ".")).toAbsolutePath().normalize();
  }

  @Override
  public void prepare(Bed bed) throws IOException {
    complaint = Optional.empty();
    var folder = bed.layout().data().resolve("broker");
    var users = Map.of(NODE, "node-of-a-trial", CLERK, "clerk-of-a-trial");
    var started = Broker.start(home(), folder, bed.layout().ports() + PORT, users);
    broker = Optional.of(started);
    try (var admin = started.administrator()) {
      NodeTopics.lay(admin, PREFIX, NODE, List.of(CLERK));
    }
    bed.restart(Bed.ASKING, settings(started, folder.resolve("node.properties")));
    var person = KnownPeople.ASSISTED.in(Bed.ANSWERING);
    var wish = Wish.assistance(Bed.ASKING, Bed.ANSWERING.code(), person, "POSITIVE");
    caller = Optional.of(new TopicCaller(started, PREFIX, CLERK, wish));
  }

  private static Map<String, String> settings(Broker broker, Path file) throws IOException {
    Files.deleteIfExists(file);
    var rights = PosixFilePermissions.fromString("rw-------");
    Files.createFile(file, PosixFilePermissions.asFileAttribute(rights));
    try (var out = Files.newBufferedWriter(file)) {
      broker.login(NODE).store(out, null);
    }
    return Map.of(
        "kafka.brokers.0",
        broker.address(),
        "kafka.prefix",
        PREFIX,
        "kafka.properties",
        file.toString(),
        "kafka.asks.0",
        CLERK,
        "kafka.journal",
        "true");
  }

  @Override
  public void strike(Bed bed) {
    caller.orElseThrow().ask();
    broker.orElseThrow().kill();
  }

  @Override
  public void mend(Bed bed) {
    broker.orElseThrow().start();
    caller.orElseThrow().ask();
    complaint = caller.orElseThrow().complaint();
  }

  @Override
  public void tidy(Bed bed) {
    caller.ifPresent(TopicCaller::close);
    bed.restart(Bed.ASKING, Map.of());
    broker.ifPresent(Broker::close);
    caller = Optional.empty();
    broker = Optional.empty();
  }

  @Override
  public Duration recovery() {
    return Duration.ofSeconds(5);
  }

  @Override
  public Optional<String> complaint() {
    return complaint;
  }
}
