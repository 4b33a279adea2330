package org.tongban.node.kafka;

import java.util.HashMap;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.kafka.KafkaComponent;
import org.apache.camel.spi.HeaderFilterStrategy;

/**
 * One route for each topic that the node reads. Look-ups can't name this component: it speaks with
 * the node's own rights.
 */
final class TopicRoutes extends RouteBuilder {
  private static final String COMPONENT = "own-topics";
  private static final String BYTES = "org.apache.kafka.common.serialization.ByteArrayDeserializer";

  private final Cluster cluster;
  private final List<Door> doors;

  TopicRoutes(Cluster cluster, List<Door> doors) {
    this.cluster = cluster;
    this.doors = List.copyOf(doors);
  }

  /**
   * Who works on the records of a topic, and moves its place on.
   *
   * @param readers how many read it side by side, as far as it has partitions
   */
  record Door(String topic, int readers, Processor work) {
    String route() {
      return "topic-" + topic;
    }
  }

  /**
   * Lets no header of a record become one of a message: some of those say where the record lies and
   * how its place is moved on.
   */
  private static final class NoHeaders implements HeaderFilterStrategy {
    @Override
    public boolean applyFilterToCamelHeaders(String name, Object value, Exchange exchange) {
      return true;
    }

    @Override
    public boolean applyFilterToExternalHeaders(String name, Object value, Exchange exchange) {
      return true;
    }
  }

  @Override
  public void configure() {
    var component = new KafkaComponent();
    component.getConfiguration().setBrokers(cluster.brokers());
    component.getConfiguration().setAdditionalProperties(new HashMap<>(cluster.login()));
    component.getConfiguration().setHeaderFilterStrategy(new NoHeaders());
    getContext().addComponent(COMPONENT, component);
    for (var door : doors) {
      from(address(door)).routeId(door.route()).errorHandler(noErrorHandler()).process(door.work());
    }
  }

  /**
   * The place in a topic is the node's alone to move on; whoever comes new begins at the start. A
   * node that ends waits for a poll, and no longer than some seconds for a broker that is gone.
   */
  private String address(Door door) {
    return COMPONENT
        + ":"
        + door.topic()
        + "?groupId="
        + cluster.group()
        + "&consumersCount="
        + door.readers()
        + "&autoCommitEnable=false&allowManualCommit=true&breakOnFirstError=true"
        + "&autoOffsetReset=earliest&maxPollRecords=20&maxPollIntervalMs=300000"
        + "&pollTimeoutMs=500&shutdownTimeout=5000&reconnectBackoffMaxMs=5000&sessionTimeoutMs=10000"
        + "&keyDeserializer="
        + BYTES
        + "&valueDeserializer="
        + BYTES;
  }
}
