package org.tongban.node.kafka;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.tongban.node.settings.KafkaClientFile;
import org.tongban.node.settings.KafkaSettings;
import org.tongban.node.settings.SettingsException;

/** How the cluster is reached, and the names of its topics. */
public final class Cluster {
  /** After which a record that no broker took counts as not sent. */
  private static final Duration DELIVERY = Duration.ofSeconds(15);

  private static final Duration REQUEST = Duration.ofSeconds(5);

  /** So that a broker that is down is not asked a hundred times a second. */
  private static final Duration RECONNECT = Duration.ofSeconds(5);

  private final KafkaSettings settings;
  private final Map<String, String> login;

  /**
   * @throws IllegalArgumentException naming what is wrong with the file of client settings, but no
   *     value of it
   */
  public Cluster(KafkaSettings settings) {
    this.settings = Objects.requireNonNull(settings, "settings");
    this.login = settings.properties().map(Cluster::read).orElse(Map.of());
  }

  private static Map<String, String> read(Path file) {
    try {
      return KafkaClientFile.read(file);
    } catch (SettingsException e) {
      throw new IllegalArgumentException(e.problems().toString(), e);
    }
  }

  /** What every client of ours is told. */
  Map<String, Object> client() {
    var all = new HashMap<String, Object>(login);
    all.put("bootstrap.servers", brokers());
    all.put("reconnect.backoff.max.ms", (int) RECONNECT.toMillis());
    return all;
  }

  /** A producer waits for every replica of a broker, and writes each record once and in order. */
  Map<String, Object> producer() {
    var all = client();
    all.put("acks", "all");
    all.put("enable.idempotence", true);
    all.put("request.timeout.ms", (int) REQUEST.toMillis());
    all.put("max.block.ms", DELIVERY.toMillis());
    all.put("delivery.timeout.ms", (int) DELIVERY.toMillis());
    all.put("linger.ms", 0);
    return all;
  }

  Map<String, String> login() {
    return login;
  }

  String brokers() {
    return String.join(",", settings.brokers());
  }

  /** The consumer group that all replicas of the node are in. */
  String group() {
    return settings.topic("node");
  }

  String asks(String caller) {
    return settings.topic("asks." + caller);
  }

  String answers(String caller) {
    return settings.topic("answers." + caller);
  }

  String events() {
    return settings.topic("events");
  }

  String journal() {
    return settings.topic("journal");
  }

  String parked() {
    return settings.topic("parked");
  }

  String chunks() {
    return settings.topic("chunks");
  }
}
