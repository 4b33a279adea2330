package org.tongban.node.peer;

import java.util.Objects;

/**
 * What goes back to a peer.
 *
 * @param status HTTP status; 200 for every signed answer and refusal
 * @param wire the sealed message, empty where none could be recorded
 */
public record PeerReply(int status, byte[] wire) {
  public PeerReply {
    Objects.requireNonNull(wire, "wire");
  }
}
