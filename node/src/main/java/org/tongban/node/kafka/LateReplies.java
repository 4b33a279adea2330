package org.tongban.node.kafka;

import java.util.List;
import java.util.Objects;
import org.tongban.node.api.TopicAsks;
import org.tongban.node.store.WaitingAsks;

/** Writes answers that came later to the topic of who asked, under the key of the ask. */
public final class LateReplies {
  private static final int MOST = 100;

  private final WaitingAsks waiting;
  private final TopicAsks asks;
  private final Sender sender;
  private final Cluster cluster;

  public LateReplies(WaitingAsks waiting, TopicAsks asks, Sender sender, Cluster cluster) {
    this.waiting = Objects.requireNonNull(waiting, "waiting");
    this.asks = Objects.requireNonNull(asks, "asks");
    this.sender = Objects.requireNonNull(sender, "sender");
    this.cluster = Objects.requireNonNull(cluster, "cluster");
  }

  /**
   * Tells some of those that are due. Two replicas may tell the same: it has the same key.
   *
   * @return whether there were any
   */
  boolean tell() {
    var due = waiting.settled(MOST);
    for (var one : due) {
      var reply = asks.settled(one.exchange());
      sender.send(List.of(AskDoor.record(cluster, one.caller(), one.key(), reply)));
      waiting.drop(one);
    }
    return !due.isEmpty();
  }
}
