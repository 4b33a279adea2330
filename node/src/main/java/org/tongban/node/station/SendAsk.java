package org.tongban.node.station;

import java.util.Objects;
import org.tongban.core.journal.RecordedDispatch;
import org.tongban.node.peer.PeerClient;

/** Station 8: sends the recorded ask over mutual TLS and takes the bytes that come back. */
public final class SendAsk {
  private final PeerClient peers;

  public SendAsk(PeerClient peers) {
    this.peers = Objects.requireNonNull(peers, "peers");
  }

  /** Sends to the member that the signed ask names, or to the first relay before it. */
  public ReceivedReply send(RecordedDispatch dispatch) {
    Objects.requireNonNull(dispatch, "dispatch");
    var sealed = dispatch.sealed();
    var type = sealed.relays().isEmpty() ? ReceiveMessage.MEDIA_TYPE : ReceiveRelay.MEDIA_TYPE;
    var bytes = peers.exchange(sealed.next(), sealed.wire(), type);
    return new ReceivedReply(dispatch, bytes);
  }
}
