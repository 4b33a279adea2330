package org.tongban.node.station;

import java.util.Objects;
import org.tongban.core.message.MemberCode;

/**
 * Bytes from a peer, with the member that the TLS handshake proved.
 *
 * @param contentType as the peer named it, empty when it named none
 */
public record PeerMessage(MemberCode peer, String contentType, byte[] bytes) {
  public PeerMessage {
    Objects.requireNonNull(peer, "peer");
    Objects.requireNonNull(contentType, "contentType");
    Objects.requireNonNull(bytes, "bytes");
  }
}
