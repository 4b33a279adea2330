package org.tongban.node.peer;

import java.util.Objects;
import org.tongban.node.station.ReceiveMessage;

/**
 * What goes back to a peer.
 *
 * @param status HTTP status; 200 for every signed answer and refusal
 * @param wire the sealed message, empty where none could be recorded
 * @param mediaType what it is
 */
public record PeerReply(int status, byte[] wire, String mediaType) {
  public PeerReply {
    Objects.requireNonNull(wire, "wire");
    Objects.requireNonNull(mediaType, "mediaType");
  }

  /** A sealed message. */
  public PeerReply(int status, byte[] wire) {
    this(status, wire, ReceiveMessage.MEDIA_TYPE);
  }
}
