package org.tongban.it.federation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.tongban.harness.broker.Broker;
import org.tongban.harness.broker.NodeTopics;
import org.tongban.harness.broker.TopicReader;
import org.tongban.node.demo.register.Region;

/** A broker, and the topics of two regions whose clerks work over them. */
public final class OwnTopics {
  public static final String CLERK = "clerk";
  public static final String STRANGER = "stranger";
  private static final String NODE = "node";
  private static final int BESIDE = 470;
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final Broker broker;
  private final Path file;
  private final Map<Region, KafkaProducer<String, byte[]>> clerks = new HashMap<>();
  private final Map<String, TopicReader> readers = new HashMap<>();

  private OwnTopics(Broker broker, Path file) {
    this.broker = broker;
    this.file = file;
    try (var admin = broker.administrator()) {
      regions().forEach(region -> NodeTopics.lay(admin, prefix(region), NODE, List.of(CLERK)));
    }
  }

  static OwnTopics start(Federation federation) {
    var layout = federation.layout();
    var folder = layout.data().resolve("broker");
    var project = Path.of("..").toAbsolutePath().normalize();
    var users = Map.of(NODE, "node-of-a-test", CLERK, "clerk-of-a-test", STRANGER, "nobody");
    var broker = Broker.start(project, folder, layout.ports() + BESIDE, users);
    return new OwnTopics(broker, login(broker, folder.resolve("node.properties")));
  }

  /** As an administrator keeps it: for the node's user only. */
  private static Path login(Broker broker, Path file) {
    try {
      Files.deleteIfExists(file);
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      try (var out = Files.newBufferedWriter(file)) {
        broker.login(NODE).store(out, null);
      }
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whose clerks work over topics. */
  public List<Region> regions() {
    return List.of(Region.QINGPU, Region.WUJIANG);
  }

  public Broker broker() {
    return broker;
  }

  /** What a node is told of it. */
  public Map<String, String> settings(Region region) {
    return Map.of(
        "kafka.brokers.0",
        broker.address(),
        "kafka.prefix",
        prefix(region),
        "kafka.properties",
        file.toString(),
        "kafka.asks.0",
        CLERK,
        "kafka.events",
        "true",
        "kafka.journal",
        "true",
        "kafka.batches",
        "true");
  }

  static String prefix(Region region) {
    return "tongban." + region.code();
  }

  /** The name of a region's topic. */
  public String topic(Region region, String name) {
    return prefix(region) + "." + name;
  }

  /** Writes a record as the region's clerk, and waits until the broker has it. */
  public void write(Region region, String key, Map<String, String> headers, byte[] value) {
    var record = new ProducerRecord<>(topic(region, "asks." + CLERK), null, key, value);
    headers.forEach(
        (name, text) -> record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
    try {
      clerks.computeIfAbsent(region, any -> producer(CLERK)).send(record).get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the broker does not take it", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** A producer of a user. */
  public KafkaProducer<String, byte[]> producer(String user) {
    Map<String, Object> settings = new HashMap<>();
    broker.client(user).forEach((key, value) -> settings.put(key.toString(), value));
    return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
  }

  /** Reads a topic of a region as the broker's administrator. */
  public TopicReader reader(Region region, String name) {
    return readers.computeIfAbsent(
        topic(region, name), topic -> new TopicReader(broker.client("administrator"), topic));
  }

  /** Asks by a record and waits for the next answer under its key. */
  Reply ask(Region from, Wish wish, String key) {
    var answers = reader(from, "answers." + CLERK);
    var before = answers.all().stream().filter(one -> key.equals(one.key())).count();
    write(from, key, Map.of("service", wish.service()), wish.bytes());
    var end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end) {
      var found = answers.all().stream().filter(one -> key.equals(one.key())).toList();
      if (found.size() > before) {
        return reply(found.get((int) before));
      }
    }
    throw new IllegalStateException("no answer under " + key);
  }

  /** A record as a reply. */
  public static Reply reply(ConsumerRecord<String, byte[]> record) {
    var headers = new HashMap<String, List<String>>();
    record
        .headers()
        .forEach(
            one ->
                headers.put(one.key(), List.of(new String(one.value(), StandardCharsets.UTF_8))));
    return new Reply(Integer.parseInt(headers.get("status").get(0)), headers, record.value());
  }

  void close() {
    readers.values().forEach(TopicReader::close);
    clerks.values().forEach(KafkaProducer::close);
    broker.close();
  }
}
