package org.tongban.node.kafka;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tongban.node.batch.ChunkQueue;
import org.tongban.node.store.Chunk;

/**
 * Word of messages goes over a topic that all replicas share; over the database while the cluster
 * is away.
 */
public final class TopicChunks implements ChunkQueue {
  private static final Logger LOG = LoggerFactory.getLogger(TopicChunks.class);

  private final Cluster cluster;
  private final Sender sender;
  private final Reach reach;
  private final ChunkQueue otherwise;

  public TopicChunks(Cluster cluster, Sender sender, Reach reach, ChunkQueue otherwise) {
    this.cluster = Objects.requireNonNull(cluster, "cluster");
    this.sender = Objects.requireNonNull(sender, "sender");
    this.reach = Objects.requireNonNull(reach, "reach");
    this.otherwise = Objects.requireNonNull(otherwise, "otherwise");
  }

  @Override
  public void add(Chunk chunk) {
    if (!reach.up() || !sent(chunk)) {
      otherwise.add(chunk);
    }
  }

  /** The keys differ, so that the messages of one batch spread over the partitions. */
  private boolean sent(Chunk chunk) {
    var key = chunk.batch() + "/" + chunk.number();
    try {
      sender.send(List.of(Sender.record(cluster.chunks(), null, key, new byte[0], Map.of())));
      return true;
    } catch (NotSentException e) {
      LOG.warn("A batch's messages go over the database, the cluster does not take them");
      reach.lost();
      return false;
    }
  }
}
