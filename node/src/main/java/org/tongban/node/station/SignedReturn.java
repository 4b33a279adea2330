package org.tongban.node.station;

import java.util.Objects;
import org.tongban.core.journal.RecordedRelay;
import org.tongban.core.seal.PassedReturn;

/** A sealed answer on its way back with this node's own statement. */
public final class SignedReturn {
  private final RecordedRelay relay;
  private final PassedReturn passed;

  SignedReturn(RecordedRelay relay, PassedReturn passed) {
    this.relay = Objects.requireNonNull(relay, "relay");
    this.passed = Objects.requireNonNull(passed, "passed");
  }

  RecordedRelay relay() {
    return relay;
  }

  PassedReturn passed() {
    return passed;
  }
}
