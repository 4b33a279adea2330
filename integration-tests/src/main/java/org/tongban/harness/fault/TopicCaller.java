package org.tongban.harness.fault;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.tongban.core.message.StrictJson;
import org.tongban.harness.broker.Broker;
import org.tongban.harness.broker.TopicReader;

/** A local system that asks over a topic, and counts what comes back. */
final class TopicCaller implements AutoCloseable {
  private static final int AT_ONCE = 50;
  private static final Duration PATIENCE = Duration.ofSeconds(120);

  private final Broker broker;
  private final String answers;
  private final String asks;
  private final String user;
  private final Wish wish;
  private final KafkaProducer<String, byte[]> producer;
  private final Set<String> keys = new HashSet<>();

  TopicCaller(Broker broker, String prefix, String user, Wish wish) {
    this.broker = broker;
    this.asks = prefix + ".asks." + user;
    this.answers = prefix + ".answers." + user;
    this.user = user;
    this.wish = wish;
    Map<String, Object> settings = new HashMap<>();
    broker.client(user).forEach((key, value) -> settings.put(key.toString(), value));
    this.producer =
        new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
  }

  /** Writes some asks, and waits until the broker has them. */
  void ask() {
    var sent = new ArrayList<Future<?>>();
    for (int at = 0; at < AT_ONCE; at++) {
      var key = UUID.randomUUID().toString();
      var record = new ProducerRecord<>(asks, key, wish.bytes());
      record.headers().add("service", wish.service().getBytes(StandardCharsets.UTF_8));
      sent.add(producer.send(record));
      keys.add(key);
    }
    try {
      for (var one : sent) {
        one.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("the broker does not take asks", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** What must not be: an ask without its answer, or with two that differ. */
  Optional<String> complaint() {
    try (var reader = new TopicReader(broker.client(user), answers)) {
      long end = System.nanoTime() + PATIENCE.toNanos();
      while (!exchanges(reader).keySet().equals(keys)) {
        if (System.nanoTime() > end) {
          return Optional.of("lost");
        }
      }
      var each = exchanges(reader).values();
      var different = each.stream().flatMap(Set::stream).collect(Collectors.toSet());
      boolean once = each.stream().allMatch(some -> some.size() == 1);
      return once && different.size() == keys.size() ? Optional.empty() : Optional.of("twice");
    }
  }

  private static Map<String, Set<String>> exchanges(TopicReader reader) {
    List<ConsumerRecord<String, byte[]>> all = reader.all();
    return all.stream()
        .filter(one -> StrictJson.parse(one.value()).has("exchange"))
        .collect(
            Collectors.groupingBy(
                ConsumerRecord::key,
                Collectors.mapping(
                    one -> StrictJson.parse(one.value()).path("exchange").asText(),
                    Collectors.toSet())));
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(1));
  }
}
