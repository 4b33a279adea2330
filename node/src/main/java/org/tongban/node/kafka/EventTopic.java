package org.tongban.node.kafka;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.tongban.core.message.StrictJson;
import org.tongban.node.inbox.EventFeed;

/**
 * The events of other members as CloudEvents 1.0 in the structured mode of its binding to Kafka;
 * the key is the event's id.
 */
public final class EventTopic implements Feed {
  private static final String TYPE = "application/cloudevents+json; charset=UTF-8";

  private final EventFeed events;
  private final String topic;

  public EventTopic(EventFeed events, Cluster cluster) {
    this.events = Objects.requireNonNull(events, "events");
    this.topic = cluster.events();
  }

  @Override
  public String name() {
    return "events";
  }

  @Override
  public List<Piece> after(long seq) {
    return events.after(seq, EventFeed.MOST).stream()
        .map(item -> new Piece(item.seq(), record(item.event())))
        .toList();
  }

  private ProducerRecord<String, byte[]> record(ObjectNode event) {
    return Sender.record(
        topic,
        Sender.ONE_PARTITION,
        event.path("id").asText(),
        StrictJson.write(event),
        Map.of(Sender.TYPE, TYPE));
  }
}
