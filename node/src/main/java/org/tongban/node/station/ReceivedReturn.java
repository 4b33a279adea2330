package org.tongban.node.station;

import java.util.Objects;
import org.tongban.core.journal.RecordedRelay;

/** Bytes that came back for a relayed message; nothing in them is believed yet. */
public final class ReceivedReturn {
  private final RecordedRelay relay;
  private final byte[] bytes;

  ReceivedReturn(RecordedRelay relay, byte[] bytes) {
    this.relay = Objects.requireNonNull(relay, "relay");
    this.bytes = Objects.requireNonNull(bytes, "bytes");
  }

  RecordedRelay relay() {
    return relay;
  }

  byte[] bytes() {
    return bytes;
  }
}
