package org.tongban.harness.broker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads a topic from its beginning, all partitions, in no group. Not for several threads. */
public final class TopicReader implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(200);

  private final KafkaConsumer<String, byte[]> consumer;
  private final List<ConsumerRecord<String, byte[]>> read = new ArrayList<>();

  /**
   * @param client how the reader gets in
   */
  public TopicReader(Properties client, String topic) {
    Map<String, Object> settings = new HashMap<>();
    client.forEach((key, value) -> settings.put(key.toString(), value));
    consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    var partitions =
        consumer.partitionsFor(topic).stream()
            .map(one -> new TopicPartition(topic, one.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  /** Everything that was read so far, and what is there by now. */
  public List<ConsumerRecord<String, byte[]>> all() {
    for (var some = consumer.poll(POLL); !some.isEmpty(); some = consumer.poll(POLL)) {
      some.forEach(read::add);
    }
    return List.copyOf(read);
  }

  /** The first record of that kind, waiting for it; empty when none comes in that time. */
  public Optional<ConsumerRecord<String, byte[]>> await(
      Predicate<ConsumerRecord<String, byte[]>> wanted, Duration longest) {
    long end = System.nanoTime() + longest.toNanos();
    var found = read.stream().filter(wanted).findFirst();
    while (found.isEmpty() && System.nanoTime() < end) {
      for (var one : consumer.poll(POLL)) {
        read.add(one);
      }
      found = read.stream().filter(wanted).findFirst();
    }
    return found;
  }

  @Override
  public void close() {
    consumer.close(Duration.ofSeconds(1));
  }
}
