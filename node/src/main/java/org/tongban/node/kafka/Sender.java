package org.tongban.node.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes records, and returns when the cluster has them for good. Safe for many threads. */
public final class Sender implements AutoCloseable {
  static final String TYPE = "content-type";

  /** The order of a feed is the order within one partition. */
  static final int ONE_PARTITION = 0;

  private static final Duration CLOSING = Duration.ofSeconds(2);

  private final Cluster cluster;
  private KafkaProducer<String, byte[]> producer;

  public Sender(Cluster cluster) {
    this.cluster = Objects.requireNonNull(cluster, "cluster");
  }

  /** A record whose headers are texts. */
  static ProducerRecord<String, byte[]> record(
      String topic, Integer partition, String key, byte[] value, Map<String, String> headers) {
    var written = new ProducerRecord<String, byte[]>(topic, partition, key, value);
    headers.forEach(
        (name, text) -> written.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
    return written;
  }

  /**
   * Sends records in their order.
   *
   * @throws NotSentException when the cluster doesn't say that it has all of them
   */
  void send(List<ProducerRecord<String, byte[]>> records) {
    try {
      var open = open();
      var sent = new ArrayList<Future<?>>();
      records.forEach(one -> sent.add(open.send(one)));
      for (var one : sent) {
        one.get();
      }
    } catch (ExecutionException | KafkaException e) {
      throw new NotSentException("the cluster does not take records", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NotSentException("interrupted", e);
    }
  }

  /** Made at the first need: a name that can't be resolved now may be later. */
  private synchronized KafkaProducer<String, byte[]> open() {
    if (producer == null) {
      producer =
          new KafkaProducer<>(
              cluster.producer(), new StringSerializer(), new ByteArraySerializer());
    }
    return producer;
  }

  @Override
  public synchronized void close() {
    if (producer != null) {
      producer.close(CLOSING);
    }
  }
}
