package org.tongban.node.kafka;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.tongban.node.api.TopicAsks;
import org.tongban.node.settings.KafkaSettings;
import org.tongban.node.store.WaitingAsks;

/** Reads topics from when the routes are up until before they go. */
public final class Topics {
  private static final int READERS = 4;

  private final Cluster cluster;
  private final CamelContext camel;
  private final List<TopicRoutes.Door> doors = new ArrayList<>();
  private volatile boolean stopping;

  public Topics(Cluster cluster, CamelContext camel) {
    this.cluster = Objects.requireNonNull(cluster, "cluster");
    this.camel = Objects.requireNonNull(camel, "camel");
  }

  /** Adds the callers' topics. */
  public void asks(
      KafkaSettings settings, TopicAsks asks, WaitingAsks waiting, Sender sender, Parking parking) {
    for (var caller : settings.asks()) {
      var door = new AskDoor(caller, cluster, asks, waiting, sender, parking, () -> stopping);
      doors.add(new TopicRoutes.Door(cluster.asks(caller), READERS, door));
    }
  }

  /** Adds the topic of batches, where it is shared. */
  public void chunks(Optional<ChunkDoor> door) {
    door.ifPresent(work -> doors.add(new TopicRoutes.Door(cluster.chunks(), READERS, work)));
  }

  /** Begins to read. */
  public void start() throws Exception {
    camel.addRoutes(new TopicRoutes(cluster, doors));
  }

  /** Reads no more, and waits for what is at work. */
  public void stop() throws Exception {
    stopping = true;
    for (var door : doors) {
      camel.getRouteController().stopRoute(door.route());
    }
  }
}
