package org.tongban.node.station;

import java.util.Objects;
import org.tongban.core.message.MemberCode;

/**
 * Bytes of an acceptable size and type from an authenticated peer; nothing in them is believed yet.
 */
public final class ReceivedMessage {
  private final MemberCode peer;
  private final byte[] bytes;

  ReceivedMessage(MemberCode peer, byte[] bytes) {
    this.peer = Objects.requireNonNull(peer, "peer");
    this.bytes = Objects.requireNonNull(bytes, "bytes");
  }

  MemberCode peer() {
    return peer;
  }

  byte[] bytes() {
    return bytes;
  }
}
