package org.tongban.node.kafka;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tongban.core.message.Digest;
import org.tongban.core.message.StrictJson;
import org.tongban.core.refusal.Reason;

/**
 * Notes records that could not be worked on, on a topic of their own: where each lies and what was
 * wrong, never what stood in it. Who mended the cause has it read again from there.
 */
public final class Parking {
  private static final Logger LOG = LoggerFactory.getLogger(Parking.class);

  private final Cluster cluster;
  private final Sender sender;
  private final Clock clock;

  public Parking(Cluster cluster, Sender sender, Clock clock) {
    this.cluster = Objects.requireNonNull(cluster, "cluster");
    this.sender = Objects.requireNonNull(sender, "sender");
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  /**
   * @throws NotSentException when it is not noted
   */
  void park(AskRecord record, Reason reason) {
    var place = record.topic() + "/" + record.partition() + "/" + record.offset();
    var json = JsonNodeFactory.instance.objectNode();
    json.put("topic", record.topic());
    json.put("partition", record.partition());
    json.put("offset", record.offset());
    json.put("digest", Digest.sha256(record.value()).toString());
    json.put("bytes", record.value().length);
    json.put("code", reason.code());
    json.put("at", clock.instant().toString());
    var headers = Map.of(Sender.TYPE, "application/json");
    sender.send(
        List.of(Sender.record(cluster.parked(), null, place, StrictJson.write(json), headers)));
    LOG.error("A record was parked, {}: {}", reason.code(), place);
  }
}
