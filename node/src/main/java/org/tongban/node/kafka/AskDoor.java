package org.tongban.node.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.camel.component.kafka.consumer.KafkaManualCommit;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.node.api.TopicAsks;
import org.tongban.node.api.TopicReply;
import org.tongban.node.store.WaitingAsks;
import org.tongban.node.store.WaitingAsks.Waiting;

/**
 * Works on the asks of one caller, one after the other of a partition. The place in the topic moves
 * on only when the answer stands in its topic for good; a record that is read again after a crash
 * has its answer under its key already.
 */
final class AskDoor implements Processor {
  private static final Logger LOG = LoggerFactory.getLogger(AskDoor.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  /** Below the time after which the group takes a consumer for dead (five minutes). */
  private static final int MOST_TRIES = 60;

  private final String caller;
  private final Cluster cluster;
  private final TopicAsks asks;
  private final WaitingAsks waiting;
  private final Sender sender;
  private final Parking parking;
  private final BooleanSupplier stopping;

  /**
   * @param caller whose topics these are
   * @param stopping whether the node goes down
   */
  AskDoor(
      String caller,
      Cluster cluster,
      TopicAsks asks,
      WaitingAsks waiting,
      Sender sender,
      Parking parking,
      BooleanSupplier stopping) {
    this.caller = caller;
    this.cluster = cluster;
    this.asks = Objects.requireNonNull(asks, "asks");
    this.waiting = Objects.requireNonNull(waiting, "waiting");
    this.sender = Objects.requireNonNull(sender, "sender");
    this.parking = Objects.requireNonNull(parking, "parking");
    this.stopping = stopping;
  }

  @Override
  public void process(Exchange exchange) throws InterruptedException {
    var record = AskRecord.of(exchange.getMessage());
    for (int tries = 0; !done(record); tries++) {
      if (tries == MOST_TRIES || stopping.getAsBoolean()) {
        // its place is not moved on, so it comes again
        throw new NotSentException("a record waits", null);
      }
      TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
    }
    exchange.getMessage().getHeader(KafkaConstants.MANUAL_COMMIT, KafkaManualCommit.class).commit();
  }

  /** Whether everything that follows from the record stands for good. */
  private boolean done(AskRecord record) {
    try {
      if (record.key().isEmpty()) {
        parking.park(record, Reason.IDEMPOTENCY_KEY_MISSING);
        return true;
      }
      var reply = reply(record, record.key().get());
      reply.ifPresent(said -> answer(record.key().get(), said));
      return reply.isPresent();
    } catch (NotSentException | RefusedException e) {
      return false;
    }
  }

  private Optional<TopicReply> reply(AskRecord record, String key) {
    try {
      return asks.ask(caller, record.service(), key, record.value());
    } catch (NotSentException | RefusedException e) {
      throw e;
    } catch (RuntimeException e) {
      LOG.error("A record failed unforeseen: {}", e.getClass().getName());
      parking.park(record, Reason.INTERNAL_ERROR);
      return Optional.of(asks.no(Reason.INTERNAL_ERROR));
    }
  }

  private void answer(String key, TopicReply reply) {
    reply.waits().ifPresent(exchange -> waiting.keep(new Waiting(exchange, caller, key)));
    sender.send(List.of(record(cluster, caller, key, reply)));
  }

  /** The answer as a record, under the key of its ask. */
  static ProducerRecord<String, byte[]> record(
      Cluster cluster, String caller, String key, TopicReply reply) {
    return Sender.record(cluster.answers(caller), null, key, reply.content(), reply.headers());
  }
}
