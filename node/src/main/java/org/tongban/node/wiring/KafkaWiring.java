package org.tongban.node.wiring;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.tongban.node.api.AskOnce;
import org.tongban.node.api.Callers;
import org.tongban.node.api.Exchanges;
import org.tongban.node.api.TopicAsks;
import org.tongban.node.batch.BatchJob;
import org.tongban.node.batch.ChunkQueue;
import org.tongban.node.batch.ChunkSender;
import org.tongban.node.batch.DueChunks;
import org.tongban.node.inbox.EventFeed;
import org.tongban.node.job.Jobs;
import org.tongban.node.kafka.ChunkDoor;
import org.tongban.node.kafka.Cluster;
import org.tongban.node.kafka.EventTopic;
import org.tongban.node.kafka.Feeds;
import org.tongban.node.kafka.JournalTopic;
import org.tongban.node.kafka.LateReplies;
import org.tongban.node.kafka.Parking;
import org.tongban.node.kafka.Reach;
import org.tongban.node.kafka.Sender;
import org.tongban.node.kafka.TopicChunks;
import org.tongban.node.kafka.Topics;
import org.tongban.node.later.OwnAsks;
import org.tongban.node.settings.KafkaSettings;
import org.tongban.node.settings.Settings;
import org.tongban.node.store.AuditStore;
import org.tongban.node.store.FeedCursors;
import org.tongban.node.store.NodeDatabase;
import org.tongban.node.store.WaitingAsks;
import org.tongban.node.watch.KafkaHealth;

/** The member's own systems over Kafka. None of it is loaded where the settings name no cluster. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "tongban.kafka", havingValue = "true")
class KafkaWiring {
  private static final String BATCHES = "tongban.kafka-batches";

  @Bean
  KafkaSettings kafkaSettings(Settings settings) {
    return settings.kafka().orElseThrow();
  }

  @Bean
  Cluster cluster(KafkaSettings settings) {
    return new Cluster(settings);
  }

  @Bean(destroyMethod = "close")
  Sender kafkaSender(Cluster cluster) {
    return new Sender(cluster);
  }

  @Bean(destroyMethod = "close")
  Reach reach(Cluster cluster, Clock clock, MeterRegistry meters) {
    return new Reach(cluster, clock, meters);
  }

  @Bean
  KafkaHealth kafkaHealthIndicator(Reach reach) {
    return new KafkaHealth(reach::up);
  }

  @Bean
  WaitingAsks waitingAsks(NodeDatabase database) {
    return new WaitingAsks(database.dataSource());
  }

  @Bean
  TopicAsks topicAsks(
      AskOnce asks, Callers callers, Exchanges exchanges, OwnAsks later, Settings settings) {
    return new TopicAsks(asks, callers, exchanges, later, settings.api().maxBody().bytes());
  }

  @Bean
  Topics topics(
      KafkaSettings settings,
      Cluster cluster,
      CamelContext camel,
      Sender sender,
      TopicAsks asks,
      WaitingAsks waiting,
      ObjectProvider<ChunkDoor> chunks,
      Clock clock) {
    var topics = new Topics(cluster, camel);
    topics.asks(settings, asks, waiting, sender, new Parking(cluster, sender, clock));
    topics.chunks(Optional.ofNullable(chunks.getIfAvailable()));
    return topics;
  }

  @Bean
  @ConditionalOnProperty(name = BATCHES, havingValue = "true")
  ChunkQueue topicChunks(Cluster cluster, Sender sender, Reach reach, Jobs jobs, BatchJob job) {
    return new TopicChunks(cluster, sender, reach, new DueChunks(jobs, job));
  }

  @Bean
  @ConditionalOnProperty(name = BATCHES, havingValue = "true")
  ChunkDoor chunkDoor(ChunkSender sender, BatchJob job, Jobs jobs) {
    return new ChunkDoor(sender, job, jobs);
  }

  @Bean(destroyMethod = "close")
  Feeds feeds(
      KafkaSettings settings,
      Cluster cluster,
      Sender sender,
      Reach reach,
      EventFeed events,
      TopicAsks asks,
      WaitingAsks waiting,
      NodeDatabase database) {
    var late = new LateReplies(waiting, asks, sender, cluster);
    var cursors = new FeedCursors(database.dataSource());
    var journal = new AuditStore(database.dataSource());
    return new Feeds(
        Feeds.on(settings, new EventTopic(events, cluster), new JournalTopic(journal, cluster)),
        late,
        cursors,
        sender,
        reach);
  }

  /** Topics are read when the routes are up, and no more before they go. */
  @Bean
  Hours kafkaHours(Topics topics, Feeds feeds) {
    return new Hours(topics, feeds);
  }

  /** From when until when topics are read and fed. */
  static final class Hours {
    private final Topics topics;
    private final Feeds feeds;

    Hours(Topics topics, Feeds feeds) {
      this.topics = topics;
      this.feeds = feeds;
    }

    @EventListener(ApplicationReadyEvent.class)
    void ready() throws Exception {
      topics.start();
      feeds.start();
    }

    @EventListener(ContextClosedEvent.class)
    void closing() throws Exception {
      feeds.close();
      topics.stop();
    }
  }
}
