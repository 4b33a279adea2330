package org.tongban.node.station;

import java.util.Objects;
import org.tongban.core.message.MemberCode;

/**
 * Bytes of an acceptable size and type that an authenticated peer wants passed on; nothing in them
 * is believed yet.
 */
public final class ReceivedRelay {
  private final MemberCode peer;
  private final byte[] bytes;

  ReceivedRelay(MemberCode peer, byte[] bytes) {
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
