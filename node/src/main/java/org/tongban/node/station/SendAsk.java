package org.tongban.node.station;

import java.util.Objects;
import org.tongban.core.journal.RecordedDispatch;
import org.tongban.node.peer.PeerClient;
import org.tongban.node.peer.Suspensions;

/** Station 8: sends the recorded ask over mutual TLS and takes the bytes that come back. */
public final class SendAsk {
  private final PeerClient peers;
  private final Suspensions suspensions;

  /**
   * @param suspensions with whom nothing is exchanged
   */
  public SendAsk(PeerClient peers, Suspensions suspensions) {
    this.peers = Objects.requireNonNull(peers, "peers");
    this.suspensions = Objects.requireNonNull(suspensions, "suspensions");
  }

  /** Sends to the member that the signed ask names, or to the first relay before it. */
  public ReceivedReply send(RecordedDispatch dispatch) {
    Objects.requireNonNull(dispatch, "dispatch");
    var sealed = dispatch.sealed();
    suspensions.check(sealed.signed().ask().audience());
    suspensions.check(sealed.next());
    var type = sealed.relays().isEmpty() ? ReceiveMessage.MEDIA_TYPE : ReceiveRelay.MEDIA_TYPE;
    var bytes = peers.exchange(sealed.next(), sealed.wire(), type);
    return new ReceivedReply(dispatch, bytes);
  }
}
