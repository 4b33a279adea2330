package org.tongban.node.kafka;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.tongban.core.message.StrictJson;

/** What was parked, and how a record comes before the node once more. */
public final class ParkedRecords {
  private static final Duration LONGEST = Duration.ofSeconds(15);
  private static final Duration POLL = Duration.ofMillis(500);

  private final Cluster cluster;

  public ParkedRecords(Cluster cluster) {
    this.cluster = Objects.requireNonNull(cluster, "cluster");
  }

  /** The cluster does not do it; the message is for an administrator. */
  public static final class ClusterException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ClusterException(Throwable cause) {
      super(cause.getClass().getSimpleName(), cause);
    }
  }

  /**
   * Where a record lies.
   *
   * @param partition of the topic
   * @param offset in the partition
   */
  public record Place(String topic, int partition, long offset) {
    /**
     * Reads {@code topic/partition/offset}.
     *
     * @throws IllegalArgumentException for anything else
     */
    public static Place parse(String text) {
      var parts = text.split("/", -1);
      if (parts.length != 3) {
        throw new IllegalArgumentException("no place of a record");
      }
      return new Place(parts[0], Integer.parseInt(parts[1]), Long.parseLong(parts[2]));
    }
  }

  /**
   * Everything that was parked and that the topic still holds, the oldest first.
   *
   * @throws ClusterException where the cluster doesn't tell
   */
  public List<JsonNode> list() {
    try (var consumer = consumer()) {
      var partitions =
          consumer.partitionsFor(cluster.parked(), LONGEST).stream()
              .map(one -> new TopicPartition(one.topic(), one.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      var ends = consumer.endOffsets(partitions, LONGEST);
      var found = new ArrayList<JsonNode>();
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey(), LONGEST) < end.getValue())) {
        consumer.poll(POLL).forEach(one -> found.add(StrictJson.parse(one.value())));
      }
      return found;
    } catch (KafkaException e) {
      throw new ClusterException(e);
    }
  }

  /**
   * How much is parked.
   *
   * @param count records that the topic still holds
   * @param last sum of the numbers that the next of each partition will have; only ever grows
   */
  public record Extent(long count, long last) {}

  /**
   * The same without reading any.
   *
   * @throws ClusterException where the cluster doesn't tell
   */
  public Extent extent() {
    try (var consumer = consumer()) {
      var partitions =
          consumer.partitionsFor(cluster.parked(), LONGEST).stream()
              .map(one -> new TopicPartition(one.topic(), one.partition()))
              .toList();
      long end = sum(consumer.endOffsets(partitions, LONGEST));
      return new Extent(end - sum(consumer.beginningOffsets(partitions, LONGEST)), end);
    } catch (KafkaException e) {
      throw new ClusterException(e);
    }
  }

  private static long sum(Map<TopicPartition, Long> offsets) {
    return offsets.values().stream().mapToLong(Long::longValue).sum();
  }

  /**
   * Writes a record once more at the end of its topic, as it is.
   *
   * @param key in place of its own
   * @return whether it is still there
   * @throws ClusterException where the cluster doesn't do it
   */
  public boolean replay(Place place, Optional<String> key) {
    try (var sender = new Sender(cluster)) {
      var found = find(place);
      found.ifPresent(record -> sender.send(List.of(again(record, key))));
      return found.isPresent();
    } catch (KafkaException | NotSentException e) {
      throw new ClusterException(e);
    }
  }

  private static ProducerRecord<String, byte[]> again(
      ConsumerRecord<String, byte[]> record, Optional<String> key) {
    return new ProducerRecord<>(
        record.topic(), null, key.orElse(record.key()), record.value(), record.headers());
  }

  private Optional<ConsumerRecord<String, byte[]>> find(Place place) {
    var partition = new TopicPartition(place.topic(), place.partition());
    try (var consumer = consumer()) {
      consumer.assign(List.of(partition));
      consumer.seek(partition, place.offset());
      long end = System.nanoTime() + LONGEST.toNanos();
      while (System.nanoTime() < end
          && place.offset() < consumer.endOffsets(List.of(partition), LONGEST).get(partition)) {
        for (var record : consumer.poll(POLL)) {
          return record.offset() == place.offset() ? Optional.of(record) : Optional.empty();
        }
      }
      return Optional.empty();
    }
  }

  private KafkaConsumer<String, byte[]> consumer() {
    Map<String, Object> settings = new HashMap<>(cluster.client());
    settings.put("enable.auto.commit", false);
    settings.put("auto.offset.reset", "earliest");
    settings.put("default.api.timeout.ms", (int) LONGEST.toMillis());
    return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
  }
}
