package org.tongban.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.tongban.core.message.StrictJson;
import org.tongban.it.federation.Federation;
import org.tongban.it.federation.WithTopics;
import org.tongban.node.demo.register.Region;

/** The same as {@link EventsIT}, where what is new is read from a topic. */
@WithTopics
class KafkaEventsIT extends EventsIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private final Federation federation;

  KafkaEventsIT(Federation federation) {
    super(federation);
    this.federation = federation;
  }

  /** What the API has is on the topic, in the same order. */
  @Override
  List<JsonNode> fresh(Region region) {
    var records =
        super.fresh(region).stream()
            .map(event -> record(region, event.path("id").asText()))
            .toList();
    assertThat(records).extracting(ConsumerRecord::offset).isSorted();
    return records.stream().map(one -> StrictJson.parse(one.value())).toList();
  }

  private ConsumerRecord<String, byte[]> record(Region region, String id) {
    var found =
        federation.topics().reader(region, "events").await(one -> id.equals(one.key()), PATIENCE);
    assertThat(found).as(id).isPresent();
    var type = found.get().headers().lastHeader("content-type").value();
    assertThat(new String(type, StandardCharsets.UTF_8))
        .isEqualTo("application/cloudevents+json; charset=UTF-8");
    return found.get();
  }
}
