package org.tongban.node.station;

import java.util.Objects;
import org.tongban.core.journal.RecordedRelay;
import org.tongban.node.peer.PeerClient;

/** Station 24: sends the recorded message on over mutual TLS and takes what comes back. */
public final class ForwardRelay {
  private final PeerClient peers;

  public ForwardRelay(PeerClient peers) {
    this.peers = Objects.requireNonNull(peers, "peers");
  }

  /** Sends to the member that the directory names next, and to no other. */
  public ReceivedReturn forward(RecordedRelay recorded) {
    Objects.requireNonNull(recorded, "recorded");
    var passed = recorded.passed();
    var type = passed.arrives() ? ReceiveMessage.MEDIA_TYPE : ReceiveRelay.MEDIA_TYPE;
    return new ReceivedReturn(recorded, peers.exchange(passed.next(), passed.wire(), type));
  }
}
