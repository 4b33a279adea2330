package org.tongban.node.station;

import java.util.Objects;
import org.tongban.core.journal.RecordedRelay;
import org.tongban.core.seal.OpenedReturn;

/** A verified way back with the relayed message that it belongs to. */
public final class VerifiedReturn {
  private final RecordedRelay relay;
  private final OpenedReturn opened;

  VerifiedReturn(RecordedRelay relay, OpenedReturn opened) {
    this.relay = Objects.requireNonNull(relay, "relay");
    this.opened = Objects.requireNonNull(opened, "opened");
  }

  RecordedRelay relay() {
    return relay;
  }

  OpenedReturn opened() {
    return opened;
  }
}
